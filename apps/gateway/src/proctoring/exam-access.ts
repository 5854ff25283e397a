import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Exam, ExamStaff } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';

/** Which exams somebody may watch: proctors the ones they are assigned to, administrators every one. */
@Injectable()
export class ExamAccess {
  constructor(private readonly database: DataSource) {}

  /** @throws AppError `not_found` when the exam does not exist or is not theirs; from outside both look the same */
  async assertMayWatch({ userId, roles }: Principal, examId: string): Promise<void> {
    const allowed = roles.includes('admin')
      ? await this.database.getRepository(Exam).existsBy({ id: examId })
      : await this.database.getRepository(ExamStaff).existsBy({ examId, userId, role: 'proctor' });
    if (!allowed) throw new AppError('not_found');
  }
}
