import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { Exam, ExamStaff, sitsExam } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';

/** Which exams somebody may watch, drafts apart: proctors the ones they are assigned to, administrators every one; nobody one that they sit. */
@Injectable()
export class ExamAccess {
  constructor(private readonly database: DataSource) {}

  /** Whether somebody may know of the rooms of an exam's candidates; administrators may not. */
  isProctorOf({ userId }: Principal, examId: string): Promise<boolean> {
    return this.database
      .getRepository(ExamStaff)
      .existsBy({ examId, userId, role: 'proctor', exam: { publishedAt: Not(IsNull()) } });
  }

  /** @throws AppError `not_found` when the exam does not exist or is not theirs; from outside both look the same */
  async assertMayWatch(principal: Principal, examId: string): Promise<void> {
    if (await sitsExam(principal.userId, examId, this.database.manager)) throw new AppError('not_found');
    const allowed = principal.roles.includes('admin')
      ? await this.database.getRepository(Exam).existsBy({ id: examId, publishedAt: Not(IsNull()) })
      : await this.isProctorOf(principal, examId);
    if (!allowed) throw new AppError('not_found');
  }
}
