import { type LivenessFailure } from '@bakylau/contracts';
import { CheckIn, DomainEvents, LivenessChallenge, type LivenessTryOutcome } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assertCheckingIn } from '../check-in.steps';
import { type AttemptRows, type CandidateWindow, OwnAttempts } from '../own-attempts';
import { outcomeAfterTry } from './liveness.outcome';

/** How a try ends. */
export type TryEnd =
  | { outcome: Extract<LivenessTryOutcome, 'passed' | 'to_be_heard'>; failure: null }
  | { outcome: 'failed'; failure: LivenessFailure };

export interface TryRows extends AttemptRows {
  challenge: LivenessChallenge;
}

/** Tries of the liveness check as their candidate may touch them. */
@Injectable()
export class LivenessTries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly events: DomainEvents,
  ) {}

  /** @throws AppError not_found, taken_over, and as `assertCheckingIn` */
  async get(window: CandidateWindow, attemptId: string, challengeId: string): Promise<TryRows> {
    const rows = await this.ownAttempts.getHeld(window, attemptId);
    assertCheckingIn(rows);
    return { ...rows, challenge: await find(rows.session.id, challengeId, this.dataSource.manager) };
  }

  /** The same in a transaction with session, attempt and so the try locked until its end. */
  async locked<T>(
    { window, attemptId, challengeId }: { window: CandidateWindow; attemptId: string; challengeId: string },
    work: (rows: TryRows, manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const rows = await this.ownAttempts.lock(window, attemptId, manager);
      assertCheckingIn(rows);
      return work({ ...rows, challenge: await find(rows.session.id, challengeId, manager) }, manager);
    });
  }

  /** Writes the end of a try into it and into the check-in; what was measured on the way goes. */
  async end(
    { challenge, checkIn }: Pick<TryRows, 'challenge' | 'checkIn'>,
    { outcome, failure }: TryEnd,
    manager: EntityManager,
  ): Promise<void> {
    Object.assign(challenge, { outcome, failure, measures: null });
    await manager.save(LivenessChallenge, challenge);
    checkIn.livenessOutcome = outcomeAfterTry(outcome, checkIn);
    await manager.save(CheckIn, checkIn);
    await this.events.publish({ kind: 'session.changed', sessionId: challenge.sessionId }, manager);
  }
}

/** @throws AppError challenge_over when the try has ended */
export function assertOpen({ outcome }: LivenessChallenge): void {
  if (outcome !== 'open') throw new AppError('challenge_over');
}

export function isExpired({ expiresAt }: LivenessChallenge): boolean {
  return expiresAt.getTime() <= Date.now();
}

async function find(sessionId: string, id: string, manager: EntityManager): Promise<LivenessChallenge> {
  const challenge = await manager.findOneBy(LivenessChallenge, { id, sessionId });
  if (!challenge) throw new AppError('not_found');
  return challenge;
}
