import { type ExamRulesPolicy } from '@bakylau/contracts';
import { Exam, findDocument, RulesPolicyVersion } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam, hasBegun, lockUnbegun } from '../exams/editable-exams';

/** Which version of which policy an exam is bound to. */
@Injectable()
export class ExamPolicyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamRulesPolicy> {
    authorize(principal, 'policy:read');
    const { manager } = this.dataSource;
    const exam = await findSettableExam(principal, examId, manager);
    return { examId, rulesPolicyId: exam.rulesPolicyId, editable: !(await hasBegun(examId, manager)) };
  }

  /**
   * Binds the exam to a version; null to what came with the service. All candidates of an exam sit it under the same version.
   * @throws AppError not_found; exam_not_editable once a candidate has started
   */
  async assign(principal: Principal, examId: string, rulesPolicyId: string | null): Promise<ExamRulesPolicy> {
    authorize(principal, 'policy:write');
    await this.dataSource.transaction(async (manager) => {
      const exam = await lockUnbegun(principal, examId, manager);
      if (rulesPolicyId && !(await manager.existsBy(RulesPolicyVersion, { id: rulesPolicyId })))
        throw new AppError('not_found');
      const { allowed } = await findDocument({ rulesPolicyId, format: exam.format }, manager);
      // What candidates read of notes and calculators follows the rules that will hold.
      const notesAllowed = allowed.includes('notes');
      const calculatorAllowed = allowed.includes('calculator');
      const policy = { ...exam.policy, notesAllowed, calculatorAllowed };
      await manager.update(Exam, { id: examId }, { rulesPolicyId, policy });
      await this.audit.record(principal.userId, 'exam.policy_assigned', examId, { rulesPolicyId }, manager);
    });
    return this.get(principal, examId);
  }
}
