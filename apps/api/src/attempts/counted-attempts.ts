import { type AttemptPolicy, DEFAULT_ATTEMPT_POLICY } from '@bakylau/contracts';
import { type CountedAttempt } from '@bakylau/domain';
import { Attempt, type Exam, ExamResult } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';

export type KnownAttempt = CountedAttempt & { attempt: Attempt; outcome: ExamResult | null };

export function attemptPolicyOf({ attemptPolicy }: Pick<Exam, 'attemptPolicy'>): AttemptPolicy {
  return attemptPolicy ?? DEFAULT_ATTEMPT_POLICY;
}

/** Attempts at exams with their results, in the order of their numbers. @param userIds null for everybody */
export async function readCountedAttempts(
  examIds: readonly string[],
  userIds: readonly string[] | null,
  manager: EntityManager,
): Promise<KnownAttempt[]> {
  const attempts = await manager.find(Attempt, {
    where: { examId: In([...examIds]), ...(userIds === null ? {} : { userId: In([...userIds]) }) },
    order: { number: 'ASC' },
  });
  const results = await manager.find(ExamResult, {
    where: { attemptId: In(attempts.map(({ id }) => id)) },
    relations: { confirmer: true },
  });
  const resultOf = new Map(results.map((result) => [result.attemptId, result]));
  return attempts.map((attempt) => {
    const outcome = resultOf.get(attempt.id) ?? null;
    const { number, state } = attempt;
    return { number, state, result: outcome?.state ?? null, mark: outcome?.mark ?? null, attempt, outcome };
  });
}
