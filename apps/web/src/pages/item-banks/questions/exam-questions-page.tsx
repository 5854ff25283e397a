import { hasPermission, type StaffExam } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../../components/back-link';
import { Failure } from '../../../components/failure';
import { ExamMarkingFields } from '../../../components/marking/exam-marking-fields';
import { api } from '../../../core/api-client';
import { currentMe } from '../../../core/auth-store';
import { Card, Notice, PageHeader, Spinner } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useResource } from '../../../hooks/use-resource';
import '../item-banks.css';
import { ExamQuestionsCard } from './exam-questions-card';

/** What a written exam or a case asks, and how it is marked. */
export function ExamQuestionsPage({ exam }: { exam: StaffExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: examId } = exam;
  const loaded = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const [questions, { rubrics }] = await Promise.all([
          api.call('getExamQuestions', { params: { examId }, signal }),
          api.call('listRubrics', { signal }),
        ]);
        return { questions, rubrics };
      },
      [examId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { questions, rubrics } = loaded.data;
  const mayWrite = hasPermission(currentMe().roles, 'item:write');
  return (
    <>
      <BackLink to="/item-banks">{t('banks:title')}</BackLink>
      <PageHeader title={format.text(exam.title)} />
      <div className="stack">
        {questions.editable ? null : <Notice tone="info">{t('banks:plan.begun')}</Notice>}
        <Card title={t('marking:criteria')}>
          <ExamMarkingFields exam={exam} rubrics={rubrics} />
        </Card>
        <ExamQuestionsCard
          exam={questions}
          isDisabled={!mayWrite || !questions.editable}
          onSet={loaded.reload}
        />
      </div>
    </>
  );
}
