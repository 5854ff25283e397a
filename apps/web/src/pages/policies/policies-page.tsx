import type { RulesPolicySummary } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Badge, PageHeader, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { ExamChecks } from './exam-checks';
import { RubricsCard } from './rubrics-card';
import { ExamPolicies } from './exam-policies';
import { ExamReviewPolicies } from './exam-review-policies';

/** The rules of exams in their versions, and which exam is bound to which. */
export function PoliciesPage() {
  const { t } = useTranslation();
  const policies = useResource(
    useCallback((signal: AbortSignal) => api.call('listRulesPolicies', { signal }), []),
  );
  return (
    <>
      <PageHeader title={t('policies:title')} lead={t('policies:lead')} />
      {policies.kind === 'failed' ? (
        <Failure error={policies.error} onRetry={policies.reload} />
      ) : policies.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <div className="stack">
          <PoliciesTable policies={policies.data.policies} />
          <ExamPolicies policies={policies.data.policies} onAssigned={policies.reload} />
          <ExamChecks />
          <ExamReviewPolicies />
          <RubricsCard />
        </div>
      )}
    </>
  );
}

function PoliciesTable({ policies }: { policies: readonly RulesPolicySummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('policies:title')}
      rows={policies}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: t('policies:name'),
          cell: ({ id, title, name, version }) => (
            <span>
              <Link to={`/policies/${id}`}>{format.text(title)}</Link>{' '}
              <span className="muted small">{t('policies:nameAndVersion', { name, version })}</span>
            </span>
          ),
        },
        {
          key: 'state',
          title: t('policies:state'),
          cell: ({ latest, builtIn }) => (
            <span className="row">
              <Badge tone={latest ? 'success' : 'neutral'}>
                {latest ? t('policies:latest') : t('policies:older')}
              </Badge>
              {builtIn ? <Badge tone="info">{t('policies:builtIn')}</Badge> : null}
            </span>
          ),
        },
        {
          key: 'exams',
          title: t('policies:exams'),
          align: 'end',
          cell: ({ examCount }) => <span className="numeric">{format.number(examCount)}</span>,
        },
        { key: 'by', title: t('policies:createdBy'), cell: ({ createdBy }) => createdBy ?? '—' },
      ]}
    />
  );
}
