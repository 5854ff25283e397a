import { type HandedOver, type HandOver } from '@bakylau/contracts';
import { WindowLedger } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { SessionAccess } from '../sessions/session-access';

/** Moves a candidate's exam from one of their windows to another. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly access: SessionAccess,
    private readonly ledger: WindowLedger,
  ) {}

  /** @throws AppError not_found; session_not_live, window_not_waiting */
  async handOver(
    principal: Principal,
    sessionId: string,
    { waitingId, reason }: HandOver,
  ): Promise<HandedOver> {
    await this.access.get(principal, 'session:hand-over', sessionId);
    const moved = await this.ledger.handOver(sessionId, waitingId, { handedBy: principal.userId, reason });
    if (typeof moved === 'string') throw new AppError(moved);
    return moved;
  }
}
