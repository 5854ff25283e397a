import type { Attempt } from '@bakylau/contracts';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { useStore } from '../../../hooks/use-store';
import { ExamRoom } from './exam-room';
import { OralExam } from './oral/oral-exam';

/** The running exam. The answers are there as soon as the attempt is; until then there is nothing to show. */
export function ExamPage({ session, attempt }: { session: AttemptSession; attempt: Attempt }) {
  const answers = useStore(session.answers);
  if (!answers) return null;
  const { oral } = attempt;
  return oral ? (
    <OralExam session={session} attempt={attempt} oral={oral} answers={answers} />
  ) : (
    <ExamRoom session={session} attempt={attempt} answers={answers} />
  );
}
