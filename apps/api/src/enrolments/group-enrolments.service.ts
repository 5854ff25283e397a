import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { type EnrolmentChanges, syncGroupEnrolments } from './group-enrolments';

/** Keeps the candidates of exams in step with the groups that sit them, and writes it down. */
@Injectable()
export class GroupEnrolmentsService {
  constructor(private readonly audit: AuditService) {}

  /** After people got, changed or left their groups. */
  async follow(by: string, personIds: readonly string[], manager: EntityManager): Promise<void> {
    if (personIds.length === 0) return;
    await this.record(by, await syncGroupEnrolments({ personIds, examId: null }, manager), manager);
  }

  /** After the groups of an exam changed. */
  async settle(by: string, examId: string, manager: EntityManager): Promise<void> {
    await this.record(by, await syncGroupEnrolments({ personIds: null, examId }, manager), manager);
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
