import { EXAM_DUTIES, type SetExamStaff } from '@bakylau/contracts';
import { ExamStaff, SittingProctor } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, Not } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam } from '../exams/editable-exams';
import { markersOf } from './exam-markers';
import { assertFitting } from './fitting-staff';

/** Who examines an exam, also in its oral panel, and who proctors it. */
@Injectable()
export class ExamStaffService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * @throws AppError not_found; validation_failed for people without the role, or who sit the exam; staff_busy for an examiner
   * who has begun to mark, because their work would be seen by nobody; proctor_in_sitting while a sitting names the proctor
   */
  async set(principal: Principal, examId: string, staff: SetExamStaff): Promise<void> {
    authorize(principal, 'schedule:write');
    await this.dataSource.transaction((manager) => this.assign(principal, examId, staff, manager));
  }

  /** As `set`, inside of a transaction of the caller, who has asked for the permission. */
  async assign(
    principal: Principal,
    examId: string,
    staff: SetExamStaff,
    manager: EntityManager,
  ): Promise<void> {
    const { userId: by } = principal;
    const wanted = { examiner: staff.examinerIds, proctor: staff.proctorIds } as const;
    await findSettableExam(principal, examId, manager);
    for (const role of EXAM_DUTIES) {
      await assertFitting({ examId, role, path: `${role}Ids` }, wanted[role], manager);
      const had = await manager.findBy(ExamStaff, { examId, role });
      const leaving = had.filter(({ userId }) => !wanted[role].includes(userId));
      await (role === 'examiner' ? assertFree : assertOffSittings)(examId, leaving, manager);
      await manager.delete(ExamStaff, { examId, role, userId: Not(In([...wanted[role]])) });
      for (const userId of wanted[role])
        await manager.upsert(ExamStaff, { examId, userId, role }, ['examId', 'userId', 'role']);
      const detail = { role, people: wanted[role].length, left: leaving.length };
      await this.audit.record(by, 'exam.staff_set', examId, detail, manager);
    }
  }
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

/** A sitting would go on counting a proctor who no longer sees the exam. */
async function assertOffSittings(
  examId: string,
  leaving: readonly ExamStaff[],
  manager: EntityManager,
): Promise<void> {
  const named = await manager.find(SittingProctor, {
    where: { userId: In(leaving.map(({ userId }) => userId)), sitting: { examId } },
    relations: { sitting: true, user: true },
    order: { sitting: { opensAt: 'ASC' } },
  });
  const details = named.map(({ user, sitting }) => ({
    path: 'proctorIds',
    problem: [user?.displayName, sitting?.room, sitting?.opensAt.toISOString()].join(', '),
  }));
  if (details.length > 0) throw new AppError('proctor_in_sitting', { details });
}
