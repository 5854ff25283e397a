import { hasPermission, type StaffExam } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { ButtonLink, PageHeader, Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { BlueprintCard } from './blueprint-card';
import './item-banks.css';
import { TestPolicyCard } from './test-policy-card';

/** How one test is made: what it draws, how it is laid out, how it counts. */
export function ExamTestPage({ exam }: { exam: StaffExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: examId } = exam;
  const loaded = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const params = { examId };
        const [banks, policy, blueprint] = await Promise.all([
          api.call('listItemBanks', { signal }),
          api.call('getTestPolicy', { params, signal }),
          api.call('getBlueprint', { params, signal }),
        ]);
        return { banks: banks.banks, policy, blueprint };
      },
      [examId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { banks, policy, blueprint } = loaded.data;
  const mayWrite = hasPermission(currentMe().roles, 'policy:write');
  return (
    <>
      <BackLink to="/item-banks">{t('banks:title')}</BackLink>
      <PageHeader
        title={format.text(exam.title)}
        lead={t(policy.editable ? 'banks:plan.lead' : 'banks:plan.begun')}
        actions={
          <ButtonLink to={`/item-banks/exams/${examId}/statistics`}>{t('banks:exams.statistics')}</ButtonLink>
        }
      />
      <div className="stack">
        <TestPolicyCard
          key={JSON.stringify(policy)}
          policy={policy}
          isDisabled={!mayWrite || !policy.editable}
          onSet={loaded.reload}
        />
        <BlueprintCard
          key={blueprint.blueprint?.frozenAt ?? ''}
          exam={blueprint}
          banks={banks}
          isDisabled={!mayWrite || !blueprint.editable}
          onSet={loaded.reload}
        />
      </div>
    </>
  );
}
