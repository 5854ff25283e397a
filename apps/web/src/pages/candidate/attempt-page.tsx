import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../components/failure';
import { RequirePermission } from '../../components/require-permission';
import type { AttemptSession } from '../../core/attempt/attempt-session';
import { PageHeader, Spinner } from '../../design';
import { useAttemptSession } from '../../hooks/use-attempt-session';
import { useStore } from '../../hooks/use-store';
import { CheckInPage } from './check-in/check-in-page';
import { ElsewherePage } from './elsewhere-page';
import { ExamPage } from './exam/exam-page';
import { SubmittedPage } from './submitted-page';

/** One attempt from check-in to hand-in. It stays mounted all the way, because the camera and the shared screen must too. */
export function AttemptPage() {
  return (
    <RequirePermission permission="attempt:sit">
      <OpenAttempt />
    </RequirePermission>
  );
}

function OpenAttempt() {
  const { t } = useTranslation();
  const { attemptId = '' } = useParams();
  const session = useAttemptSession(attemptId);
  return session ? <AttemptPhase session={session} /> : <Spinner text={t('common:loading')} />;
}

function AttemptPhase({ session }: { session: AttemptSession }) {
  const { t } = useTranslation();
  const state = useStore(session.attempt);
  const { phase } = useStore(session.link.state);
  if (state.kind === 'loading') return <Spinner text={t('exam:loading')} />;
  if (state.kind === 'failed') {
    return (
      <>
        <PageHeader title={t('exam:notLoaded')} />
        <Failure error={state.error} onRetry={() => void session.read()} />
      </>
    );
  }
  const { attempt } = state;
  const isOver = attempt.state === 'submitted' || attempt.state === 'expired';
  const isElsewhere = attempt.openElsewhere || phase === 'waiting' || phase === 'taken_over';
  if (isElsewhere && !isOver) return <ElsewherePage session={session} attempt={attempt} />;
  switch (attempt.state) {
    case 'checking_in':
      return <CheckInPage session={session} attempt={attempt} />;
    case 'in_progress':
      return <ExamPage session={session} attempt={attempt} />;
    case 'submitted':
    case 'expired':
      return <SubmittedPage session={session} attempt={attempt} />;
  }
}
