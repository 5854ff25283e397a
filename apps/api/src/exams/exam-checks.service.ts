import type { ExamChecks, ProctoringPolicy, SetExamChecks } from '@bakylau/contracts';
import { Exam } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam, hasBegun, lockUnbegun } from './editable-exams';

/** What an exam asks of its candidates besides being watched: scans of the room, turns of the head. */
@Injectable()
export class ExamChecksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamChecks> {
    authorize(principal, 'policy:read');
    const { manager } = this.dataSource;
    const { roomScan, randomRoomScans, policy } = await findSettableExam(principal, examId, manager);
    const editable = !(await hasBegun(examId, manager));
    const { camera, liveness = 'off' } = policy;
    return { examId, roomScan, randomRoomScans, liveness, camera, editable };
  }

  /** @throws AppError not_found; exam_not_editable once a candidate has started; validation_failed for what needs a camera that is off */
  async set(principal: Principal, examId: string, checks: SetExamChecks): Promise<ExamChecks> {
    authorize(principal, 'policy:write');
    const { liveness, ...columns } = checks;
    await this.dataSource.transaction(async (manager) => {
      const { policy } = await lockUnbegun(principal, examId, manager);
      assertSeen(policy, checks);
      await manager.update(Exam, { id: examId }, { ...columns, policy: { ...policy, liveness } });
      await this.audit.record(principal.userId, 'exam.checks_set', examId, { ...checks }, manager);
    });
    return this.get(principal, examId);
  }
}

function assertSeen({ camera }: ProctoringPolicy, { roomScan, liveness }: SetExamChecks): void {
  const asked = [...(roomScan === 'none' ? [] : ['roomScan']), ...(liveness === 'off' ? [] : ['liveness'])];
  if (camera || asked.length === 0) return;
  throw new AppError('validation_failed', {
    details: asked.map((path) => ({ path, problem: 'needs the camera' })),
  });
}
