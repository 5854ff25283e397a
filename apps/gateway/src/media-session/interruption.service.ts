import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { timeCreditMs } from '@bakylau/domain';
import { Attempt, clockStopsOf, type ExamSession, SessionChainService } from '@bakylau/persistence';
import { SessionMoves } from '../session-store/session-moves';
import { type LiveSession } from './live-session';

/** All media away for so long makes a running session an interrupted one; short holes are none of the clock's business. */
const INTERRUPTED_AFTER_MS = 5_000;

/** Stops the exam's clock while all media is lost, and gives the lost time back, up to a limit, when it returns. */
@Injectable()
export class InterruptionService {
  readonly #logger = new Logger(InterruptionService.name);

  constructor(
    private readonly moves: SessionMoves,
    private readonly chain: SessionChainService,
  ) {}

  async follow(live: LiveSession, mediaFlows: boolean, nowMs: number): Promise<void> {
    if (live.state === 'running' && !mediaFlows && nowMs - lostAtMsOf(live, nowMs) >= INTERRUPTED_AFTER_MS) {
      const lostAtMs = lostAtMsOf(live, nowMs);
      live.interruptedAtMs = lostAtMs;
      await this.#move(live, 'lose_media', (_manager, session) => {
        session.interruptedAt = new Date(session.epoch!.getTime() + lostAtMs);
        return Promise.resolve();
      });
    } else if (live.state === 'interrupted' && mediaFlows) {
      await this.#move(live, 'return_media', (manager, session) => {
        const lostAtMs = live.interruptedAtMs ?? interruptedAtMsOf(session) ?? nowMs;
        session.interruptedAt = null;
        return this.#credit(manager, session, lostAtMs, nowMs);
      });
    }
  }

  async #move(
    live: LiveSession,
    event: 'lose_media' | 'return_media',
    alongside?: (manager: EntityManager, session: ExamSession) => Promise<void>,
  ): Promise<void> {
    const state = await this.moves.tryMove(live.id, event, alongside);
    if (!state) return;
    live.changeState(state);
    this.#logger.log(`Session ${live.id} is ${state}`);
  }

  /** The chain keeps what was lost beside what was given, so that a reviewer sees an interruption that was longer. */
  async #credit(
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
    const stops = await clockStopsOf(session.id, manager);
    // What a scan of the room, a pause or a wait gave back is not given twice, also when a gateway died in the middle of one.
    const fromMs = Math.max(lostAtMs, (stops.lastEndedAt?.getTime() ?? epochMs) - epochMs);
    const creditedMs = timeCreditMs(
      new Date(epochMs + fromMs),
      new Date(epochMs + nowMs),
      // The exam or its staff asked for it, and it takes nothing of this allowance.
      attempt.creditedMs - stops.creditedMs,
    );
    attempt.creditedMs += creditedMs;
    if (attempt.deadlineAt) attempt.deadlineAt = new Date(attempt.deadlineAt.getTime() + creditedMs);
    await manager.save(attempt);
    const lostMs = Math.max(Math.round(nowMs - lostAtMs), 0);
    const payload = { change: 'time_credited', lostMs, creditedMs, creditedInAllMs: attempt.creditedMs };
    await this.chain.append(session.id, 'event', nowMs, payload, manager);
    this.#logger.log(`Session ${session.id} lost ${lostMs} ms and was given ${creditedMs} ms back`);
  }
}

/** What another gateway noted before this one took the session. Session milliseconds. */
function interruptedAtMsOf({ interruptedAt, epoch }: ExamSession): number | null {
  return interruptedAt && epoch ? interruptedAt.getTime() - epoch.getTime() : null;
}

/** A loss that began while the clock stood counts from where it went on. Session milliseconds. */
function lostAtMsOf({ lastMediaMs, clockResumedMs }: LiveSession, nowMs: number): number {
  return Math.max(lastMediaMs ?? nowMs, clockResumedMs);
}
