import { type ExamReviewPolicy, type ReviewPolicy } from '@bakylau/contracts';
import { Exam, ExamStaff } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { policyOf } from '../sessions/review-barriers';

/** How an exam's sessions are reviewed. It holds from the moment it is set, for decisions that are still to come. */
@Injectable()
export class ReviewPolicyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError forbidden, not_found */
  async get(principal: Principal, examId: string): Promise<ExamReviewPolicy> {
    authorize(principal, 'policy:read');
    return { examId, policy: policyOf(await this.getExam(principal, examId)) };
  }

  /** @throws AppError forbidden, not_found */
  async set(principal: Principal, examId: string, policy: ReviewPolicy): Promise<ExamReviewPolicy> {
    authorize(principal, 'policy:write');
    await this.getExam(principal, examId);
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Exam, { id: examId }, { reviewPolicy: policy });
      const { unit, count } = policy.appealTerm;
      const details = { ...policy, appealTerm: `${count} ${unit}` };
      await this.audit.record(principal.userId, 'exam.review_policy_set', examId, details, manager);
    });
    return { examId, policy };
  }

  private async getExam({ roles, userId }: Principal, id: string): Promise<Exam> {
    const { manager } = this.dataSource;
    const exam = await manager.findOneBy(Exam, { id });
    const seesAll = roles.includes('admin') || roles.includes('registrar');
    const isAssigned =
      seesAll || (await manager.existsBy(ExamStaff, { examId: id, userId, role: 'examiner' }));
    if (!exam || !isAssigned) throw new AppError('not_found');
    return exam;
  }
}
