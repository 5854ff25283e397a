import { type MediaSource, type SessionState } from '@bakylau/contracts';
import { type WindowPresence } from '@bakylau/domain';
import { SessionClock } from '@bakylau/recording';
import { type RaisedHint, type SessionMonitor } from '../monitor/session-monitor';
import { type ActiveRun } from './active-run';
import { type CandidatePeer } from './candidate-peer';
import { type RunIdentity } from './run-identity';

export interface LiveSessionFacts extends Pick<
  RunIdentity,
  'sessionId' | 'attemptId' | 'examId' | 'candidateId' | 'epoch' | 'sources'
> {
  state: SessionState;
}

/**
 * A session whose media this gateway holds, over all its runs in this process. Only facts and children live here; LiveSessions
 * begins and ends the runs, SessionPulse watches the flow.
 */
export class LiveSession {
  readonly clock: SessionClock;
  monitor: SessionMonitor;
  run: ActiveRun | null = null;
  state: SessionState;
  /** Sources that the table shows as arriving. */
  publishedSources: MediaSource[] = [];
  /** When the last packet of any source came, session milliseconds, over all runs; null before the first. */
  lastMediaMs: number | null = null;
  /** Where the media was lost, while the session is interrupted; session milliseconds. */
  interruptedAtMs: number | null = null;
  ownerLeftMs = 0;
  /** The window that holds the session or held it last, and how it left. */
  #window: Pick<WindowPresence, 'windowId' | 'connection'> | null = null;
  /** Where the exam's clock went on after a scan of the room or a pause; time before that was given back already. Session milliseconds. */
  clockResumedMs = 0;
  readonly #endings: (() => Promise<void>)[] = [];
  #owner: CandidatePeer | null = null;

  constructor(readonly facts: LiveSessionFacts) {
    this.clock = new SessionClock(facts.epoch.getTime());
    this.state = facts.state;
  }

  get id(): string {
    return this.facts.sessionId;
  }

  get owner(): CandidatePeer | null {
    return this.#owner;
  }

  /** Whether no media is expected, so that none can be lost. */
  get isUnobserved(): boolean {
    return this.facts.sources.length === 0;
  }

  /** The window that holds the session or held it last; null before the first. */
  get presence(): WindowPresence | null {
    if (!this.#window) return null;
    const awayMs = this.#window.connection === 'here' ? 0 : this.nowMs - this.ownerLeftMs;
    return { ...this.#window, awayMs };
  }

  get nowMs(): number {
    return Math.max(Math.round(this.clock.nowMs()), 0);
  }

  /** The window that holds the session from now on; the one before is told. */
  takeOver(peer: CandidatePeer): void {
    if (this.#owner && this.#owner !== peer) this.#owner.loseTo(this.id);
    peer.gain();
    this.#owner = peer;
    this.#window = peer.windowId === null ? null : { windowId: peer.windowId, connection: 'here' };
    this.monitor.changePage(true, this.nowMs);
  }

  /** The window is gone; media may go on for a while. */
  leave(peer: CandidatePeer): void {
    if (this.#owner !== peer) return;
    this.#letGo(peer.closing ? 'closed' : 'lost');
  }

  /** The session was moved to another window, which is on its way; the one before is told. */
  moveTo(windowId: string): void {
    this.#owner?.loseTo(this.id);
    this.#window = { windowId, connection: 'lost' };
    this.#letGo('lost');
  }

  #letGo(connection: WindowPresence['connection']): void {
    this.#owner = null;
    if (this.#window) this.#window = { ...this.#window, connection };
    this.ownerLeftMs = this.nowMs;
    this.monitor.changePage(false, this.nowMs);
  }

  /** Has something done before the session's place here is given up. */
  atEnd(work: () => Promise<void>): void {
    this.#endings.push(work);
  }

  async end(): Promise<void> {
    await Promise.all(this.#endings.splice(0).map((work) => work()));
  }

  /** Shows a hint to the candidate. @returns when, session milliseconds; null when no page is connected */
  tell(hint: RaisedHint): number | null {
    if (!this.#owner?.connected) return null;
    this.#owner.notify('hint:raised', hint);
    return this.nowMs;
  }

  changeState(state: SessionState): void {
    if (state === this.state) return;
    if (this.state === 'paused') this.clockResumedMs = this.nowMs;
    this.state = state;
    if (state !== 'interrupted') this.interruptedAtMs = null;
    this.monitor.changeState(state, this.nowMs);
    this.#owner?.notify('session:changed', { sessionId: this.id, state });
  }
}
