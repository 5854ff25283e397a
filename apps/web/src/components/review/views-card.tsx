import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { Card, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { Failure } from '../failure';

/** Who looked at what of this session, for administrators. */
export function ViewsCard({ sessionId }: { sessionId: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const views = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('listViews', { params: { sessionId }, signal }),
      [sessionId],
    ),
  );
  const nameOf = (what: string): string => {
    const key = `review:views.what.${what.replace('.', '_')}`;
    return i18n.exists(key) ? i18n.t(key) : what;
  };
  return (
    <Card title={t('review:views.title')}>
      {views.kind === 'loading' ? <Spinner text={t('common:loading')} /> : null}
      {views.kind === 'failed' ? <Failure error={views.error} onRetry={views.reload} /> : null}
      {views.kind === 'ready' ? (
        <div className="bk-views">
          <Table
            caption={t('review:views.title')}
            rows={views.data.views.map((view, index) => ({ ...view, index }))}
            rowKey={({ index }) => String(index)}
            empty={<p className="muted">{t('review:views.none')}</p>}
            columns={[
              {
                key: 'at',
                title: t('review:views.at'),
                cell: ({ at }) => <span className="numeric">{format.shortDateTime(at)}</span>,
              },
              { key: 'by', title: t('review:views.by'), cell: ({ by }) => by },
              { key: 'what', title: t('review:views.whatTitle'), cell: ({ what }) => nameOf(what) },
            ]}
          />
        </div>
      ) : null}
    </Card>
  );
}
