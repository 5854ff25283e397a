import type { Result } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CandidateName } from '../../components/candidate-name';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Badge, ButtonLink, EmptyState, PageHeader, Select, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useRepeat } from '../../hooks/use-repeat';
import { useResource } from '../../hooks/use-resource';
import { RESULT_TONES } from './result-labels';

const AGAIN_EVERY_MS = 15_000;
const ALL = 'all';

/** Results of the examiner's exams: those to confirm first. */
export function ResultsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const examId = search.get('exam') ?? ALL;
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  const results = useResource(
    useCallback(
      (signal: AbortSignal) =>
        api.call('listResults', { signal, ...(examId === ALL ? {} : { query: { examId } }) }),
      [examId],
    ),
  );
  useRepeat(results.reload, AGAIN_EVERY_MS);
  return (
    <>
      <PageHeader title={t('examiner:list.title')} lead={t('examiner:list.lead')} />
      <div className="row">
        <Select
          label={t('examiner:list.exam')}
          value={examId}
          onChange={(value) => setSearch(value === ALL ? {} : { exam: value }, { replace: true })}
          options={[
            { value: ALL, text: t('examiner:list.allExams') },
            ...(exams.data?.exams ?? []).map((exam) => ({ value: exam.id, text: format.text(exam.title) })),
          ]}
        />
      </div>
      {results.kind === 'failed' ? (
        <Failure error={results.error} onRetry={results.reload} />
      ) : results.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <ResultTable results={results.data.results} />
      )}
    </>
  );
}

function ResultTable({ results }: { results: readonly Result[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rank = (result: Result) => (result.state === 'verified' ? 0 : result.state === 'provisional' ? 1 : 2);
  const rows = [...results].sort((a, b) => rank(a) - rank(b) || b.submittedAt.localeCompare(a.submittedAt));
  return (
    <Table
      caption={t('examiner:list.caption')}
      rows={rows}
      rowKey={(result) => result.id}
      empty={<EmptyState title={t('examiner:list.emptyTitle')}>{t('examiner:list.emptyText')}</EmptyState>}
      columns={[
        {
          key: 'candidate',
          title: t('examiner:list.candidate'),
          cell: (result) => <CandidateName name={result.candidateName} number={result.studentNumber} />,
        },
        {
          key: 'exam',
          title: t('examiner:list.examColumn'),
          cell: (result) => <span className="small">{format.text(result.examTitle)}</span>,
        },
        {
          key: 'submitted',
          title: t('examiner:list.submitted'),
          cell: (result) => <span className="numeric">{format.shortDateTime(result.submittedAt)}</span>,
        },
        {
          key: 'mark',
          title: t('examiner:list.mark'),
          cell: (result) => format.number(result.mark),
          align: 'end',
        },
        {
          key: 'letter',
          title: t('examiner:list.letter'),
          cell: (result) => <strong>{result.letter}</strong>,
        },
        {
          key: 'final',
          title: t('examiner:list.final'),
          cell: (result) => <FinalCell result={result} />,
        },
        {
          key: 'decision',
          title: t('examiner:list.decision'),
          cell: (result) => <DecisionCell result={result} />,
        },
        {
          key: 'state',
          title: t('examiner:list.state'),
          cell: (result) => (
            <Badge tone={RESULT_TONES[result.state]}>{t(`terms:resultState.${result.state}`)}</Badge>
          ),
        },
        {
          key: 'open',
          title: t('examiner:list.actions'),
          cell: (result) => (
            <ButtonLink
              size="s"
              to={`/examiner/results/${result.id}`}
              aria-label={t('examiner:list.openResult', { name: result.candidateName })}
            >
              {t('examiner:list.open')}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

function FinalCell({ result: { final } }: { result: Result }) {
  const { t } = useTranslation();
  const format = useFormat();
  // A rating would tell whose work it is.
  if (!final) return <span className="muted">{t('examiner:list.finalHidden')}</span>;
  if (final.letter === null) return <span className="muted">—</span>;
  const mark = final.mark === null ? '' : ` ${format.number(final.mark)}`;
  return (
    <span className="numeric">
      <strong>{final.letter}</strong>
      {mark}
    </span>
  );
}

function DecisionCell({ result }: { result: Result }) {
  const { t } = useTranslation();
  if (result.decision) return <>{t(`terms:decision.${result.decision.outcome}`)}</>;
  if (result.undecidedIncidents > 0) {
    return (
      <span className="muted">{t('examiner:list.undecided', { count: result.undecidedIncidents })}</span>
    );
  }
  return <span className="muted">{t('terms:decision.none')}</span>;
}
