import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type SessionState } from '@bakylau/contracts';
import { isLive, mayTakePlace, type WindowPresence } from '@bakylau/domain';
import { type SessionWindow, WindowLedger } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { GatewayIdentity } from '../session-store/gateway-identity';
import { type CandidatePeer } from './candidate-peer';
import { LiveSessions } from './live-sessions';

/** How soon a waiting window finds that the other one is gone, or that no nudge told of a move. */
const LOOK_EVERY_MS = 1_000;

/** Which window of a candidate is let into a session, and the windows that wait. What the rows say decides. */
@Injectable()
export class ExamWindows implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(ExamWindows.name);
  /** By session, the longest waiting first. */
  readonly #waiting = new Map<string, Set<CandidatePeer>>();
  readonly #startedAt = performance.now();
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;

  constructor(
    private readonly sessions: LiveSessions,
    private readonly ledger: WindowLedger,
    private readonly gateway: GatewayIdentity,
  ) {}

  /** Windows that waited when this gateway died ask again. */
  async onApplicationBootstrap(): Promise<void> {
    await this.ledger.forgetWaiting(this.gateway.id);
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /**
   * Lets a window have the session, or keeps it waiting. With joins of the session one after the other.
   * @param again a window that the session was moved away from asks for it
   * @throws AppError `open_elsewhere` with `window:waiting` before it, `taken_over`
   */
  async admit(sessionId: string, peer: CandidatePeer, again: boolean): Promise<void> {
    const window = { windowId: peer.windowId!, device: peer.device };
    const holder = await this.ledger.findHolder(sessionId);
    const held = holder === null ? null : this.#presenceOf(sessionId, holder);
    const isWaiting = this.#waiting.get(sessionId)?.has(peer) ?? false;
    if (mayTakePlace(window.windowId, held, isWaiting)) {
      if (holder !== window.windowId && !(await this.ledger.take(sessionId, window, holder)))
        throw new AppError('conflict');
      this.#forget(sessionId, peer);
      return;
    }
    const known = await this.ledger.find(sessionId, window.windowId);
    if (known?.state === 'replaced' && !again) throw new AppError('taken_over');
    await this.#keepWaiting(sessionId, peer, await this.ledger.wait(sessionId, window));
    throw new AppError('open_elsewhere');
  }

  /** Moves the session to this waiting window. @throws AppError `taken_over` unless it waits, `forbidden` where a proctor moves it */
  async takeOver(peer: CandidatePeer): Promise<void> {
    const sessionId = this.#sessionOf(peer);
    if (sessionId === null) throw new AppError('taken_over');
    if (await this.ledger.isProctored(sessionId)) throw new AppError('forbidden');
    if (!(await this.ledger.takeOver(sessionId, peer.windowId!))) throw new AppError('taken_over');
    await this.#settle(sessionId);
  }

  /** The window's connection is gone: it does not wait any longer. */
  async withdraw(peer: CandidatePeer): Promise<void> {
    const sessionId = this.#sessionOf(peer);
    if (sessionId === null) return;
    this.#forget(sessionId, peer);
    const others = [...(this.#waiting.get(sessionId) ?? [])];
    if (others.some(({ windowId }) => windowId === peer.windowId)) return;
    await this.ledger
      .withdraw(sessionId, peer.windowId!)
      .catch((error: unknown) => this.#logger.error(`Session ${sessionId}: ${String(error)}`));
  }

  /** The row of a session changed: the api may have moved it, or ended it. */
  async follow(sessionId: string, state: SessionState): Promise<void> {
    const waiting = this.#waiting.get(sessionId);
    const isOver = !isLive(state);
    for (const peer of [...(waiting ?? [])]) {
      peer.notify('session:changed', { sessionId, state });
      if (isOver) await this.withdraw(peer);
    }
    if (isOver) return;
    if (waiting || this.sessions.find(sessionId)) await this.#settle(sessionId);
  }

  async #keepWaiting(sessionId: string, peer: CandidatePeer, row: SessionWindow): Promise<void> {
    if (!peer.connected) {
      await this.ledger.withdraw(sessionId, peer.windowId!);
      return;
    }
    const waiting = this.#waiting.get(sessionId) ?? new Set();
    this.#waiting.set(sessionId, waiting.add(peer));
    peer.notify('window:waiting', {
      sessionId,
      since: row.askedAt.toISOString(),
      openOn: this.sessions.find(sessionId)?.owner?.device ?? '',
      mayTakeOver: !(await this.ledger.isProctored(sessionId)),
    });
  }

  async #look(): Promise<void> {
    if (this.#waiting.size === 0 || this.#isLooking) return;
    this.#isLooking = true;
    try {
      for (const sessionId of this.#waiting.keys()) await this.#settle(sessionId);
    } catch (error) {
      this.#logger.warn('The waiting windows were not looked at', error);
    } finally {
      this.#isLooking = false;
    }
  }

  /** Ends what a window does that does not hold the session any longer, and calls the one in whose turn it is. */
  async #settle(sessionId: string): Promise<void> {
    const holder = await this.sessions.yieldToHolder(sessionId, () => this.ledger.findHolder(sessionId));
    if (holder === null) return;
    const held = this.#presenceOf(sessionId, holder);
    const next = [...(this.#waiting.get(sessionId) ?? [])].find(({ windowId }) =>
      mayTakePlace(windowId!, held, true),
    );
    next?.notify('window:turn', { sessionId });
  }

  #presenceOf(sessionId: string, windowId: string): WindowPresence {
    const presence = this.sessions.find(sessionId)?.presence;
    if (presence?.windowId === windowId) return presence;
    // It was on a gateway that is gone, and may be on its way to this one.
    return { windowId, connection: 'lost', awayMs: performance.now() - this.#startedAt };
  }

  #sessionOf(peer: CandidatePeer): string | null {
    for (const [sessionId, peers] of this.#waiting) if (peers.has(peer)) return sessionId;
    return null;
  }

  #forget(sessionId: string, peer: CandidatePeer): void {
    const waiting = this.#waiting.get(sessionId);
    waiting?.delete(peer);
    if (waiting?.size === 0) this.#waiting.delete(sessionId);
  }
}
