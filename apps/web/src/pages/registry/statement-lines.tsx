import type { StatementRow, StatementSummary } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CandidateName } from '../../components/candidate-name';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Badge, Spinner, Table, type Tone } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';

const TONES: Record<StatementRow['state'], Tone> = {
  confirmed: 'success',
  pending: 'warning',
  absent: 'neutral',
  not_admitted: 'neutral',
  annulled: 'danger',
  re_sit: 'warning',
};

/** What one statement says, line by line. */
export function StatementLines({ statement }: { statement: StatementSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: statementId, groupName, version } = statement;
  const detail = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getStatement', { params: { statementId }, signal }),
      [statementId],
    ),
  );
  if (detail.kind === 'failed') return <Failure error={detail.error} onRetry={detail.reload} />;
  if (detail.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const number = (value: number | null) => (value === null ? '—' : format.number(value, { digits: 2 }));
  return (
    <Table
      caption={t('registry:statements.lines', {
        group: groupName || t('registry:statements.noGroup'),
        version,
      })}
      showCaption
      rows={detail.data.lines}
      rowKey={({ number: place }) => String(place)}
      columns={[
        {
          key: 'name',
          title: t('registry:statements.column.name'),
          cell: ({ displayName, studentNumber }) => (
            <CandidateName name={displayName} number={studentNumber} />
          ),
        },
        {
          key: 'rating',
          title: t('registry:statements.column.rating'),
          cell: ({ rating }) => number(rating),
          align: 'end',
        },
        {
          key: 'exam',
          title: t('registry:statements.column.exam'),
          cell: ({ examMark }) => number(examMark),
          align: 'end',
        },
        {
          key: 'final',
          title: t('registry:statements.column.final'),
          cell: ({ finalMark }) => number(finalMark),
          align: 'end',
        },
        {
          key: 'letter',
          title: t('registry:statements.column.letter'),
          cell: ({ letter }) => <strong>{letter ?? '—'}</strong>,
        },
        {
          key: 'state',
          title: t('registry:statements.column.state'),
          cell: ({ state, underAppeal }) => (
            <span className="row">
              <Badge tone={TONES[state]}>{t(`registry:statements.states.${state}`)}</Badge>
              {underAppeal ? <Badge tone="warning">{t('registry:statements.underAppeal')}</Badge> : null}
            </span>
          ),
        },
      ]}
    />
  );
}
