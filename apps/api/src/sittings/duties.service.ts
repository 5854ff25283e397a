import { type CalendarQuery, type Duty, type Locale } from '@bakylau/contracts';
import { Sitting, SittingPlace, SittingProctor } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import ical, { type ICalEventData } from 'ical-generator';
import { DataSource, In } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { assertFitting } from '../enrolments/fitting-staff';
import { findSettableExam } from '../exams/editable-exams';
import { bringProctorsIn, dismissProctors } from './sitting-staff';
import { findSitting } from './sittings.service';

const WATCHES: Record<Locale, string> = { kk: 'Прокторлау', ru: 'Прокторинг', en: 'Proctoring' };
const MINUTE_MS = 60_000;

/** Who watches which sitting, and everybody's own calendar. */
@Injectable()
export class DutiesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** Clashes and shortages are told by the plan, not refused. @throws AppError not_found; validation_failed for people who are no proctors, or sit the exam */
  async set(principal: Principal, sittingId: string, personIds: readonly string[]): Promise<string> {
    authorize(principal, 'schedule:write');
    const ids = [...new Set(personIds)];
    return this.dataSource.transaction(async (manager) => {
      const { examId } = await findSitting(sittingId, manager);
      await findSettableExam(principal, examId, manager);
      await assertFitting({ examId, role: 'proctor', path: 'personIds' }, ids, manager);
      await manager.delete(SittingProctor, { sittingId });
      await manager.insert(
        SittingProctor,
        ids.map((userId) => ({ sittingId, userId })),
      );
      await bringProctorsIn(examId, ids, manager);
      await dismissProctors(examId, manager);
      const detail = { sittingId, proctors: ids.length };
      await this.audit.record(principal.userId, 'sitting.proctors_set', examId, detail, manager);
      return examId;
    });
  }

  /** The next one first. */
  async list(principal: Principal): Promise<{ duties: Duty[] }> {
    authorize(principal, 'session:watch');
    const duties = (await this.ofProctor(principal.userId)).filter(({ closesAt }) => closesAt > new Date());
    const sittingId = In(duties.map(({ id }) => id));
    const { manager } = this.dataSource;
    const places = await manager.findBy(SittingPlace, { sittingId });
    const proctors = await manager.find(SittingProctor, { where: { sittingId }, relations: { user: true } });
    return {
      duties: duties.flatMap(({ id, exam, room, opensAt, closesAt }) => {
        if (!exam) return [];
        const of = (row: { sittingId: string }) => row.sittingId === id;
        return [
          {
            ...{ sittingId: id, examId: exam.id, title: exam.title, room },
            opensAt: opensAt.toISOString(),
            closesAt: closesAt.toISOString(),
            candidates: places.filter(of).length,
            proctors: proctors.filter(of).map(({ user }) => user?.displayName ?? ''),
          },
        ];
      }),
    };
  }

  /** The own sittings, as candidate and as proctor, as a calendar file. Whoever has none gets an empty one. */
  async calendar({ userId }: Principal, { locale, examId }: CalendarQuery): Promise<string> {
    const places = await this.dataSource.manager.find(SittingPlace, {
      where: { userId, ...(examId ? { examId } : {}) },
      relations: { sitting: { exam: true } },
    });
    const seats = places.flatMap(({ sitting, startsAt }) => {
      if (!sitting?.exam?.publishedAt) return [];
      const endsAt =
        startsAt && sitting.slotMinutes !== null
          ? new Date(startsAt.getTime() + sitting.slotMinutes * MINUTE_MS)
          : sitting.closesAt;
      const title = sitting.exam.title[locale];
      return [event(sitting, userId, { start: startsAt ?? sitting.opensAt, end: endsAt }, title)];
    });
    const duties = (await this.ofProctor(userId))
      .filter((sitting) => !examId || sitting.examId === examId)
      .map((sitting) => {
        const span = { start: sitting.opensAt, end: sitting.closesAt };
        const title = `${WATCHES[locale]}: ${sitting.exam?.title[locale] ?? ''}`;
        return event(sitting, userId, span, title);
      });
    const prodId = { company: 'Bakylau', product: 'Exams', language: 'EN' };
    const calendar = ical({ prodId, scale: 'GREGORIAN', events: [...seats, ...duties] });
    // The library leaves the last line open.
    return `${calendar.toString()}\r\n`;
  }

  private async ofProctor(userId: string): Promise<Sitting[]> {
    const rows = await this.dataSource.manager.find(SittingProctor, {
      where: { userId },
      relations: { sitting: { exam: true } },
    });
    return rows
      .flatMap(({ sitting }) => (sitting?.exam?.publishedAt ? sitting : []))
      .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  }
}

/** Its id stays the same when the sitting changes, so that calendars replace the entry. */
function event(
  { id, room, changedAt }: Sitting,
  userId: string,
  span: { start: Date; end: Date },
  summary: string,
): ICalEventData {
  return { id: `${id}-${userId}@bakylau`, ...span, stamp: changedAt, summary, location: room };
}
