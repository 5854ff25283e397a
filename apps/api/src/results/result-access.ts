import { type Permission } from '@bakylau/contracts';
import { ExamResult, ExamStaff, sitsExam } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/**
 * Which results a member of staff may touch: registrars and administrators may read all, examiners those of exams that they
 * are assigned to and do not sit; only an assigned examiner may confirm. Nobody touches the own result here.
 */
@Injectable()
export class ResultAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws AppError forbidden when no role carries the permission, not_found when the result is not theirs */
  async get(principal: Principal, permission: Permission, resultId: string): Promise<{ attemptId: string }> {
    const examIds = await this.examIds(principal, permission);
    const result = await this.dataSource.manager.findOne(ExamResult, {
      where: { id: resultId },
      relations: { attempt: true },
    });
    if (!result?.attempt) throw new AppError('not_found');
    // Also whoever may read all never confirms the own result.
    const isOwn = result.attempt.userId === principal.userId;
    if (isOwn || (examIds && !examIds.includes(result.attempt.examId))) throw new AppError('not_found');
    return { attemptId: result.attemptId };
  }

  /** The exams whose results the caller may touch; null means all but the own ones. @throws AppError forbidden */
  async examIds(principal: Principal, permission: Permission): Promise<string[] | null> {
    authorize(principal, permission);
    const readsAll = principal.roles.includes('admin') || principal.roles.includes('registrar');
    if (permission === 'result:read' && readsAll) return null;
    const { userId } = principal;
    const { manager } = this.dataSource;
    const rows = await manager.findBy(ExamStaff, { userId, role: 'examiner' });
    const sitting = await Promise.all(rows.map(({ examId }) => sitsExam(userId, examId, manager)));
    return rows.map(({ examId }) => examId).filter((_, at) => !sitting[at]);
  }
}
