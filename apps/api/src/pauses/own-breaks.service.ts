import { type Attempt } from '@bakylau/contracts';
import { ExamEnrolment, PauseLedger } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttemptReader } from '../attempts/attempt.reader';
import { OwnAttempts } from '../attempts/own-attempts';

/** Breaks of the candidate's own: the clock stands, the questions are away, and the time is given back. */
@Injectable()
export class OwnBreaksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly reader: AttemptReader,
    private readonly ledger: PauseLedger,
  ) {}

  /** @throws AppError not_found; taken_over in another window; break_not_left, also for who has none; session_not_live unless it runs */
  async take(principal: Principal, attemptId: string): Promise<Attempt> {
    authorize(principal, 'attempt:sit');
    const { userId } = principal;
    const { attempt, session } = await this.ownAttempts.getHeld(principal, attemptId);
    const { examId } = attempt;
    const { breaks } = await this.dataSource.manager.findOneByOrFail(ExamEnrolment, { examId, userId });
    if (!breaks) throw new AppError('break_not_left');
    const taken = await this.ledger.takeBreak(session.id, userId, breaks);
    if (taken === 'none_left') throw new AppError('break_not_left');
    if (typeof taken === 'string') throw new AppError('session_not_live');
    return this.reader.read(principal, attemptId);
  }

  /** @throws AppError not_found; taken_over; session_not_paused when the candidate is on no break */
  async end(principal: Principal, attemptId: string): Promise<Attempt> {
    authorize(principal, 'attempt:sit');
    const { session } = await this.ownAttempts.getHeld(principal, attemptId);
    if (!(await this.ledger.endBreak(session.id, principal.userId))) throw new AppError('session_not_paused');
    return this.reader.read(principal, attemptId);
  }
}
