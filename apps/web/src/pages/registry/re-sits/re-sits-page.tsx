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
import { EntitledCard } from './entitled-card';
import { ReSitExamsCard } from './re-sit-exams-card';
import { ScheduleCard } from './schedule-card';
import { TermsCard } from './terms-card';

/** How often an exam is sat, who sits it again by the rule, and in which exams and semesters. */
export function ReSitsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { examId = '' } = useParams();
  const loaded = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const params = { examId };
        const [reSits, schedule] = await Promise.all([
          api.call('getReSits', { params, signal }),
          api.call('getExamSchedule', { params, signal }),
        ]);
        return { reSits, schedule };
      },
      [examId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { reSits, schedule } = loaded.data;
  const props = {
    reSits,
    mayWrite: hasPermission(currentMe().roles, 'schedule:write'),
    onSet: loaded.reload,
  };
  return (
    <>
      <PageHeader title={format.text(reSits.title)} lead={t('schedule:reSits.lead')} />
      <ExamSections examId={examId} />
      <div className="stack">
        <EntitledCard {...props} />
        <ReSitExamsCard durationMinutes={schedule.durationMinutes} {...props} />
        <ScheduleCard key={JSON.stringify(schedule)} schedule={schedule} {...props} />
        <TermsCard {...props} />
      </div>
    </>
  );
}
