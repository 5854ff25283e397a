import { hasPermission, type RulesPolicySummary, type StaffExam } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { showToast } from '../../core/toasts';
import { Card, Select, Spinner, Table } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';

/** Stands for what came with the service. */
const DEFAULT = 'default';

export interface ExamPoliciesProps {
  policies: readonly RulesPolicySummary[];
  onAssigned: () => void;
}

/** The exams of the caller, each with the version that it is bound to. */
export function ExamPolicies({ policies, onAssigned }: ExamPoliciesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  return (
    <Card title={t('policies:assign.title')}>
      <p className="muted">{t('policies:assign.lead')}</p>
      {exams.kind === 'failed' ? (
        <Failure error={exams.error} onRetry={exams.reload} />
      ) : exams.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <Table
          caption={t('policies:assign.title')}
          rows={exams.data.exams}
          rowKey={({ id }) => id}
          columns={[
            { key: 'exam', title: t('policies:assign.exam'), cell: ({ title }) => format.text(title) },
            {
              key: 'policy',
              title: t('policies:assign.policy'),
              cell: (exam) => <ExamPolicy exam={exam} policies={policies} onAssigned={onAssigned} />,
            },
          ]}
        />
      )}
    </Card>
  );
}

function ExamPolicy({ exam, policies, onAssigned }: ExamPoliciesProps & { exam: StaffExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: examId } = exam;
  const bound = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getExamRulesPolicy', { params: { examId }, signal }),
      [examId],
    ),
  );
  const { reload } = bound;
  const assign = useAction(
    useCallback(
      async (chosen: string) => {
        const rulesPolicyId = chosen === DEFAULT ? null : chosen;
        await api.call('assignRulesPolicy', { params: { examId }, body: { rulesPolicyId } });
        showToast(t('policies:assign.done'), 'success');
        reload();
        onAssigned();
      },
      [examId, reload, onAssigned, t],
    ),
  );
  if (bound.kind === 'failed') return <Failure error={bound.error} onRetry={reload} />;
  if (bound.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { rulesPolicyId, editable } = bound.data;
  const offered = policies.filter(({ id, latest }) => latest || id === rulesPolicyId);
  return (
    <div className="stack-s">
      <Select
        label={t('policies:assign.policyOf', { exam: format.text(exam.title) })}
        hideLabel
        value={rulesPolicyId ?? DEFAULT}
        onChange={(chosen) => void assign.run(chosen)}
        isDisabled={!editable || assign.pending || !hasPermission(currentMe().roles, 'policy:write')}
        options={[
          { value: DEFAULT, text: t('policies:assign.default') },
          ...offered.map(({ id, title, version }) => ({
            value: id,
            text: t('policies:titleAndVersion', { title: format.text(title), version }),
          })),
        ]}
      />
      {editable ? null : <p className="muted small">{t('policies:assign.begun')}</p>}
      {assign.error ? <Failure error={assign.error} onRetry={reload} /> : null}
    </div>
  );
}
