import { type ExamSchedule, type SetExamSchedule } from '@bakylau/contracts';
import { Exam, Term } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { attemptPolicyOf } from '../attempts/counted-attempts';
import { findSettableExam, hasBegun, lockUnbegun } from '../exams/editable-exams';
import { assertSittingsInside, assertWindow } from '../exams/exam-window';

/** When an exam is open, in which semester, and how often one may sit it. */
@Injectable()
export class ExamScheduleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamSchedule> {
    authorize(principal, 'admission:read');
    const { manager } = this.dataSource;
    const exam = await findSettableExam(principal, examId, manager);
    const { title, opensAt, closesAt, durationMinutes, termId, reSitOf } = exam;
    return {
      ...{ examId, title, durationMinutes, termId, reSitOf },
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      attemptPolicy: attemptPolicyOf(exam),
      editable: !(await hasBegun(examId, manager)),
    };
  }

  /**
   * Once a candidate has started, only a recorded decision opens the exam for longer.
   * @throws AppError not_found; exam_not_editable; validation_failed when a sitting would lie outside, the exam takes longer than it would be
   * open, or its new end has passed
   */
  async set(principal: Principal, examId: string, schedule: SetExamSchedule): Promise<ExamSchedule> {
    authorize(principal, 'schedule:write');
    const { termId, attemptPolicy } = schedule;
    const [opensAt, closesAt] = [new Date(schedule.opensAt), new Date(schedule.closesAt)];
    await this.dataSource.transaction(async (manager) => {
      const exam = await lockUnbegun(principal, examId, manager);
      const isMoved = exam.closesAt.getTime() !== closesAt.getTime();
      assertWindow(exam, schedule, { mayBePast: !isMoved || exam.publishedAt === null });
      if (termId !== null) await manager.findOneByOrFail(Term, { id: termId });
      await assertSittingsInside(examId, { opensAt, closesAt }, manager);
      await manager.update(Exam, { id: examId }, { opensAt, closesAt, termId, attemptPolicy });
      const detail = { opensAt: schedule.opensAt, closesAt: schedule.closesAt, termId, ...attemptPolicy };
      await this.audit.record(principal.userId, 'exam.schedule_set', examId, detail, manager);
    });
    return this.get(principal, examId);
  }
}
