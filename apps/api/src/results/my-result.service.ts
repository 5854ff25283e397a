import { type CandidateResult } from '@bakylau/contracts';
import { Attempt, ExamResult } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readFinalGrades } from './final-grade.reader';

/** The own result of a candidate. */
@Injectable()
export class MyResultService {
  constructor(private readonly dataSource: DataSource) {}

  /** The state always, the mark only once it is confirmed. @throws AppError not_found */
  async get(principal: Principal, attemptId: string): Promise<CandidateResult> {
    authorize(principal, 'attempt:sit');
    const attempt = await this.dataSource.manager.findOne(Attempt, {
      where: { id: attemptId, userId: principal.userId },
      relations: { exam: true },
    });
    if (!attempt?.exam) throw new AppError('not_found');
    const result = await this.dataSource.manager.findOneBy(ExamResult, { attemptId });
    const state = result?.state ?? 'none';
    const isConfirmed = state === 'confirmed' || (state === 'appealed' && result?.confirmedAt != null);
    const shown = isConfirmed ? result : null;
    const { examId, userId } = attempt;
    const submittedAt = attempt.submittedAt ?? attempt.createdAt;
    const graded = shown ? [{ examId, userId, submittedAt, ...shown }] : [];
    const [final] = await readFinalGrades(graded, this.dataSource.manager);
    return {
      attemptId,
      examTitle: attempt.exam.title,
      submittedAt: attempt.submittedAt?.toISOString() ?? null,
      state,
      mark: shown?.mark ?? null,
      letter: shown?.letter ?? null,
      gradePoint: shown?.gradePoint ?? null,
      final: final ?? null,
      confirmedAt: shown?.confirmedAt?.toISOString() ?? null,
    };
  }
}
