import { Attempt, Exam, MarkingScript, OralAttempt, ScriptMarking } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { examines } from '../enrolments/exam-markers';

/** Oral exams that an examiner may see: those of exams that they are assigned to. */
@Injectable()
export class OralAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws AppError forbidden, not_found */
  async exam(principal: Principal, examId: string): Promise<Exam> {
    authorize(principal, 'script:mark');
    const isAssigned = await examines(principal.userId, examId, this.dataSource.manager);
    const exam = isAssigned ? await this.dataSource.manager.findOneBy(Exam, { id: examId }) : null;
    if (!exam) throw new AppError('not_found');
    return exam;
  }

  /** @throws AppError forbidden, not_found */
  async attempt(principal: Principal, attemptId: string): Promise<Attempt> {
    authorize(principal, 'script:mark');
    const oral = await this.dataSource.manager.findOne(OralAttempt, {
      where: { attemptId },
      relations: { attempt: true },
    });
    if (!oral?.attempt) throw new AppError('not_found');
    await this.exam(principal, oral.examId);
    return oral.attempt;
  }
}

/** @throws AppError seat_needed unless the person sits in the panel of that attempt */
export async function assertSeated(userId: string, attemptId: string, manager: EntityManager): Promise<void> {
  const { id: scriptId } = await manager.findOneByOrFail(MarkingScript, { attemptId });
  if (!(await manager.existsBy(ScriptMarking, { scriptId, markerId: userId })))
    throw new AppError('seat_needed');
}
