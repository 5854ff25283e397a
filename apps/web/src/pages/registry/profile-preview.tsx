import type { StatementProfile } from '@bakylau/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';

const AFTER_TYPING_MS = 400;

/** The first lines of the file that the set makes, with invented people: as a table, and as the CSV reads. */
export function ProfilePreview({ profile }: { profile: StatementProfile }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  // By value: the form makes a new object with every key.
  const latest = JSON.stringify(profile);
  const [wanted, setWanted] = useState(latest);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(latest), AFTER_TYPING_MS);
    return () => clearTimeout(timer);
  }, [latest]);
  const preview = useResource(
    useCallback(
      (signal: AbortSignal) => {
        const body = JSON.parse(wanted) as StatementProfile;
        return api.call('previewStatementProfile', { query: { locale }, body, signal });
      },
      [wanted, locale],
    ),
  );
  if (preview.kind === 'failed') return <Failure error={preview.error} onRetry={preview.reload} />;
  if (preview.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { heads, rows, csv } = preview.data;
  return (
    <div className="stack-s">
      <Table
        caption={t('registry:profiles.preview')}
        showCaption
        rows={rows.map((cells, i) => ({ id: String(i), cells }))}
        rowKey={({ id }) => id}
        columns={heads.map((title, i) => ({
          key: String(i),
          title,
          cell: ({ cells }: { cells: string[] }) => cells[i] ?? '',
        }))}
      />
      <details>
        <summary>{t('registry:profiles.previewCsv')}</summary>
        <pre tabIndex={0} style={{ overflowX: 'auto' }}>
          {csv}
        </pre>
      </details>
    </div>
  );
}
