import {
  ExamResult,
  ExamSession,
  ExamStaff,
  MarkAppeal,
  MarkingScript,
  ScriptMarking,
} from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { examines } from '../enrolments/exam-markers';

/**
 * The commission: examiners whom the registrar assigned to the exam. They read its appeals; who marked the work or confirmed its
 * result does not decide.
 */
@Injectable()
export class MarkAppealAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** With its attempt, exam and candidate. @throws AppError forbidden, not_found */
  async get(principal: Principal, appealId: string): Promise<MarkAppeal> {
    authorize(principal, 'mark-appeal:decide');
    const { manager } = this.dataSource;
    const relations = { attempt: { exam: true, user: true } };
    const appeal = await manager.findOne(MarkAppeal, { where: { id: appealId }, relations });
    const examId = appeal?.attempt?.examId;
    if (!appeal || !examId || !(await examines(principal.userId, examId, manager)))
      throw new AppError('not_found');
    return appeal;
  }

  /** Of exams that the caller examines and does not sit. @throws AppError forbidden */
  async examIds(principal: Principal): Promise<string[]> {
    authorize(principal, 'mark-appeal:decide');
    const { manager } = this.dataSource;
    const { userId } = principal;
    const assigned = await manager.findBy(ExamStaff, { userId, role: 'examiner' });
    const examining = await Promise.all(assigned.map(({ examId }) => examines(userId, examId, manager)));
    return assigned.map(({ examId }) => examId).filter((_, at) => examining[at]);
  }
}

/**
 * Holds session, appeal and result until the transaction ends, the session first, as everywhere.
 * @throws AppError appeal_not_open unless the appeal is open and the result confirmed; first_marker
 */
export async function lockOpenAppeal(
  { userId }: Principal,
  { id, attemptId }: Pick<MarkAppeal, 'id' | 'attemptId'>,
  manager: EntityManager,
): Promise<{ session: ExamSession; result: ExamResult }> {
  const lock = { mode: 'for_no_key_update' } as const;
  const session = await manager.findOneOrFail(ExamSession, { where: { attemptId }, lock });
  const appeal = await manager.findOneOrFail(MarkAppeal, { where: { id }, lock });
  const result = await manager.findOneOrFail(ExamResult, { where: { attemptId }, lock });
  if (appeal.state !== 'filed' || result.state !== 'confirmed') throw new AppError('appeal_not_open');
  if ((await firstMarkers([result], manager)).get(attemptId)?.has(userId)) throw new AppError('first_marker');
  return { session, result };
}

/** Who marked each attempt or confirmed its result, by attempt id. */
export async function firstMarkers(
  results: readonly Pick<ExamResult, 'attemptId' | 'confirmedBy'>[],
  manager: EntityManager,
): Promise<Map<string, Set<string>>> {
  const rows = await manager
    .createQueryBuilder(ScriptMarking, 'marking')
    .innerJoin(MarkingScript, 'script', 'script.id = marking.scriptId')
    .where('script.attemptId = ANY (:attemptIds)', { attemptIds: results.map(({ attemptId }) => attemptId) })
    .select('script.attemptId', 'attemptId')
    .addSelect('marking.markerId', 'markerId')
    .getRawMany<{ attemptId: string; markerId: string }>();
  return new Map(
    results.map(({ attemptId, confirmedBy }) => {
      const markers = rows.filter((row) => row.attemptId === attemptId).map(({ markerId }) => markerId);
      return [attemptId, new Set(confirmedBy ? [...markers, confirmedBy] : markers)];
    }),
  );
}
