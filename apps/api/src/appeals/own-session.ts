import { Attempt, ExamSession } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface OwnSession {
  attempt: Attempt;
  session: ExamSession;
}

/** The session of the caller's own attempt. Another's looks like one that is not there. */
@Injectable()
export class OwnSessionAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** The attempt comes with its exam. @throws AppError forbidden, not_found */
  async get(principal: Principal, attemptId: string): Promise<OwnSession> {
    authorize(principal, 'attempt:sit');
    const { manager } = this.dataSource;
    const where = { id: attemptId, userId: principal.userId };
    const attempt = await manager.findOne(Attempt, { where, relations: { exam: true } });
    const session = attempt && (await manager.findOneBy(ExamSession, { attemptId }));
    if (!session) throw new AppError('not_found');
    return { attempt, session };
  }
}
