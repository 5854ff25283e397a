import { type ExamFormat, type RetentionPeriods, type ReviewPolicy } from '@bakylau/contracts';
import { dueArtefacts, effectivePeriods, isPeriodOver, retentionStart } from '@bakylau/domain';
import { Deletion, type SessionDecision } from '@bakylau/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { appealDeadline } from '../appeals/appeal-terms';
import { DeletionExecutor } from './deletion-executor';
import { DeletionOrders } from './deletion-orders';
import { RetentionPeriodsService } from './retention-periods.service';

const PAGE = 200;

/** Ended sessions that still have something which a period may end, in the order of their ids. */
const FIND_SESSIONS = `
  SELECT s.id AS "sessionId", t.user_id AS "personId", t.exam_id AS "examId", t.submitted_at AS "submittedAt",
    e.closes_at AS "examClosesAt", e.review_policy AS "reviewPolicy", e.format, c.retention AS promised,
    d.outcome, d.decided_at AS "decidedAt", a.closed_at AS "appealClosedAt"
  FROM sessions s JOIN attempts t ON t.id = s.attempt_id JOIN exams e ON e.id = t.exam_id
    LEFT JOIN check_ins c ON c.session_id = s.id LEFT JOIN decisions d ON d.session_id = s.id
    LEFT JOIN appeals a ON a.session_id = s.id
  WHERE s.id > $1 AND s.state IN ('decided', 'expired', 'voided') AND e.closes_at <= $3::timestamptz - interval '1 day'
    AND (c.photo_key IS NOT NULL OR c.photo_distance IS NOT NULL OR c.device_check IS NOT NULL
      OR EXISTS (SELECT FROM recording_segments r WHERE r.session_id = s.id)
      OR EXISTS (SELECT FROM local_recording_parts p WHERE p.session_id = s.id)
      OR EXISTS (SELECT FROM observation_batches o WHERE o.session_id = s.id)
      OR EXISTS (SELECT FROM room_scans m WHERE m.session_id = s.id AND m.panorama_key IS NOT NULL)
      OR EXISTS (SELECT FROM incidents i WHERE i.session_id = s.id AND i.evidence_key IS NOT NULL)
      OR EXISTS (SELECT FROM liveness_challenges l WHERE l.session_id = s.id
                 AND (l.picture_keys <> '[]' OR l.sound_key IS NOT NULL OR l.measures IS NOT NULL)))
  ORDER BY s.id LIMIT $2`;

/** Enrolled people with the exams they were to sit; one line each. */
const FIND_ENROLMENTS = `
  SELECT f.user_id AS "personId", f.created_at AS "createdAt", x.exam_id AS "examId", e.closes_at AS "closesAt"
  FROM face_enrolments f LEFT JOIN exam_enrolments x ON x.user_id = f.user_id LEFT JOIN exams e ON e.id = x.exam_id
  WHERE f.created_at <= $1::timestamptz - interval '1 day'
    AND NOT EXISTS (SELECT FROM exam_enrolments y JOIN exams z ON z.id = y.exam_id
                    WHERE y.user_id = f.user_id AND z.closes_at > $1::timestamptz - interval '1 day')
  ORDER BY f.user_id`;

interface SessionRow extends Partial<Pick<SessionDecision, 'outcome' | 'decidedAt'>> {
  sessionId: string;
  personId: string;
  examId: string;
  submittedAt: Date | null;
  examClosesAt: Date;
  reviewPolicy: ReviewPolicy | null;
  format: ExamFormat;
  promised: RetentionPeriods | null;
  appealClosedAt: Date | null;
}

interface EnrolmentRow {
  personId: string;
  createdAt: Date;
  examId: string | null;
  closesAt: Date | null;
}

/** Deletes what has been kept long enough. Several processes may sweep side by side. */
@Injectable()
export class RetentionSweeper {
  private readonly logger = new Logger(RetentionSweeper.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly periods: RetentionPeriodsService,
    private readonly orders: DeletionOrders,
    private readonly executor: DeletionExecutor,
  ) {}

  /** @returns how many deletions were completed, and how many could not be */
  async sweep(now = new Date()): Promise<{ completed: number; unfinished: number }> {
    await this.orderSessions(now);
    await this.orderEnrolments(now);
    const open = await this.dataSource.manager.find(Deletion, {
      select: { id: true },
      where: { receipt: IsNull() },
      order: { orderedAt: 'ASC' },
    });
    let completed = 0;
    for (const { id } of open) if (await this.executor.tryComplete(id)) completed++;
    const unfinished = open.length - completed;
    if (open.length > 0)
      this.logger.log(`Deletions: ${completed} completed, ${unfinished} to be tried again`);
    return { completed, unfinished };
  }

  private async orderSessions(now: Date): Promise<void> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.dataSource.query<SessionRow[]>(FIND_SESSIONS, [after, PAGE, now]);
      for (const row of rows)
        await this.try(`session ${row.sessionId}`, async () => {
          const current = await this.periods.current(row.examId);
          const periods = effectivePeriods(current.periods, row.promised);
          const artefacts = dueArtefacts(periods, retentionStart(momentsOf(row)), now);
          if (artefacts.length === 0) return;
          await this.orders.ofSession(row, artefacts, { rule: 'retention_period', periods, orderedBy: null });
        });
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.sessionId;
    }
  }

  /** An enrolled photo serves every exam of its person: the period runs from the last of them. */
  private async orderEnrolments(now: Date): Promise<void> {
    const rows = await this.dataSource.query<EnrolmentRow[]>(FIND_ENROLMENTS, [now]);
    const people = new Map<string, EnrolmentRow[]>();
    for (const row of rows) people.set(row.personId, [...(people.get(row.personId) ?? []), row]);
    for (const [personId, exams] of people)
      await this.try(`enrolment of ${personId}`, async () => {
        for (const { examId, closesAt, createdAt } of exams) {
          const { periods } = await this.periods.current(examId ?? personId);
          const start = new Date(Math.max(createdAt.getTime(), closesAt?.getTime() ?? 0));
          if (!isPeriodOver(periods.face, start, now)) return;
        }
        const { periods } = await this.periods.current(exams[0]?.examId ?? personId);
        await this.orders.ofEnrolment(personId, { rule: 'retention_period', periods, orderedBy: null });
      });
  }

  /** One that fails must not keep the others. */
  private async try(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error(`Nothing of ${what} could be deleted; the next sweep tries again`, error);
    }
  }
}

function momentsOf(row: SessionRow) {
  const { examClosesAt, submittedAt, outcome, appealClosedAt, reviewPolicy, format } = row;
  const decidedAt = row.decidedAt ?? null;
  const decision = outcome && decidedAt ? { outcome, decidedAt } : null;
  const appealBy = appealDeadline(decision, { reviewPolicy, format });
  return { examClosesAt, submittedAt, decidedAt, appealClosedAt, appealBy };
}
