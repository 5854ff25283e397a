import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { EmptyState, Spinner } from '../../design';
import { useResource } from '../../hooks/use-resource';
import { ExamTestPage } from './exam-test-page';
import { ExamQuestionsPage } from './questions/exam-questions-page';

/** How one exam is made: what a test draws, or what a written exam and a case ask. */
export function ExamPlanPage() {
  const { t } = useTranslation();
  const { examId = '' } = useParams();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  if (exams.kind === 'failed') return <Failure error={exams.error} onRetry={exams.reload} />;
  if (exams.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const exam = exams.data.exams.find(({ id }) => id === examId);
  if (!exam || exam.format === 'oral') return <EmptyState title={t('banks:exams.none')} />;
  return exam.format === 'test' ? <ExamTestPage exam={exam} /> : <ExamQuestionsPage exam={exam} />;
}
