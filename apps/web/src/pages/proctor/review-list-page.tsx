import type { SessionSummary } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { CandidateName } from '../../components/candidate-name';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Badge, ButtonLink, EmptyState, PageHeader, Select, Spinner, Table } from '../../design';
import { useExamTitle } from '../../hooks/use-exam-title';
import { useFormat } from '../../hooks/use-format';
import { useRepeat } from '../../hooks/use-repeat';
import { useResource } from '../../hooks/use-resource';

const AGAIN_EVERY_MS = 15_000;

type Filter = 'to_review' | 'decided' | 'live' | 'all';
const FILTERS: readonly Filter[] = ['to_review', 'decided', 'live', 'all'];

/** Sessions of an exam that wait for a review, those with the most undecided incidents first. */
export function ReviewListPage() {
  const { examId = '' } = useParams();
  const { t } = useTranslation();
  const title = useExamTitle(examId);
  const [search, setSearch] = useSearchParams();
  const filter = FILTERS.find((it) => it === search.get('state')) ?? 'to_review';
  const sessions = useResource(
    useCallback(
      (signal: AbortSignal) =>
        api.call('listSessions', {
          signal,
          query: { examId, ...(filter === 'all' ? {} : { state: filter }) },
        }),
      [examId, filter],
    ),
  );
  useRepeat(sessions.reload, AGAIN_EVERY_MS);
  return (
    <>
      <BackLink to="/proctor">{t('proctor:list.back')}</BackLink>
      <PageHeader
        title={title ? t('proctor:list.titleOf', { title }) : t('proctor:list.title')}
        lead={t('proctor:list.lead')}
        actions={<ButtonLink to={`/proctor/exams/${examId}/live`}>{t('proctor:list.toLive')}</ButtonLink>}
      />
      <div className="row">
        <Select
          label={t('proctor:list.show')}
          value={filter}
          onChange={(value) => setSearch({ state: value }, { replace: true })}
          options={FILTERS.map((value) => ({ value, text: t(`proctor:list.filter.${value}`) }))}
        />
      </div>
      {sessions.kind === 'failed' ? (
        <Failure error={sessions.error} onRetry={sessions.reload} />
      ) : sessions.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <SessionTable sessions={sessions.data.sessions} />
      )}
    </>
  );
}

function SessionTable({ sessions }: { sessions: readonly SessionSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = [...sessions].sort((a, b) => b.undecidedIncidents - a.undecidedIncidents);
  return (
    <Table
      caption={t('proctor:list.caption')}
      rows={rows}
      rowKey={(session) => session.id}
      empty={<EmptyState title={t('proctor:list.emptyTitle')}>{t('proctor:list.emptyText')}</EmptyState>}
      columns={[
        {
          key: 'name',
          title: t('proctor:list.candidate'),
          cell: (session) => <CandidateName name={session.candidateName} number={session.studentNumber} />,
        },
        {
          key: 'state',
          title: t('proctor:list.state'),
          cell: (session) => <Badge>{t(`terms:sessionState.${session.state}`)}</Badge>,
        },
        {
          key: 'submitted',
          title: t('proctor:list.submitted'),
          cell: (session) => (
            <span className="numeric">
              {session.submittedAt ? format.shortDateTime(session.submittedAt) : '—'}
            </span>
          ),
        },
        {
          key: 'behaviour',
          title: t('terms:ledger.behaviour'),
          cell: (session) => session.behaviourIncidents,
          align: 'end',
        },
        {
          key: 'technical',
          title: t('terms:ledger.technical'),
          cell: (session) => session.technicalIncidents,
          align: 'end',
        },
        {
          key: 'undecided',
          title: t('proctor:list.undecided'),
          cell: (session) =>
            session.undecidedIncidents > 0 ? <Badge tone="warning">{session.undecidedIncidents}</Badge> : '0',
          align: 'end',
        },
        {
          key: 'decision',
          title: t('proctor:list.decision'),
          cell: (session) => t(`terms:decision.${session.decision}`),
        },
        {
          key: 'open',
          title: t('proctor:list.actions'),
          cell: (session) => (
            <ButtonLink
              size="s"
              to={`/proctor/sessions/${session.id}`}
              aria-label={t('proctor:list.openSession', { name: session.candidateName })}
            >
              {t('proctor:list.open')}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
