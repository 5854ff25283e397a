import { randomInt } from 'node:crypto';
import {
  asksForLiveness,
  type LivenessBegun,
  type LivenessKind,
  type LivenessProgress,
} from '@bakylau/contracts';
import { beginHeadTurns, drawHeadTurns, drawSpokenDigits } from '@bakylau/domain';
import { CheckIn, Exam, LivenessChallenge, newId } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assertReadyForPhoto } from '../check-in.steps';
import { type AttemptRows, OwnAttempts } from '../own-attempts';
import { triesLeft } from './liveness.outcome';
import { assertOpen, isExpired, LivenessTries } from './liveness.tries';
import { challengeView, progressView } from './liveness.view';

/** Three slow turns take a quarter of it; nobody should have to hurry, and nobody can prepare a film. */
const LIFE_MS = 60_000;

/**
 * The liveness check after the photo: a challenge is drawn, carried out before the camera, and its outcome noted. Advice to the
 * proctor: whoever used all tries goes on without.
 */
@Injectable()
export class LivenessService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly tries: LivenessTries,
  ) {}

  /**
   * Draws a challenge for one try. A try that still runs is given up by it.
   * @throws AppError not_found; step_out_of_order before the photo, after a check that is done, and where the exam asks for none
   */
  async begin(principal: Principal, attemptId: string, kind: LivenessKind): Promise<LivenessBegun> {
    authorize(principal, 'attempt:sit');
    return this.dataSource.transaction(async (manager) => {
      const rows = await this.ownAttempts.lock(principal, attemptId, manager);
      await assertAsked(rows, manager);
      const { session, checkIn } = rows;
      const running = await manager.findOneBy(LivenessChallenge, { sessionId: session.id, outcome: 'open' });
      if (running) await this.endUnfinished(running, checkIn, manager);
      const challenge =
        checkIn.livenessOutcome === 'missing' ? await draw(kind, session.id, checkIn, manager) : null;
      return {
        challenge: challenge && challengeView(challenge),
        outcome: checkIn.livenessOutcome,
        triesLeft: triesLeft(checkIn),
      };
    });
  }

  /** Gives a try up. @throws AppError not_found, challenge_over, step_out_of_order once the exam runs */
  async end(principal: Principal, attemptId: string, challengeId: string): Promise<LivenessProgress> {
    authorize(principal, 'attempt:sit');
    return this.tries.locked(
      { window: principal, attemptId, challengeId },
      async ({ challenge, checkIn }, manager) => {
        assertOpen(challenge);
        await this.endUnfinished(challenge, checkIn, manager);
        return progressView(challenge, checkIn);
      },
    );
  }

  private endUnfinished(
    challenge: LivenessChallenge,
    checkIn: CheckIn,
    manager: EntityManager,
  ): Promise<void> {
    const failure = isExpired(challenge) ? 'expired' : 'abandoned';
    return this.tries.end({ challenge, checkIn }, { outcome: 'failed', failure }, manager);
  }
}

async function assertAsked(rows: AttemptRows, manager: EntityManager): Promise<void> {
  assertReadyForPhoto(rows);
  const exam = await manager.findOneByOrFail(Exam, { id: rows.attempt.examId });
  const { photoKey, livenessOutcome } = rows.checkIn;
  const isWaiting = photoKey !== null && livenessOutcome === 'missing';
  if (!asksForLiveness(exam.policy) || !isWaiting) throw new AppError('step_out_of_order');
}

async function draw(
  kind: LivenessKind,
  sessionId: string,
  checkIn: CheckIn,
  manager: EntityManager,
): Promise<LivenessChallenge> {
  checkIn.livenessTries += 1;
  await manager.save(CheckIn, checkIn);
  const turns = kind === 'head_turn' ? drawHeadTurns(randomInt) : [];
  const now = Date.now();
  return manager.save(
    LivenessChallenge,
    manager.create(LivenessChallenge, {
      ...{ id: newId(), sessionId, kind, tryNumber: checkIn.livenessTries, turns },
      digits: kind === 'spoken_digits' ? drawSpokenDigits(randomInt) : null,
      beganAt: new Date(now),
      expiresAt: new Date(now + LIFE_MS),
      outcome: 'open',
      measures:
        kind === 'head_turn'
          ? { kind, state: beginHeadTurns(turns) }
          : { kind: 'spoken_digits', pictures: [] },
    }),
  );
}
