import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type MediaSource } from '@bakylau/contracts';
import { WINDOW_RETURNS_WITHIN_MS } from '@bakylau/domain';
import { RunStore } from '../session-store/run.store';
import { InterruptionService } from './interruption.service';
import { type LiveSession } from './live-session';
import { LiveSessions } from './live-sessions';

/** How often flow, rules and interruptions are looked at. */
const PULSE_MS = 500;

/** The heartbeat of all live sessions: what flows now, what that means for state and rules. */
@Injectable()
export class SessionPulse implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(SessionPulse.name);
  readonly #busy = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly sessions: LiveSessions,
    private readonly runs: RunStore,
    private readonly interruptions: InterruptionService,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.#beatAll(), PULSE_MS);
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  #beatAll(): void {
    for (const live of this.sessions.all) {
      this.#watchSafely(live);
      if (this.#busy.has(live.id)) continue;
      this.#busy.add(live.id);
      this.#store(live)
        .catch((error: unknown) => this.#logger.warn(`Session ${live.id}: ${String(error)}`))
        .finally(() => this.#busy.delete(live.id));
    }
  }

  /** A fault in the rules of one session must not end the media of all. */
  #watchSafely(live: LiveSession): void {
    try {
      this.#watch(live);
    } catch (error) {
      this.#logger.error(`The rules of session ${live.id} failed`, error);
    }
  }

  /** What must not wait for the database: the rules. */
  #watch(live: LiveSession): void {
    const { nowMs, monitor, run } = live;
    const flowing = run?.recorder.flowing ?? [];
    const lastPacketMs = run?.recorder.flow.lastPacketMs;
    if (lastPacketMs != null) live.lastMediaMs = Math.round(lastPacketMs);
    monitor.setFlowing(flowing, nowMs);
    monitor.tick(nowMs);
  }

  async #store(live: LiveSession): Promise<void> {
    const { run, nowMs } = live;
    const flowing = run?.recorder.flowing ?? [];
    if (run && !sameSources(flowing, live.publishedSources)) {
      await this.runs.setLiveSources(run.identity, flowing);
      live.publishedSources = flowing;
    }
    await this.interruptions.follow(live, flowing.length > 0 || live.isUnobserved, nowMs);
    const silentSinceMs = Math.max(live.lastMediaMs ?? 0, live.ownerLeftMs);
    if (run && !live.owner && flowing.length === 0 && nowMs - silentSinceMs > WINDOW_RETURNS_WITHIN_MS) {
      await this.sessions.endRun(live.id, 'media_lost');
    }
  }
}

function sameSources(a: readonly MediaSource[], b: readonly MediaSource[]): boolean {
  return a.length === b.length && a.every((source) => b.includes(source));
}
