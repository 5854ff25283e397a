import {
  type AppealTerm,
  hasPermission,
  MAX_APPEAL_COMMISSION,
  type ReviewPolicy,
  type StaffExam,
} from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { showToast } from '../../core/toasts';
import { Card, Checkbox, Select, Spinner, Table } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import './policies.css';

/** What is offered; a policy with another value shows that one as well. */
const SHARES = [0, 0.05, 0.1, 0.2, 0.5, 1];
const COMMISSION_SIZES = Array.from({ length: MAX_APPEAL_COMMISSION }, (_, at) => at + 1);
const APPEAL_TERMS: readonly AppealTerm[] = [
  { unit: 'hours', count: 0 },
  { unit: 'days', count: 0 },
  { unit: 'hours', count: 24 },
  { unit: 'hours', count: 48 },
  ...[1, 2, 3, 5, 10].map((count) => ({ unit: 'working_days', count }) as const),
  ...[3, 5, 7, 10, 14, 30, 60, 90].map((count) => ({ unit: 'days', count }) as const),
];

/** The exams of the caller, each with how its sessions are reviewed. Holds at once, for decisions that are still to come. */
export function ExamReviewPolicies() {
  const { t } = useTranslation();
  const format = useFormat();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  return (
    <Card title={t('policies:review.title')}>
      <p className="muted">{t('policies:review.lead')}</p>
      {exams.kind === 'failed' ? (
        <Failure error={exams.error} onRetry={exams.reload} />
      ) : exams.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <Table
          caption={t('policies:review.title')}
          rows={exams.data.exams}
          rowKey={({ id }) => id}
          columns={[
            { key: 'exam', title: t('policies:assign.exam'), cell: ({ title }) => format.text(title) },
            {
              key: 'review',
              title: t('policies:review.terms'),
              cell: (exam) => <ReviewOfExam exam={exam} />,
            },
          ]}
        />
      )}
    </Card>
  );
}

function ReviewOfExam({ exam }: { exam: StaffExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: examId } = exam;
  const bound = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getReviewPolicy', { params: { examId }, signal }),
      [examId],
    ),
  );
  const { reload } = bound;
  const set = useAction(
    useCallback(
      async (body: ReviewPolicy) => {
        await api.call('setReviewPolicy', { params: { examId }, body });
        showToast(t('policies:review.done'), 'success');
        reload();
      },
      [examId, reload, t],
    ),
  );
  if (bound.kind === 'failed') return <Failure error={bound.error} onRetry={reload} />;
  if (bound.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { policy } = bound.data;
  const isDisabled = set.pending || !hasPermission(currentMe().roles, 'policy:write');
  const title = format.text(exam.title);
  const isOffered = APPEAL_TERMS.some((term) => termKey(term) === termKey(policy.appealTerm));
  const terms = isOffered ? APPEAL_TERMS : [policy.appealTerm, ...APPEAL_TERMS];
  const change = (part: Partial<ReviewPolicy>): void => void set.run({ ...policy, ...part });
  return (
    <div className="stack-s">
      <div className="bk-exam-checks">
        <Select
          label={t('policies:review.sample')}
          labelOf={title}
          value={String(policy.blindSampleShare)}
          onChange={(chosen) => change({ blindSampleShare: Number(chosen) })}
          isDisabled={isDisabled}
          options={withOwn(SHARES, policy.blindSampleShare).map((share) => ({
            value: String(share),
            text: format.percent(share),
          }))}
        />
        <Select
          label={t('policies:review.appeal')}
          labelOf={title}
          value={termKey(policy.appealTerm)}
          onChange={(chosen) => change({ appealTerm: terms.find((term) => termKey(term) === chosen)! })}
          isDisabled={isDisabled}
          options={terms.map((term) => ({
            value: termKey(term),
            text: t(termText(term), { count: term.count }),
          }))}
        />
        <Select
          label={t('policies:review.commission')}
          labelOf={title}
          value={String(policy.appealCommissionSize)}
          onChange={(chosen) => change({ appealCommissionSize: Number(chosen) })}
          isDisabled={isDisabled}
          options={COMMISSION_SIZES.map((count) => ({
            value: String(count),
            text: t('policies:review.members', { count }),
          }))}
        />
      </div>
      <Checkbox
        isSelected={policy.soloSupervisorMayReview}
        onChange={(soloSupervisorMayReview) => change({ soloSupervisorMayReview })}
        isDisabled={isDisabled}
      >
        {t('policies:review.solo')}
        <span className="visually-hidden"> {title}</span>
      </Checkbox>
      {set.error ? <Failure error={set.error} onRetry={reload} /> : null}
    </div>
  );
}

const termKey = ({ unit, count }: AppealTerm): string => `${unit}:${count}`;

function termText({ unit, count }: AppealTerm) {
  if (count > 0) return `policies:review.term.${unit}` as const;
  return unit === 'hours' ? 'policies:review.noAppeal' : 'policies:review.term.sameDay';
}

function withOwn(offered: readonly number[], own: number): number[] {
  return [...new Set([...offered, own])].sort((a, b) => a - b);
}
