import { DEFAULT_GRADING_POLICY, type XapiStatement } from '@bakylau/contracts';
import { type TraceEntry, xapiStatements } from '@bakylau/domain';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { Answer } from '../entities/answer.entity';
import { Attempt } from '../entities/attempt.entity';
import { ChainEntryRecord } from '../entities/chain-entry-record.entity';
import { Exam } from '../entities/exam.entity';
import { ExamResult } from '../entities/exam-result.entity';
import { ExamSession } from '../entities/exam-session.entity';

export interface TraceOptions {
  examId: string;
  /** One candidate; absent for all. */
  personId?: string;
  /** Address of the service, for accounts and activities. */
  origin: string;
}

/** Attempts that are read at a time, so that an exam of thousands needs no more memory. */
const BATCH = 50;
/** Kinds of the chain that can hold a deed of the candidate; segments and heads are most of a chain. */
const KINDS = ['event', 'answer_file'];

/**
 * The trace of an exam, attempt by attempt. The caller has checked who may read it.
 * @throws EntityNotFoundError when there is no such exam, before the first statement
 */
export async function* activityTrace(
  { examId, personId, origin }: TraceOptions,
  manager: EntityManager,
): AsyncGenerator<XapiStatement> {
  const exam = await manager.findOneByOrFail(Exam, { id: examId });
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const attempts = await manager.find(Attempt, {
      where: { examId, id: MoreThan(after), ...(personId && { userId: personId }) },
      order: { id: 'ASC' },
      take: BATCH,
    });
    for (const attempt of attempts) yield* await ofAttempt(attempt, exam, origin, manager);
    const last = attempts.at(-1);
    if (!last || attempts.length < BATCH) return;
    after = last.id;
  }
}

async function ofAttempt(
  attempt: Attempt,
  exam: Exam,
  origin: string,
  manager: EntityManager,
): Promise<XapiStatement[]> {
  const { id: attemptId, userId, createdAt, startedAt, submittedAt } = attempt;
  const session = await manager.findOneByOrFail(ExamSession, { attemptId });
  const [answers, entries, result] = await Promise.all([
    manager.findBy(Answer, { attemptId }),
    manager.find(ChainEntryRecord, {
      where: { sessionId: session.id, kind: In(KINDS) },
      order: { seq: 'ASC' },
    }),
    manager.findOneBy(ExamResult, { attemptId, state: 'confirmed' }),
  ]);
  const { positiveFrom } = exam.gradingPolicy ?? DEFAULT_GRADING_POLICY;
  return xapiStatements({
    origin,
    exam,
    attemptId,
    sessionId: session.id,
    userId,
    createdAt,
    startedAt,
    submittedAt,
    answers,
    entries: entries.map(({ seq, kind, utc, payload }): TraceEntry => ({
      seq,
      kind,
      utc,
      payload: payload as Record<string, unknown>,
    })),
    confirmed: result?.confirmedAt
      ? { mark: result.mark, isPassed: result.mark >= positiveFrom, confirmedAt: result.confirmedAt }
      : null,
  });
}
