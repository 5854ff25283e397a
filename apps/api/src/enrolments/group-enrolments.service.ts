import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { type EnrolmentChanges, syncGroupEnrolments, type Withdrawal } from './group-enrolments';

/** Keeps the candidates of exams in step with the groups that sit them, and writes it down. */
@Injectable()
export class GroupEnrolmentsService {
  constructor(private readonly audit: AuditService) {}

  /** After people got, changed or left their groups. Unless told otherwise nobody leaves an exam that is open now. */
  async follow(
    by: string,
    personIds: readonly string[],
    manager: EntityManager,
    withdraw: Withdrawal = 'ahead',
  ): Promise<EnrolmentChanges> {
    const changes = await syncGroupEnrolments({ personIds, examId: null, withdraw }, manager);
    await this.record(by, changes, manager);
    return changes;
  }

  /** After the groups of an exam changed. Nobody leaves an exam that is open now; the registrar takes such people out by name. */
  async settle(by: string, examId: string, manager: EntityManager): Promise<void> {
    const scope = { personIds: null, examId, withdraw: 'ahead' as const };
    await this.record(by, await syncGroupEnrolments(scope, manager), manager);
  }

  private async record(
    by: string,
    { enrolled, withdrawn }: EnrolmentChanges,
    manager: EntityManager,
  ): Promise<void> {
    for (const { examId, userId } of enrolled)
      await this.audit.record(by, 'exam.candidate_enrolled', examId, { userId, byGroup: true }, manager);
    for (const { examId, userId } of withdrawn)
      await this.audit.record(by, 'exam.candidate_withdrawn', examId, { userId, byGroup: true }, manager);
  }
}
