import type { Attempt } from '@bakylau/contracts';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { useStore } from '../../../hooks/use-store';
import { ExamRoom } from './exam-room';

/** The running exam. The answers are there as soon as the attempt is; until then there is nothing to show. */
export function ExamPage({ session, attempt }: { session: AttemptSession; attempt: Attempt }) {
  const answers = useStore(session.answers);
  return answers ? <ExamRoom session={session} attempt={attempt} answers={answers} /> : null;
}
