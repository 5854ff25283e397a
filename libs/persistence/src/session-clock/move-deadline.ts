import { type EntityManager } from 'typeorm';
import { Attempt } from '../entities/attempt.entity';
import { type ExamSession } from '../entities/exam-session.entity';

/** Moves the deadline of a session's attempt, and counts what was given back for good; both in ms. With the session locked. */
export async function moveDeadline(
  manager: EntityManager,
  { attemptId }: Pick<ExamSession, 'attemptId'>,
  byMs: number,
  creditedMs: number,
): Promise<void> {
  const lock = { mode: 'for_no_key_update' } as const;
  const attempt = await manager.findOneOrFail(Attempt, { where: { id: attemptId }, lock });
  if (attempt.deadlineAt === null) return;
  const deadlineAt = new Date(attempt.deadlineAt.getTime() + byMs);
  await manager.update(
    Attempt,
    { id: attemptId },
    { deadlineAt, creditedMs: attempt.creditedMs + creditedMs },
  );
}
