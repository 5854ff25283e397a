import { Injectable, Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { SESSION_MACHINE } from '@bakylau/domain';
import { Attempt, DomainEvents, ExamSession, PauseLedger } from '@bakylau/persistence';
import { DataSource } from 'typeorm';
import { lockAttempt } from './own-attempts';
import { SubmissionService } from './submission.service';

/** How soon after its deadline an attempt is handed in. */
const SWEEP_EVERY_MS = 2000;
/**
 * Lost time is credited only when the media is back. So long an interrupted attempt is spared by the clock; who comes
 * back later finds it handed in.
 */
const INTERRUPTION_GRACE_MINUTES = 10;
const BATCH = 200;

const FIND_OVERDUE = `
  SELECT a.id FROM attempts a JOIN sessions s ON s.attempt_id = a.id
  WHERE a.state = 'in_progress'
    AND a.deadline_at <= now() - CASE s.state WHEN 'interrupted' THEN $1 * interval '1 minute' ELSE interval '0' END
  ORDER BY a.deadline_at LIMIT $2`;

const FIND_MISSED = `
  SELECT a.id FROM attempts a JOIN exams e ON e.id = a.exam_id
  WHERE a.state = 'checking_in'
    AND (e.closes_at <= now()
         OR EXISTS (SELECT FROM sitting_places p JOIN sittings t ON t.id = p.sitting_id
                    WHERE p.exam_id = e.id AND p.user_id = a.user_id)
            AND NOT EXISTS (SELECT FROM sitting_places p JOIN sittings t ON t.id = p.sitting_id
                            WHERE p.exam_id = e.id AND p.user_id = a.user_id AND t.last_start_at >= now()))
    AND NOT EXISTS (SELECT FROM access_decisions d WHERE d.exam_id = e.id AND d.user_id = a.user_id AND d.opens_until > now())
  LIMIT $1`;

/** Hands in attempts whose time is up, ends breaks at their limit and check-ins of closed exams. Several api processes may do it side by side. */
@Injectable()
export class DeadlineSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DeadlineSweeper.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly submissions: SubmissionService,
    private readonly events: DomainEvents,
    private readonly pauses: PauseLedger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.sweep()
        .catch((error: unknown) =>
          this.logger.error('Deadlines could not be looked at; again in a moment', error),
        )
        .finally(() => (this.running = null));
    }, SWEEP_EVERY_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  async sweep(): Promise<void> {
    await this.try('Breaks at their limit could not be looked at', () => this.endBreaks());
    const overdue = await this.dataSource.query<{ id: string }[]>(FIND_OVERDUE, [
      INTERRUPTION_GRACE_MINUTES,
      BATCH,
    ]);
    for (const { id } of overdue) await this.tryToClose(id, () => this.submissions.submitOverdue(id));
    const missed = await this.dataSource.query<{ id: string }[]>(FIND_MISSED, [BATCH]);
    for (const { id } of missed) await this.tryToClose(id, () => this.expire(id));
  }

  private async endBreaks(): Promise<void> {
    for (const sessionId of await this.pauses.listBreaksAtLimit())
      await this.try(`The break of session ${sessionId} could not be ended at its limit`, () =>
        this.pauses.endBreak(sessionId, null),
      );
  }

  private tryToClose(attemptId: string, work: () => Promise<unknown>): Promise<void> {
    return this.try(`Attempt ${attemptId} could not be closed at its deadline`, work);
  }

  /** One that fails must not keep the others from being handed in. */
  private async try(failure: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error(failure, error);
    }
  }

  private async expire(attemptId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { attempt, session } = await lockAttempt(attemptId, manager);
      if (attempt.state !== 'checking_in') return;
      const state = SESSION_MACHINE.transition(session.state, 'expire');
      await manager.update(Attempt, { id: attemptId }, { state: 'expired' });
      await manager.update(ExamSession, { id: session.id }, { state });
      await this.events.publish({ kind: 'session.changed', sessionId: session.id }, manager);
    });
  }
}
