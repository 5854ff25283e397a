import type { Script, StaffExam } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Badge, ButtonLink, EmptyState, PageHeader, Select, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useRepeat } from '../../hooks/use-repeat';
import { useResource } from '../../hooks/use-resource';
import { OralTable } from './oral/oral-table';
import { OverlapsCard } from './overlaps-card';

const AGAIN_EVERY_MS = 20_000;

/** Handed-in work under its codes: what is mine and what waits for a marker. */
export function QueuePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  const marked = (exams.data?.exams ?? []).filter(({ format: kind }) => kind !== 'test');
  const examId = search.get('exam') ?? marked[0]?.id ?? null;
  const isOral = marked.some(({ id, format: kind }) => id === examId && kind === 'oral');
  return (
    <>
      <PageHeader
        title={t('marking:title')}
        lead={t(isOral ? 'oral:list.lead' : 'marking:lead')}
        actions={<ButtonLink to="/marking/appeals">{t('marking:appeals.link')}</ButtonLink>}
      />
      {exams.kind === 'failed' ? (
        <Failure error={exams.error} onRetry={exams.reload} />
      ) : exams.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : examId === null ? (
        <EmptyState title={t('marking:noExams')}>{t('marking:noExamsText')}</EmptyState>
      ) : (
        <>
          <Select
            label={t('marking:exam')}
            value={examId}
            onChange={(value) => setSearch({ exam: value }, { replace: true })}
            options={marked.map((exam: StaffExam) => ({ value: exam.id, text: format.text(exam.title) }))}
          />
          {isOral ? (
            <OralTable key={examId} examId={examId} />
          ) : (
            <>
              <Queue key={examId} examId={examId} />
              <OverlapsCard key={`overlaps ${examId}`} examId={examId} />
            </>
          )}
        </>
      )}
    </>
  );
}

function Queue({ examId }: { examId: string }) {
  const { t } = useTranslation();
  const scripts = useResource(
    useCallback((signal: AbortSignal) => api.call('listScripts', { params: { examId }, signal }), [examId]),
  );
  useRepeat(scripts.reload, AGAIN_EVERY_MS);
  if (scripts.kind === 'failed') return <Failure error={scripts.error} onRetry={scripts.reload} />;
  if (scripts.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const rank = ({ mine, mayClaim }: Script) => (mine === 'open' ? 0 : mayClaim ? 1 : 2);
  const rows = [...scripts.data.scripts].sort((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code));
  return <ScriptTable scripts={rows} />;
}

function ScriptTable({ scripts }: { scripts: readonly Script[] }) {
  const { t } = useTranslation();
  return (
    <Table
      caption={t('marking:caption')}
      rows={scripts}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('marking:emptyTitle')}>{t('marking:emptyText')}</EmptyState>}
      columns={[
        {
          key: 'code',
          title: t('marking:code'),
          cell: ({ code, candidateName }) => (
            <>
              <code>{code}</code>
              {candidateName ? <div className="muted small">{candidateName}</div> : null}
            </>
          ),
          isRowHeader: true,
        },
        { key: 'words', title: t('marking:words'), cell: ({ words }) => words, align: 'end' },
        { key: 'files', title: t('marking:files'), cell: ({ files }) => files, align: 'end' },
        {
          key: 'markers',
          title: t('marking:markers'),
          cell: ({ markersDone, markersWanted }) =>
            t('marking:markersOf', { done: markersDone, wanted: markersWanted }),
        },
        {
          key: 'state',
          title: t('marking:state'),
          cell: ({ state, mine }) => (
            <Badge tone={state === 'marked' ? 'success' : state === 'tie_break' ? 'warning' : 'neutral'}>
              {mine === 'open' ? t('marking:states.mine') : t(`marking:states.${state}`)}
            </Badge>
          ),
        },
        { key: 'mark', title: t('marking:mark'), cell: ({ mark }) => mark ?? '—', align: 'end' },
        {
          key: 'open',
          title: t('marking:actions'),
          cell: ({ id, code }) => (
            <ButtonLink size="s" to={`/marking/scripts/${id}`} aria-label={t('marking:openScript', { code })}>
              {t('marking:open')}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
