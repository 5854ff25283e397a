import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { timeCreditMs } from '@bakylau/domain';
import { Attempt, type ExamSession } from '@bakylau/persistence';
import { SessionMoves } from '../session-store/session-moves';
import { type LiveSession } from './live-session';

/** All media away for so long makes a running session an interrupted one; short holes are none of the clock's business. */
const INTERRUPTED_AFTER_MS = 5_000;

/** Stops the exam's clock while all media is lost, and gives the lost time back when it returns. */
@Injectable()
export class InterruptionService {
  readonly #logger = new Logger(InterruptionService.name);

  constructor(private readonly moves: SessionMoves) {}

  async follow(live: LiveSession, mediaFlows: boolean, nowMs: number): Promise<void> {
    if (
      live.state === 'running' &&
      !mediaFlows &&
      nowMs - (live.lastMediaMs ?? nowMs) >= INTERRUPTED_AFTER_MS
    ) {
      await this.#move(live, 'lose_media');
    } else if (live.state === 'interrupted' && mediaFlows) {
      const lostAtMs = live.interruptedAtMs ?? nowMs;
      await this.#move(live, 'return_media', (manager, session) => credit(manager, session, lostAtMs, nowMs));
    }
  }

  async #move(
    live: LiveSession,
    event: 'lose_media' | 'return_media',
    alongside?: (manager: EntityManager, session: ExamSession) => Promise<void>,
  ): Promise<void> {
    const state = await this.moves.tryMove(live.id, event, alongside);
    if (!state) return;
    if (event === 'lose_media') live.interruptedAtMs = live.lastMediaMs;
    live.changeState(state);
    this.#logger.log(`Session ${live.id} is ${state}`);
  }
}

async function credit(
  manager: EntityManager,
  session: ExamSession,
  lostAtMs: number,
  nowMs: number,
): Promise<void> {
  const attempt = await manager.findOneOrFail(Attempt, {
    where: { id: session.attemptId },
    lock: { mode: 'for_no_key_update' },
  });
  const epochMs = session.epoch!.getTime();
  const creditMs = timeCreditMs(new Date(epochMs + lostAtMs), new Date(epochMs + nowMs));
  attempt.creditedMs += creditMs;
  if (attempt.deadlineAt) attempt.deadlineAt = new Date(attempt.deadlineAt.getTime() + creditMs);
  await manager.save(attempt);
}
