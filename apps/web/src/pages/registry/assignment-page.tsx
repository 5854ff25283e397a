import type { ExamAssignment } from '@bakylau/contracts';
import { hasPermission } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { PageHeader, Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { CandidatesCard } from './candidates-card';
import { ExamSections } from './exam-sections';
import { GroupsCard } from './groups-card';
import { StaffCard } from './staff-card';

/** Who sits one exam, by group and by name, and who examines and proctors it. */
export function AssignmentPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { examId = '' } = useParams();
  const loaded = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getExamAssignment', { params: { examId }, signal }),
      [examId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const assignment: ExamAssignment = loaded.data;
  const props = {
    assignment,
    mayWrite: hasPermission(currentMe().roles, 'schedule:write'),
    onSet: loaded.reload,
  };
  // Groups do not sit an exam again; groups that stand can be taken away.
  const isPlain = assignment.reSitOf === null || assignment.groups.length > 0;
  return (
    <>
      <PageHeader title={format.text(assignment.title)} lead={t('schedule:assignment.lead')} />
      <ExamSections examId={examId} />
      <div className="stack">
        {isPlain ? <GroupsCard key={JSON.stringify(assignment.groups)} {...props} /> : null}
        <StaffCard key={JSON.stringify(assignment.staff)} {...props} />
        <CandidatesCard {...props} />
      </div>
    </>
  );
}
