import { EXAM_DUTIES, type SetExamStaff } from '@bakylau/contracts';
import { ExamEnrolment, ExamStaff, User } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { ArrayContains, DataSource, type EntityManager, In, Not } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam } from '../exams/editable-exams';
import { markersOf } from './exam-markers';

type Duty = ExamStaff['role'];

/** Who examines an exam, also in its oral panel, and who proctors it. */
@Injectable()
export class ExamStaffService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * @throws AppError not_found; validation_failed for people without the role, or who sit the exam; staff_busy for an examiner
   * who has begun to mark, because their work would be seen by nobody
   */
  async set(principal: Principal, examId: string, staff: SetExamStaff): Promise<void> {
    authorize(principal, 'schedule:write');
    const { userId: by } = principal;
    const wanted = { examiner: staff.examinerIds, proctor: staff.proctorIds } as const;
    await this.dataSource.transaction(async (manager) => {
      await findSettableExam(principal, examId, manager);
      for (const role of EXAM_DUTIES) {
        await assertFitting(examId, role, wanted[role], manager);
        const had = await manager.findBy(ExamStaff, { examId, role });
        const leaving = had.filter(({ userId }) => !wanted[role].includes(userId));
        if (role === 'examiner') await assertFree(examId, leaving, manager);
        await manager.delete(ExamStaff, { examId, role, userId: Not(In([...wanted[role]])) });
        for (const userId of wanted[role])
          await manager.upsert(ExamStaff, { examId, userId, role }, ['examId', 'userId', 'role']);
        const detail = { role, people: wanted[role].length, left: leaving.length };
        await this.audit.record(by, 'exam.staff_set', examId, detail, manager);
      }
    });
  }
}

async function assertFitting(
  examId: string,
  role: Duty,
  ids: readonly string[],
  manager: EntityManager,
): Promise<void> {
  const fit = await manager.findBy(User, { id: In([...ids]), active: true, roles: ArrayContains([role]) });
  const fitting = new Set(fit.map(({ id }) => id));
  const sitting = await manager.findBy(ExamEnrolment, { examId, userId: In([...ids]) });
  const path = `${role}Ids`;
  const details = [
    ...ids.filter((id) => !fitting.has(id)).map((id) => ({ path, problem: `${id} is no ${role}` })),
    ...sitting.map(({ userId }) => ({ path, problem: `${userId} sits this exam` })),
  ];
  if (details.length > 0) throw new AppError('validation_failed', { details });
}

async function assertFree(
  examId: string,
  leaving: readonly ExamStaff[],
  manager: EntityManager,
): Promise<void> {
  const busy = await markersOf(examId, manager);
  const details = leaving
    .filter(({ userId }) => busy.has(userId))
    .map(({ userId }) => ({ path: 'examinerIds', problem: userId }));
  if (details.length > 0) throw new AppError('staff_busy', { details });
}
