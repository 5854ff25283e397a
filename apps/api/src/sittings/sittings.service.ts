import { type ChangedSittings, type ExamSittings, hasPermission, type SetSitting } from '@bakylau/contracts';
import { Exam, newId, Sitting, SittingPlace } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam, lockSettableExam } from '../exams/editable-exams';
import { begunAmong } from './begun-among';
import { moveSittingPlaces } from './move-sitting-places';
import { SittingReader } from './sitting.reader';
import { dismissProctors } from './sitting-staff';

/** When and where an exam is sat. */
@Injectable()
export class SittingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: SittingReader,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamSittings> {
    authorize(principal, 'admission:read');
    const exam = await findSettableExam(principal, examId, this.dataSource.manager);
    return this.reader.read(exam, hasPermission(principal.roles, 'schedule:write'));
  }

  /** @throws AppError not_found; validation_failed for a time outside of the exam's */
  async add(principal: Principal, examId: string, sitting: SetSitting): Promise<ExamSittings> {
    authorize(principal, 'schedule:write');
    await this.dataSource.transaction(async (manager) => {
      const exam = await findSettableExam(principal, examId, manager);
      const id = newId();
      await manager.insert(Sitting, { id, examId, ...columnsOf(exam, sitting) });
      await this.audit.record(
        principal.userId,
        'sitting.set',
        examId,
        { sittingId: id, added: true },
        manager,
      );
    });
    return this.get(principal, examId);
  }

  /**
   * Places stay with their candidates; own times move with the opening. The answer says how many no longer fit and went back.
   * @throws AppError not_found; validation_failed; sitting_in_use when it would move for people who have begun
   */
  async set(principal: Principal, sittingId: string, sitting: SetSitting): Promise<ChangedSittings> {
    authorize(principal, 'schedule:write');
    const changed = await this.dataSource.transaction(async (manager) => {
      const { examId } = await findSitting(sittingId, manager);
      const exam = await lockSettableExam(principal, examId, manager);
      const before = await findSitting(sittingId, manager);
      const columns = columnsOf(exam, sitting);
      await manager.update(Sitting, { id: sittingId }, columns);
      const placesReturned = await moveSittingPlaces(before, columns, manager);
      const detail = { sittingId, added: false, placesReturned };
      await this.audit.record(principal.userId, 'sitting.set', examId, detail, manager);
      return { examId, placesReturned };
    });
    return { ...(await this.get(principal, changed.examId)), placesReturned: changed.placesReturned };
  }

  /** @throws AppError not_found; sitting_in_use once somebody has begun in it */
  async remove(principal: Principal, sittingId: string): Promise<void> {
    authorize(principal, 'schedule:write');
    await this.dataSource.transaction(async (manager) => {
      const { examId } = await findSitting(sittingId, manager);
      await lockSettableExam(principal, examId, manager);
      const places = await manager.findBy(SittingPlace, { sittingId });
      const holders = places.map(({ userId }) => userId);
      if ((await begunAmong(holders, examId, manager)).size > 0) throw new AppError('sitting_in_use');
      await manager.delete(Sitting, { id: sittingId });
      await dismissProctors(examId, manager);
      await this.audit.record(principal.userId, 'sitting.removed', examId, { sittingId }, manager);
    });
  }
}

/** @throws AppError not_found */
export async function findSitting(id: string, manager: EntityManager): Promise<Sitting> {
  const sitting = await manager.findOneBy(Sitting, { id });
  if (!sitting) throw new AppError('not_found');
  return sitting;
}

function columnsOf(exam: Exam, sitting: SetSitting): Omit<Sitting, 'id' | 'examId' | 'exam' | 'assignId'> {
  const { room, capacity, slotMinutes, candidatesPerProctor } = sitting;
  const [opensAt, closesAt] = [new Date(sitting.opensAt), new Date(sitting.closesAt)];
  const outside = [
    ...(opensAt < exam.opensAt ? ['opensAt'] : []),
    ...(closesAt > exam.closesAt ? ['closesAt'] : []),
  ];
  if (outside.length > 0) {
    const details = outside.map((path) => ({ path, problem: 'lies outside of the time of the exam' }));
    throw new AppError('validation_failed', { details });
  }
  return {
    ...{ room, capacity, slotMinutes, candidatesPerProctor, opensAt, closesAt },
    lastStartAt: new Date(sitting.lastStartAt),
    groupNames: [...new Set(sitting.groupNames)],
    changedAt: new Date(),
  };
}
