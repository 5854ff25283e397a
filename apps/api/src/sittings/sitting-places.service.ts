import { type SetPlace, type SittingPlan } from '@bakylau/contracts';
import { freePlace, freeSlots, isBusy, type OpenSitting, placeCandidates } from '@bakylau/domain';
import { AccessDecisionRecord, Attempt, ExamEnrolment, Sitting, SittingPlace } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, MoreThan } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam, lockSettableExam } from '../exams/editable-exams';
import { begunAmong } from './begun-among';
import { findSitting } from './sittings.service';
import { busyElsewhere } from './time-elsewhere';

/** Who sits in which sitting. */
@Injectable()
export class SittingPlacesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** Gives places to all who wait; whoever has one keeps it. @throws AppError not_found */
  async fill(principal: Principal, examId: string): Promise<SittingPlan> {
    authorize(principal, 'schedule:write');
    return this.dataSource.transaction(async (manager) => {
      await lockSettableExam(principal, examId, manager);
      const now = new Date();
      const ahead = await manager.findBy(Sitting, { examId, lastStartAt: MoreThan(now) });
      const sittings = await openSittings(ahead, manager);
      const waiting = await listWaiting(examId, manager);
      const busy = await busyElsewhere(
        waiting.map(({ id }) => id),
        examId,
        manager,
      );
      const plan = placeCandidates(
        sittings,
        waiting.map((person) => ({ ...person, busy: busy.get(person.id) ?? [] })),
        now,
      );
      for (const { candidateId: userId, sittingId, startsAt } of plan.placed)
        await manager.insert(SittingPlace, { sittingId, userId, examId, startsAt });
      const detail = { placed: plan.placed.length, unplaced: plan.unplaced.length };
      await this.audit.record(principal.userId, 'exam.sittings_filled', examId, detail, manager);
      const nameOf = new Map(waiting.map(({ id, displayName }) => [id, displayName]));
      return {
        placed: plan.placed.length,
        unplaced: plan.unplaced.map(({ candidateId, reason }) => ({
          personId: candidateId,
          displayName: nameOf.get(candidateId) ?? '',
          reason,
        })),
      };
    });
  }

  /**
   * Gives one candidate a place; an earlier one in the same exam that is not over goes back. Groups of the sitting do not bind,
   * nor does a check-in that ended before the start: it goes on when the candidate comes in.
   * A start after the last one of the sitting needs a recorded decision that opens the exam until then.
   * @throws AppError not_found; start_too_late; sitting_full when the place or the own time is taken or over; sitting_clash; candidate_bound once begun
   */
  async set(
    principal: Principal,
    sittingId: string,
    userId: string,
    { startsAt }: SetPlace,
  ): Promise<string> {
    authorize(principal, 'schedule:write');
    return this.dataSource.transaction(async (manager) => {
      const { examId } = await findSitting(sittingId, manager);
      await lockSettableExam(principal, examId, manager);
      const enrolment = await manager.findOneBy(ExamEnrolment, { examId, userId });
      if (!enrolment) throw new AppError('not_found');
      if (await manager.existsBy(Attempt, { examId, userId, state: In(['checking_in', 'in_progress']) }))
        throw new AppError('candidate_bound');
      const { id, closesAt } = await findSitting(sittingId, manager);
      await dropOpenPlaces(examId, userId, manager);
      const [sitting] = await openSittings([await findSitting(id, manager)], manager);
      const wanted = startsAt === null ? null : new Date(startsAt);
      const reopenedUntil = await findReopening(examId, userId, manager);
      if (sitting && isAfterLastStart(sitting, wanted, reopenedUntil)) throw new AppError('start_too_late');
      const own = sitting && ownTime(sitting, wanted);
      if (!sitting || own === undefined || closesAt <= new Date()) throw new AppError('sitting_full');
      const busy = await busyElsewhere([userId], examId, manager);
      const { extraMinutes } = enrolment;
      if (isBusy({ busy: busy.get(userId) ?? [], extraMinutes }, sitting))
        throw new AppError('sitting_clash');
      await manager.insert(SittingPlace, { sittingId, userId, examId, startsAt: own });
      await this.audit.record(principal.userId, 'sitting.place_set', examId, { userId, sittingId }, manager);
      return examId;
    });
  }

  /** @throws AppError not_found; candidate_bound once begun */
  async remove(principal: Principal, sittingId: string, userId: string): Promise<void> {
    authorize(principal, 'schedule:write');
    await this.dataSource.transaction(async (manager) => {
      const { examId } = await findSitting(sittingId, manager);
      await findSettableExam(principal, examId, manager);
      if (!(await manager.existsBy(SittingPlace, { sittingId, userId }))) throw new AppError('not_found');
      if ((await begunAmong([userId], examId, manager)).size > 0) throw new AppError('candidate_bound');
      await manager.delete(SittingPlace, { sittingId, userId });
      await this.audit.record(
        principal.userId,
        'sitting.place_removed',
        examId,
        { userId, sittingId },
        manager,
      );
    });
  }
}

async function openSittings(sittings: readonly Sitting[], manager: EntityManager): Promise<OpenSitting[]> {
  const places = await manager.findBy(SittingPlace, { sittingId: In(sittings.map(({ id }) => id)) });
  return sittings.map((sitting) => {
    const own = places.filter(({ sittingId }) => sittingId === sitting.id);
    return { ...sitting, taken: own.map(({ startsAt }) => startsAt) };
  });
}

function listWaiting(
  examId: string,
  manager: EntityManager,
): Promise<{ id: string; displayName: string; groupName: string | null; extraMinutes: number }[]> {
  return manager.query(
    `SELECT u.id, u.display_name AS "displayName", u.group_name AS "groupName", n.extra_minutes AS "extraMinutes"
     FROM exam_enrolments n JOIN users u ON u.id = n.user_id
     WHERE n.exam_id = $1
       AND NOT EXISTS (SELECT FROM sitting_places p WHERE p.exam_id = $1 AND p.user_id = u.id)
       AND NOT EXISTS (SELECT FROM attempts a WHERE a.exam_id = $1 AND a.user_id = u.id AND a.state <> 'expired')`,
    [examId],
  );
}

async function dropOpenPlaces(examId: string, userId: string, manager: EntityManager): Promise<void> {
  const ahead = await manager.findBy(Sitting, { examId, closesAt: MoreThan(new Date()) });
  await manager.delete(SittingPlace, { userId, sittingId: In(ahead.map(({ id }) => id)) });
}

/** Until when decisions let the candidate begin after the last start; null without one that still holds. */
async function findReopening(examId: string, userId: string, manager: EntityManager): Promise<Date | null> {
  const where = { examId, userId, opensUntil: MoreThan(new Date()) };
  const decision = await manager.findOne(AccessDecisionRecord, { where, order: { opensUntil: 'DESC' } });
  return decision?.opensUntil ?? null;
}

/** Whether the candidate could only start when nobody starts any more. @param wanted the own time; null for now */
function isAfterLastStart(sitting: OpenSitting, wanted: Date | null, reopenedUntil: Date | null): boolean {
  const start = (sitting.slotMinutes === null ? null : wanted) ?? new Date();
  return start > sitting.lastStartAt && (reopenedUntil === null || start > reopenedUntil);
}

/**
 * The own time of a candidate, also one after the last start, which the caller has found a decision for.
 * @returns undefined when it is taken, over or no time of this sitting
 */
function ownTime(sitting: OpenSitting, wanted: Date | null): Date | null | undefined {
  const now = new Date();
  if (sitting.taken.length >= sitting.capacity) return undefined;
  if (!wanted || sitting.slotMinutes === null) return freePlace(sitting, now);
  // With the last start moved to the closing the own times go on in the same steps.
  const times = wanted > sitting.lastStartAt ? { ...sitting, lastStartAt: sitting.closesAt } : sitting;
  return freeSlots(times, now).find((slot) => slot.getTime() === wanted.getTime());
}
