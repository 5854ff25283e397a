import type { MarkAppeal } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Badge, ButtonLink, EmptyState, PageHeader, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useRepeat } from '../../hooks/use-repeat';
import { useResource } from '../../hooks/use-resource';
import { APPEAL_TONES } from './appeal-tones';

const AGAIN_EVERY_MS = 20_000;

/** Appeals against marks in the exams of the examiner: open ones first. */
export function AppealsPage() {
  const { t } = useTranslation();
  const appeals = useResource(
    useCallback((signal: AbortSignal) => api.call('listMarkAppeals', { signal }), []),
  );
  useRepeat(appeals.reload, AGAIN_EVERY_MS);
  return (
    <>
      <BackLink to="/marking">{t('marking:back')}</BackLink>
      <PageHeader title={t('marking:appeals.title')} lead={t('marking:appeals.lead')} />
      {appeals.kind === 'failed' ? (
        <Failure error={appeals.error} onRetry={appeals.reload} />
      ) : appeals.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <AppealTable appeals={appeals.data.appeals} />
      )}
    </>
  );
}

function AppealTable({ appeals }: { appeals: readonly MarkAppeal[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('marking:appeals.caption')}
      rows={appeals}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t('marking:appeals.emptyTitle')}>{t('marking:appeals.emptyText')}</EmptyState>
      }
      columns={[
        {
          key: 'candidate',
          title: t('marking:appeals.candidate'),
          isRowHeader: true,
          cell: ({ candidateName }) => candidateName,
        },
        {
          key: 'exam',
          title: t('marking:appeals.exam'),
          cell: ({ examTitle }) => <span className="small">{format.text(examTitle)}</span>,
        },
        {
          key: 'filed',
          title: t('marking:appeals.filed'),
          cell: ({ filedAt }) => <span className="numeric">{format.shortDateTime(filedAt)}</span>,
        },
        {
          key: 'mark',
          title: t('marking:appeals.mark'),
          align: 'end',
          cell: ({ mark, markBefore }) =>
            markBefore === null
              ? format.number(mark)
              : t('marking:appeals.markChange', {
                  before: format.number(markBefore),
                  after: format.number(mark),
                }),
        },
        {
          key: 'state',
          title: t('marking:appeals.state'),
          cell: ({ state }) => (
            <Badge tone={APPEAL_TONES[state]}>{t(`terms:markAppealState.${state}`)}</Badge>
          ),
        },
        {
          key: 'open',
          title: t('marking:appeals.actions'),
          cell: ({ id, candidateName }) => (
            <ButtonLink
              size="s"
              to={`/marking/appeals/${id}`}
              aria-label={t('marking:appeals.openNamed', { name: candidateName })}
            >
              {t('marking:appeals.open')}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
