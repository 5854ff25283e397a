import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { GatewayEvents } from '../gateway-events';
import { KeyedLock } from '../keyed-lock';
import { SessionMonitorFactory } from '../monitor/session-monitor.factory';
import { type BegunRun, RunStore } from '../session-store/run.store';
import { ActiveRunFactory } from './active-run.factory';
import { type CandidatePeer } from './candidate-peer';
import { LiveSession } from './live-session';
import { type OpenedProducer } from './media-run';
import { type RunEndReason } from './run-identity';

/** The sessions whose media this gateway holds, and the beginning and end of their runs. */
@Injectable()
export class LiveSessions implements BeforeApplicationShutdown {
  readonly #logger = new Logger(LiveSessions.name);
  readonly #sessions = new Map<string, LiveSession>();
  readonly #lock = new KeyedLock();

  constructor(
    private readonly runs: RunStore,
    private readonly runFactory: ActiveRunFactory,
    private readonly monitors: SessionMonitorFactory,
    private readonly events: GatewayEvents,
  ) {}

  get all(): LiveSession[] {
    return [...this.#sessions.values()];
  }

  find(sessionId: string): LiveSession | null {
    return this.#sessions.get(sessionId) ?? null;
  }

  ofExam(examId: string): LiveSession[] {
    return this.all.filter(({ facts }) => facts.examId === examId);
  }

  /**
   * Begins a new run for this window once `admit` lets it. A run that goes on ends first, and its window is told.
   * @throws AppError `session_not_live`, `step_out_of_order`, `not_ready`, `recording_disk_full`, and what `admit` throws
   */
  join(sessionId: string, peer: CandidatePeer, admit: () => Promise<void>): Promise<LiveSession> {
    return this.#lock.run(sessionId, async () => {
      await admit();
      const present = this.find(sessionId);
      const isSame = present?.presence?.windowId === peer.windowId;
      if (present?.run) await this.#endRun(present, isSame ? 'rejoined' : 'taken_over');
      const begun = await this.runs.begin(sessionId, await this.runFactory.ready());
      const live = present ?? this.#open(begun);
      live.changeState(begun.state);
      live.takeOver(peer);
      await this.#startRun(live, begun);
      if (!peer.connected) live.leave(peer);
      return live;
    });
  }

  /** Ends the run that goes on, if any; resolves when its last segment is on the disk and its end is stored. */
  endRun(sessionId: string, reason: RunEndReason): Promise<void> {
    return this.#lock.run(sessionId, async () => {
      const live = this.find(sessionId);
      if (live?.run) await this.#endRun(live, reason);
    });
  }

  /**
   * Ends the run of a window that does not hold the session any longer, and tells it.
   * @param findHolder is asked when no join is under way: what was read during one is older than the window that it let in
   * @returns the window that holds the session; null when none does
   */
  yieldToHolder(sessionId: string, findHolder: () => Promise<string | null>): Promise<string | null> {
    return this.#lock.run(sessionId, async () => {
      const holder = await findHolder();
      const live = this.find(sessionId);
      if (holder === null || !live || live.presence?.windowId === holder) return holder;
      live.moveTo(holder);
      if (live.run) await this.#endRun(live, 'taken_over');
      return holder;
    });
  }

  /** Ends the session here: its run, its open incidents, its place in the list. */
  finish(sessionId: string, reason: RunEndReason): Promise<void> {
    return this.#lock.run(sessionId, async () => {
      const live = this.find(sessionId);
      if (!live) return;
      if (live.run) await this.#endRun(live, reason);
      await live.end();
      await live.monitor.close(live.nowMs);
      this.#sessions.delete(sessionId);
    });
  }

  /** Media, rules and recordings end while the database is still there. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.all.map(({ id }) => this.finish(id, 'shutdown')));
  }

  #open({ identity, state }: BegunRun): LiveSession {
    const live = new LiveSession({ ...identity, state });
    live.monitor = this.monitors.create(live.facts, {
      raised: (hint) => live.tell(hint),
      cleared: (hint) => live.owner?.notify('hint:cleared', hint),
    });
    live.monitor.changeState(state, live.nowMs);
    this.#sessions.set(live.id, live);
    return live;
  }

  async #startRun(live: LiveSession, { identity, previousEndMs }: BegunRun): Promise<void> {
    live.lastMediaMs ??= previousEndMs;
    live.interruptedAtMs ??= previousEndMs;
    live.publishedSources = [];
    try {
      const run = await this.runFactory.start(identity, live);
      live.run = run;
      run.media.on('opened', (opened) =>
        this.events.emit('producer:opened', identity.examId, viewOf(opened)),
      );
      run.media.on('closed', (opened) =>
        this.events.emit('producer:closed', identity.examId, viewOf(opened)),
      );
      run.media.once('ended', (reason) => {
        if (reason === 'worker_died') void this.#endLostRun(live.id, reason);
      });
    } catch (error) {
      await this.runs.end(identity, live.nowMs, 'worker_died');
      throw error;
    }
  }

  /** The media is gone already; the page is told to come again. */
  async #endLostRun(sessionId: string, reason: RunEndReason): Promise<void> {
    await this.endRun(sessionId, reason).catch((error: unknown) =>
      this.#logger.error(`The end of a run of session ${sessionId} was not stored: ${String(error)}`),
    );
  }

  async #endRun(live: LiveSession, reason: RunEndReason): Promise<void> {
    const run = live.run!;
    const endMs =
      run.recorder.flowing.length > 0 ? live.nowMs : (run.recorder.flow.lastPacketMs ?? live.nowMs);
    live.run = null;
    live.publishedSources = [];
    await run.close(reason);
    if (reason !== 'rejoined') live.owner?.notify('run:ended', { sessionId: live.id, run: run.identity.run });
    await this.runs.end(run.identity, endMs, reason);
    this.#logger.log(`Run ${run.identity.run} of session ${live.id} ended: ${reason}`);
  }
}

function viewOf({ producerId, sessionId, source }: OpenedProducer): Omit<OpenedProducer, 'producer'> {
  return { producerId, sessionId, source };
}
