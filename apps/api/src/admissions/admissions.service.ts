import { type Admission, type DecideAccess, type ExamAdmissions } from '@bakylau/contracts';
import { latestAttempt, nextAttempt } from '@bakylau/domain';
import { AccessDecisionRecord, DomainEvents, Exam, ExamEnrolment, newId } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { attemptPolicyOf, readCountedAttempts } from '../attempts/counted-attempts';
import { reopenAttempt } from '../attempts/reopen-attempt';
import { findSettableExam } from '../exams/editable-exams';
import { AdmissionReader } from './admission.reader';
import { gradingPolicyOf } from './exam-access';

/** Who may sit an exam, by the registrar's list and by recorded decisions. */
@Injectable()
export class AdmissionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: AdmissionReader,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async list(principal: Principal, examId: string): Promise<ExamAdmissions> {
    authorize(principal, 'admission:read');
    const exam = await findSettableExam(principal, examId, this.dataSource.manager);
    return {
      examId,
      title: exam.title,
      closesAt: exam.closesAt.toISOString(),
      admittedFrom: gradingPolicyOf(exam).admittedFrom,
      candidates: await this.reader.list(exam),
    };
  }

  /**
   * Admits somebody against the rule, or opens the exam for them again. Decisions are added, never changed.
   * @throws AppError not_found; validation_failed for an end that is over, and without a document
   * where the policy asks for one; attempt_already_submitted: handed-in work is not opened
   */
  async decide(
    principal: Principal,
    examId: string,
    personId: string,
    { opensUntil, ...decision }: DecideAccess,
  ): Promise<Admission> {
    authorize(principal, 'admission:write');
    const { userId: decidedBy } = principal;
    const until = opensUntil === null ? null : new Date(opensUntil);
    return this.dataSource.transaction(async (manager) => {
      const exam = await findSettableExam(principal, examId, manager);
      if (!(await manager.existsBy(ExamEnrolment, { examId, userId: personId })))
        throw new AppError('not_found');
      if (until && until <= new Date())
        throw new AppError('validation_failed', {
          details: [{ path: 'opensUntil', problem: 'must lie ahead' }],
        });
      if (decision.document === null && gradingPolicyOf(exam).documentFor.includes(decision.kind))
        throw new AppError('validation_failed', {
          details: [{ path: 'document', problem: 'is required by the policy of the exam' }],
        });
      const id = newId();
      const columns = { ...decision, opensUntil: until, decidedBy, decidedAt: new Date() };
      await manager.insert(AccessDecisionRecord, { id, examId, userId: personId, ...columns });
      if (until) await this.reopen(examId, personId, manager);
      const detail = { userId: personId, kind: decision.kind, decisionId: id };
      await this.audit.record(decidedBy, 'admission.decided', examId, detail, manager);
      const candidates = await this.reader.list(exam, manager);
      const admission = candidates.find((candidate) => candidate.personId === personId);
      if (!admission) throw new AppError('not_found');
      return admission;
    });
  }

  /** A check-in that the end of the exam broke off goes on. */
  private async reopen(examId: string, userId: string, manager: EntityManager): Promise<void> {
    const exam = await manager.findOneByOrFail(Exam, { id: examId });
    const attempts = await readCountedAttempts([examId], [userId], manager);
    const last = latestAttempt(attempts);
    // Nobody is in it yet, or the policy gives another attempt.
    if (!last || nextAttempt(attempts, attemptPolicyOf(exam)) === 'new') return;
    await reopenAttempt(last.attempt.id, manager, this.events);
  }
}
