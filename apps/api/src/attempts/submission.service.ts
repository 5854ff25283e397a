import { Injectable } from '@nestjs/common';
import { type Attempt as AttemptView } from '@bakylau/contracts';
import { SESSION_MACHINE } from '@bakylau/domain';
import { Attempt, DomainEvents, ExamSession, PauseLedger, SessionChainService } from '@bakylau/persistence';
import { AppError, authorize, Principal } from '@bakylau/platform';
import { DataSource, EntityManager } from 'typeorm';
import { closeOral } from '../oral/close-oral';
import { AttemptScorer } from '../results/attempt.scorer';
import { AttemptReader } from './attempt.reader';
import { AttemptRows, lockAttempt, OwnAttempts } from './own-attempts';
import { SubmissionReceipts } from './submission-receipts';

/** The end of an attempt: handed in by the candidate, or by the clock. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly reader: AttemptReader,
    private readonly scorer: AttemptScorer,
    private readonly receipts: SubmissionReceipts,
    private readonly pauses: PauseLedger,
    private readonly chain: SessionChainService,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Hands the attempt in. Asking again changes nothing.
   * @throws AppError not_found, attempt_not_running before the start
   */
  async submit(principal: Principal, attemptId: string): Promise<AttemptView> {
    authorize(principal, 'attempt:sit');
    await this.dataSource.transaction(async (manager) => {
      const rows = await this.ownAttempts.lock(principal, attemptId, manager);
      if (rows.attempt.state === 'submitted') return;
      if (rows.attempt.state !== 'in_progress') throw new AppError('attempt_not_running');
      await this.close(rows, new Date(), 'candidate', manager);
    });
    return this.reader.read(principal, attemptId);
  }

  /** Hands in an attempt whose time is up; the service's own work. @returns false when it was not due any more */
  async submitOverdue(attemptId: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const rows = await lockAttempt(attemptId, manager);
      const { state, deadlineAt } = rows.attempt;
      const now = new Date();
      // Time may have been credited between the look at the list and this lock.
      if (state !== 'in_progress' || !deadlineAt || deadlineAt > now) return false;
      await this.close(rows, deadlineAt, 'deadline', manager);
      return true;
    });
  }

  /** With session and attempt locked; `panel`: the examiners of an oral exam ended the answer. */
  async close(
    { attempt, session }: AttemptRows,
    submittedAt: Date,
    by: 'candidate' | 'deadline' | 'panel',
    manager: EntityManager,
  ): Promise<void> {
    const state = SESSION_MACHINE.transition(session.state, 'submit');
    await this.pauses.closeAt(session, submittedAt, manager);
    const receipt = await this.receipts.issue(attempt, submittedAt, manager);
    await manager.update(Attempt, { id: attempt.id }, { state: 'submitted', submittedAt, receipt });
    await manager.update(ExamSession, { id: session.id }, { state });
    await closeOral(attempt.id, submittedAt, manager);
    await this.scorer.score(attempt, submittedAt, manager);
    const { answersSha256 } = receipt;
    const payload = { change: 'submitted', by, submittedAt: submittedAt.toISOString(), answersSha256 };
    await this.chain.append(session.id, 'event', null, payload, manager);
    await this.events.publish({ kind: 'session.changed', sessionId: session.id }, manager);
  }
}
