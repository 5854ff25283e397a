import { type Admission, hasPermission } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { PageHeader, Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { AdmissionTable } from './admission-table';
import { DecisionDialog, type DecisionKind } from './decision-dialog';
import { ExamSections } from './exam-sections';
import { GradingCard } from './grading-card';
import { RatingImportCard } from './rating-import-card';

/** Who sits one exam: the rule, the registrar's list, and what was decided otherwise. */
export function AdmissionPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { examId = '' } = useParams();
  const [deciding, setDeciding] = useState<{ candidate: Admission; kind: DecisionKind } | null>(null);
  const loaded = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const params = { examId };
        const [grading, admissions] = await Promise.all([
          api.call('getExamGrading', { params, signal }),
          api.call('listAdmissions', { params, signal }),
        ]);
        return { grading, admissions };
      },
      [examId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { grading, admissions } = loaded.data;
  const { roles } = currentMe();
  const mayWrite = hasPermission(roles, 'admission:write');
  return (
    <>
      <PageHeader title={format.text(admissions.title)} lead={t('registry:lead')} />
      <ExamSections examId={examId} />
      <div className="stack">
        <AdmissionTable
          admissions={admissions}
          onDecide={mayWrite ? (candidate, kind) => setDeciding({ candidate, kind }) : null}
        />
        {mayWrite ? <RatingImportCard examId={examId} onStored={loaded.reload} /> : null}
        <GradingCard
          grading={grading}
          mayWrite={hasPermission(roles, 'grading:write')}
          onSet={loaded.reload}
        />
      </div>
      {deciding ? (
        <DecisionDialog
          {...deciding}
          needsDocument={grading.documentFor.includes(deciding.kind)}
          examId={examId}
          onClose={() => setDeciding(null)}
          onDecided={loaded.reload}
        />
      ) : null}
    </>
  );
}
