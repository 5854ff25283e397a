import { type CandidateOral, DEFAULT_ORAL_POLICY, type TicketDraw } from '@bakylau/contracts';
import { preparationEndsAt } from '@bakylau/domain';
import { type Attempt, type Exam, type OralAttempt } from '@bakylau/persistence';

/** When the preparation of this attempt is over, with the time given back since the draw; null before the draw. */
export function preparationEndOf(
  oral: OralAttempt,
  exam: Pick<Exam, 'oralPolicy'>,
  { creditedMs }: Pick<Attempt, 'creditedMs'>,
): Date | null {
  const { drawnAt, extraMinutes, creditedMsAtDraw } = oral;
  if (!drawnAt) return null;
  const { preparationMinutes } = exam.oralPolicy ?? DEFAULT_ORAL_POLICY;
  // What is given back while the candidate answers lengthens the answer and not a preparation that is over.
  const sinceDrawMs = oral.state === 'preparing' ? creditedMs - creditedMsAtDraw : 0;
  return preparationEndsAt({ drawnAt, preparationMinutes, extraMinutes, creditedMs: sinceDrawMs });
}

/** Everything of a draw; null before it, when the seed is nobody's to know. */
export function ticketDrawView(oral: OralAttempt): TicketDraw | null {
  const { attemptId, seed, seedSha256, contribution, pool, ticket, drawnAt } = oral;
  if (contribution === null || ticket === null || !drawnAt) return null;
  return { attemptId, seed, seedSha256, contribution, pool, ticket, drawnAt: drawnAt.toISOString() };
}

export function candidateOralView(oral: OralAttempt, exam: Exam, attempt: Attempt): CandidateOral {
  const { preparationMinutes, answerMinutes } = exam.oralPolicy ?? DEFAULT_ORAL_POLICY;
  return {
    ...{ state: oral.state, preparationMinutes, answerMinutes, seedSha256: oral.seedSha256 },
    draw: ticketDrawView(oral),
    preparationEndsAt: preparationEndOf(oral, exam, attempt)?.toISOString() ?? null,
    readyAt: oral.readyAt?.toISOString() ?? null,
    answeringAt: oral.answeringAt?.toISOString() ?? null,
  };
}
