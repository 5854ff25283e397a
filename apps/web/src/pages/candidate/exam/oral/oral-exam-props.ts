import type { Attempt, CandidateOral } from '@bakylau/contracts';
import type { AnswerSync } from '../../../../core/attempt/answer-sync';
import type { AttemptSession } from '../../../../core/attempt/attempt-session';

/** What an oral exam is made of, for the page and its parts. */
export interface OralExamProps {
  session: AttemptSession;
  attempt: Attempt;
  oral: CandidateOral;
  answers: AnswerSync;
}
