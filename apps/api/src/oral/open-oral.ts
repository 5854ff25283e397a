import { randomBytes } from 'node:crypto';
import { deadlineOf, seedHash } from '@bakylau/domain';
import { type Attempt, type Exam, ExamItem, OralAttempt } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { openPanelScript } from '../marking/open-script';

const SEED_BYTES = 32;

/** How long an oral attempt stays open: the panel calls the candidate at some time until the exam closes. */
export function oralDeadlineOf(exam: Pick<Exam, 'closesAt'>, extraMinutes: number, creditedMs: number): Date {
  const startedAt = exam.closesAt;
  return deadlineOf({ startedAt, durationMinutes: 0, closesAt: exam.closesAt, extraMinutes, creditedMs });
}

/**
 * Opens an oral attempt in the transaction that starts it: the seed of its draw, to which the service is bound by the hash from
 * now on, and the work that the panel marks.
 * @returns the hash, for the chain
 * @throws AppError tickets_missing
 */
export async function openOral(
  { id: attemptId, examId }: Pick<Attempt, 'id' | 'examId'>,
  exam: Exam,
  extraMinutes: number,
  manager: EntityManager,
): Promise<{ seedSha256: string }> {
  if (!(await manager.existsBy(ExamItem, { examId, ticket: Not(IsNull()) })))
    throw new AppError('tickets_missing');
  const seed = randomBytes(SEED_BYTES).toString('hex');
  const seedSha256 = seedHash(seed);
  await manager.insert(OralAttempt, { attemptId, examId, seed, seedSha256, extraMinutes });
  await openPanelScript(attemptId, exam, manager);
  return { seedSha256 };
}
