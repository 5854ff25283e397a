import { type IncidentRuleId, INCIDENT_RULE_IDS, type QueueEntry } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
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

type Filter = 'to_review' | 'appealed' | 'decided' | 'live' | 'all';
const FILTERS: readonly Filter[] = ['to_review', 'appealed', 'decided', 'live', 'all'];
const ANY = 'any';

/** The queue of an exam: what needs a person most comes first. */
export function ReviewListPage() {
  const { examId = '' } = useParams();
  const { t } = useTranslation();
  const title = useExamTitle(examId);
  const [search, setSearch] = useSearchParams();
  const filter = FILTERS.find((it) => it === search.get('state')) ?? 'to_review';
  const rule = INCIDENT_RULE_IDS.find((it) => it === search.get('rule'));
  const reviewerId = search.get('reviewer') ?? undefined;
  const queue = useResource(
    useCallback(
      (signal: AbortSignal) =>
        api.call('reviewQueue', {
          signal,
          query: {
            examId,
            ...(filter === 'all' ? {} : { state: filter }),
            ...(rule ? { rule } : {}),
          },
        }),
      [examId, filter, rule],
    ),
  );
  useRepeat(queue.reload, AGAIN_EVERY_MS);
  const entries = queue.data?.entries ?? [];
  const reviewers = [
    ...new Map(entries.flatMap((entry) => entry.reviewers.map((it) => [it.id, it] as const))).values(),
  ];
  const choose = (name: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === ANY) next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
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
          onChange={(value) => choose('state', value)}
          options={FILTERS.map((value) => ({ value, text: t(`proctor:list.filter.${value}`) }))}
        />
        <Select<IncidentRuleId | typeof ANY>
          label={t('proctor:list.rule')}
          value={rule ?? ANY}
          onChange={(value) => choose('rule', value)}
          options={[
            { value: ANY, text: t('proctor:list.anyRule') },
            ...INCIDENT_RULE_IDS.map((value) => ({ value, text: t(`terms:rule.${value}`) })),
          ]}
        />
        <Select
          label={t('proctor:list.reviewer')}
          value={reviewerId ?? ANY}
          onChange={(value) => choose('reviewer', value)}
          options={[
            { value: ANY, text: t('proctor:list.anyReviewer') },
            ...reviewers.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      </div>
      {queue.kind === 'failed' ? (
        <Failure error={queue.error} onRetry={queue.reload} />
      ) : queue.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <QueueTable
          entries={entries.filter(
            (entry) => !reviewerId || entry.reviewers.some(({ id }) => id === reviewerId),
          )}
        />
      )}
    </>
  );
}

function QueueTable({ entries }: { entries: readonly QueueEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('proctor:list.caption')}
      rows={entries}
      rowKey={({ session }) => session.id}
      empty={<EmptyState title={t('proctor:list.emptyTitle')}>{t('proctor:list.emptyText')}</EmptyState>}
      columns={[
        {
          key: 'name',
          title: t('proctor:list.candidate'),
          cell: ({ session }) => (
            <CandidateName name={session.candidateName} number={session.studentNumber} />
          ),
        },
        {
          key: 'state',
          title: t('proctor:list.state'),
          cell: ({ session, appeal, barrier }) => (
            <span className="stack-s">
              <Badge>{t(`terms:sessionState.${session.state}`)}</Badge>
              {appeal ? <Badge tone="warning">{t('proctor:list.appeal')}</Badge> : null}
              {barrier ? <span className="small">{t('proctor:list.barrier')}</span> : null}
            </span>
          ),
        },
        {
          key: 'waits',
          title: t('proctor:list.waits'),
          cell: ({ waitingSince }) => <Age since={waitingSince} />,
          align: 'end',
        },
        {
          key: 'minutes',
          title: t('proctor:list.minutes'),
          cell: ({ estimatedMinutes }) =>
            t('proctor:list.minutesValue', { value: format.number(estimatedMinutes) }),
          align: 'end',
        },
        {
          key: 'attention',
          title: t('proctor:list.attention'),
          cell: ({ attention }) => format.number(attention),
          align: 'end',
        },
        {
          key: 'undecided',
          title: t('proctor:list.undecided'),
          cell: ({ session }) =>
            session.undecidedIncidents > 0 ? <Badge tone="warning">{session.undecidedIncidents}</Badge> : '0',
          align: 'end',
        },
        {
          key: 'decision',
          title: t('proctor:list.decision'),
          cell: ({ session }) => t(`terms:decision.${session.decision}`),
        },
        {
          key: 'open',
          title: t('proctor:list.actions'),
          cell: ({ session }) => (
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

const MINUTE_MS = 60_000;

function Age({ since }: { since: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  if (since === null) return <>—</>;
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / MINUTE_MS));
  const [key, value] =
    minutes < 60
      ? (['minutesAge', minutes] as const)
      : minutes < 2880
        ? (['hours', Math.floor(minutes / 60)] as const)
        : (['days', Math.floor(minutes / 1440)] as const);
  return (
    <time dateTime={since} title={format.dateTime(since)} className="numeric">
      {t(`proctor:list.${key}`, { value: format.number(value) })}
    </time>
  );
}
