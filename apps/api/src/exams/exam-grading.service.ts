import { type ExamGrading, type GradingPolicy } from '@bakylau/contracts';
import { Exam } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { gradingPolicyOf } from '../admissions/exam-access';
import { findSettableExam, hasBegun, lockUnbegun } from './editable-exams';

/** How the final grade of an exam comes about, and from which rating it is sat. */
@Injectable()
export class ExamGradingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamGrading> {
    authorize(principal, 'policy:read');
    const { manager } = this.dataSource;
    const exam = await findSettableExam(principal, examId, manager);
    return { examId, ...gradingPolicyOf(exam), editable: !(await hasBegun(examId, manager)) };
  }

  /** @throws AppError not_found; exam_not_editable once a candidate has started: everybody sits under the same terms */
  async set(principal: Principal, examId: string, gradingPolicy: GradingPolicy): Promise<ExamGrading> {
    authorize(principal, 'grading:write');
    await this.dataSource.transaction(async (manager) => {
      await lockUnbegun(principal, examId, manager);
      await manager.update(Exam, { id: examId }, { gradingPolicy });
      const { reSit, documentFor, ...rest } = gradingPolicy;
      const detail = { ...rest, reSitFx: reSit.fx, reSitF: reSit.f, documentFor: documentFor.join(' ') };
      await this.audit.record(principal.userId, 'exam.grading_set', examId, detail, manager);
    });
    return this.get(principal, examId);
  }
}
