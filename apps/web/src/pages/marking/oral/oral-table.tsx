import type { Oral } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { Badge, ButtonLink, EmptyState, Spinner, Table } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useRepeat } from '../../../hooks/use-repeat';
import { useResource } from '../../../hooks/use-resource';

const AGAIN_EVERY_MS = 5_000;

/** Candidates of an oral exam: who prepares, who waits to be called, who answers. */
export function OralTable({ examId }: { examId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const orals = useResource(
    useCallback((signal: AbortSignal) => api.call('listOrals', { params: { examId }, signal }), [examId]),
  );
  useRepeat(orals.reload, AGAIN_EVERY_MS);
  if (orals.kind === 'failed') return <Failure error={orals.error} onRetry={orals.reload} />;
  if (orals.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return (
    <Table
      caption={t('oral:list.caption')}
      rows={orals.data.orals}
      rowKey={({ attemptId }) => attemptId}
      empty={<EmptyState title={t('oral:list.emptyTitle')}>{t('oral:list.emptyText')}</EmptyState>}
      columns={[
        {
          key: 'candidate',
          title: t('oral:list.candidate'),
          cell: ({ candidateName }) => candidateName,
          isRowHeader: true,
        },
        {
          key: 'state',
          title: t('marking:state'),
          cell: (oral) => (
            <Badge tone={oral.state === 'answering' ? 'success' : isReady(oral) ? 'warning' : 'neutral'}>
              {isReady(oral) ? t('oral:state.ready') : t(`oral:state.${oral.state}`)}
            </Badge>
          ),
        },
        { key: 'ticket', title: t('oral:list.ticket'), cell: ({ ticket }) => ticket ?? '—', align: 'end' },
        {
          key: 'until',
          title: t('oral:list.preparesUntil'),
          cell: ({ state, preparationEndsAt }) =>
            state === 'preparing' && preparationEndsAt ? format.time(preparationEndsAt) : '—',
        },
        {
          key: 'panel',
          title: t('oral:list.panel'),
          cell: ({ seats }) => seats.map(({ examiner }) => examiner).join(', ') || '—',
        },
        { key: 'mark', title: t('marking:mark'), cell: ({ mark }) => mark ?? '—', align: 'end' },
        {
          key: 'open',
          title: t('marking:actions'),
          cell: ({ attemptId, candidateName }) => (
            <ButtonLink
              size="s"
              to={`/marking/orals/${attemptId}`}
              aria-label={t('oral:list.openNamed', { name: candidateName })}
            >
              {t('marking:open')}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

/** Whether the panel may call the candidate now. */
export function isReady({ state, readyAt, preparationEndsAt, serverNow }: Oral): boolean {
  if (state !== 'preparing') return false;
  return readyAt !== null || (preparationEndsAt !== null && preparationEndsAt <= serverNow);
}
