import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { EmptyState, Spinner } from '../../design';
import { useResource } from '../../hooks/use-resource';
import { ExamTestPage } from './exam-test-page';
import { ExamTicketsPage } from './exam-tickets-page';
import { ExamQuestionsPage } from './questions/exam-questions-page';

/** How one exam is made: what a test draws, what a written exam and a case ask, or the tickets of an oral one. */
export function ExamPlanPage() {
  const { t } = useTranslation();
  const { examId = '' } = useParams();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  if (exams.kind === 'failed') return <Failure error={exams.error} onRetry={exams.reload} />;
  if (exams.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const exam = exams.data.exams.find(({ id }) => id === examId);
  if (!exam) return <EmptyState title={t('banks:exams.none')} />;
  if (exam.format === 'test') return <ExamTestPage exam={exam} />;
  return exam.format === 'oral' ? <ExamTicketsPage exam={exam} /> : <ExamQuestionsPage exam={exam} />;
}
