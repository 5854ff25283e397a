import { hasPermission } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { currentMe } from '../../../core/auth-store';
import { PageHeader, Spinner } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useResource } from '../../../hooks/use-resource';
import { ExamSections } from '../exam-sections';
import { PublicationCard } from './publication-card';
import { SettingsForm } from './settings-form';

/** What one exam is, whether candidates see it, and what it still needs. */
export function ExamSettingsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { examId = '' } = useParams();
  const loaded = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const [exam, { terms }] = await Promise.all([
          api.call('getExam', { params: { examId }, signal }),
          api.call('listTerms', { signal }),
        ]);
        return { exam, terms };
      },
      [examId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { exam, terms } = loaded.data;
  const props = { exam, mayWrite: hasPermission(currentMe().roles, 'exam:create'), onSet: loaded.reload };
  return (
    <>
      <PageHeader title={format.text(exam.title)} lead={exam.courseCode} />
      <ExamSections examId={examId} />
      <div className="stack">
        <PublicationCard {...props} />
        <SettingsForm key={JSON.stringify(exam)} {...props} terms={terms} />
      </div>
    </>
  );
}
