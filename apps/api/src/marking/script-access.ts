import { Exam, MarkingScript } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { examines } from '../enrolments/exam-markers';

/** Work that an examiner may read: that of exams that they are assigned to. */
@Injectable()
export class ScriptAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws AppError forbidden, not_found */
  async exam(principal: Principal, examId: string): Promise<Exam> {
    authorize(principal, 'script:mark');
    const exam = await this.dataSource.manager.findOneBy(Exam, { id: examId });
    if (!exam || !(await this.isAssigned(principal, examId))) throw new AppError('not_found');
    return exam;
  }

  /** @throws AppError forbidden, not_found */
  async script(principal: Principal, scriptId: string): Promise<MarkingScript> {
    authorize(principal, 'script:mark');
    const script = await this.dataSource.manager.findOneBy(MarkingScript, { id: scriptId });
    if (!script || !(await this.isAssigned(principal, script.examId))) throw new AppError('not_found');
    return script;
  }

  private isAssigned({ userId }: Principal, examId: string): Promise<boolean> {
    return examines(userId, examId, this.dataSource.manager);
  }
}

/** Holds a script until the transaction ends, so that two markers never take one place. */
export function lockScript(id: string, manager: EntityManager): Promise<MarkingScript> {
  return manager.findOneOrFail(MarkingScript, { where: { id }, lock: { mode: 'for_no_key_update' } });
}
