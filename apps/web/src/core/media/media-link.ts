import type { LocalizedText, MediaSource, SessionState, WindowWaiting } from '@bakylau/contracts';
import { Device } from 'mediasoup-client';
import { ApiError, toApiError } from '../api-error';
import { Backoff } from '../backoff';
import { openCandidateSocket, type CandidateSocket } from '../socket-client';
import { Store, type ReadableStore } from '../store';
import { ClientReports } from './client-reports';
import type { LocalMediaState } from './local-media';
import { SendingRun } from './sending-run';
import { SessionClock } from './session-clock';

/**
 * - `idle`: not begun
 * - `connecting`: on the way to the gateway, or on the way back
 * - `joined`: the run stands; `flowing` says which sources the gateway receives
 * - `lost`: the way is broken, the next try comes by itself
 * - `waiting`: the exam is open in another window, and this one waits to be let in; `waiting` says more
 * - `taken_over`: the exam was moved to another window; `takeBack` asks for it
 * - `refused`: the service does not want the media of this attempt now; `error` says why
 * - `closed`
 */
export type LinkPhase =
  'idle' | 'connecting' | 'joined' | 'lost' | 'waiting' | 'taken_over' | 'refused' | 'closed';

export interface LinkState {
  phase: LinkPhase;
  run: number | null;
  flowing: readonly MediaSource[];
  /** Nothing came back on the media's way for a moment: `flowing` may be out of date. */
  quiet: boolean;
  error: ApiError | null;
  /** While it waits for another window, what the gateway told of it; else null. */
  waiting: WindowWaiting | null;
}

export interface Hint {
  hintId: string;
  rule: string;
  text: LocalizedText;
}

export interface MediaLinkOptions {
  attemptId: string;
  /** Of `examWindowId`. */
  windowId: string;
  media: ReadableStore<LocalMediaState>;
  /** The session moved to another state: read the attempt again. */
  onSessionChanged: (state: SessionState) => void;
  /** A run stands: what the gateway must know of the page may be reported now. */
  onJoined?: () => void;
  /** The exam was moved away from here, or is not here yet. */
  onElsewhere?: () => void;
  /** Others listen on the same connection; the answer is called when it is closed. */
  onOpened?: (socket: CandidateSocket) => () => void;
  openSocket?: () => CandidateSocket;
  createDevice?: () => Promise<Device>;
}

const STATUS_EVERY_MS = 1000;
/** A gateway that answers no later than this hears us; a full line has seconds of delay. */
const STATUS_TIMEOUT_MS = 3000;
/** Nothing arrives although all looks well here: something on the way is broken that nobody told us about. */
const SILENT_PATIENCE_MS = 15_000;

/**
 * Brings the candidate's tracks to the gateway and keeps them there: joins, sends, and after any loss (socket, transport, a
 * gateway that died) builds a new run from the same live tracks. It gives up only when told to.
 */
export class MediaLink {
  private readonly states = new Store<LinkState>({
    phase: 'idle',
    run: null,
    flowing: [],
    quiet: false,
    error: null,
    waiting: null,
  });
  private readonly hintList = new Store<readonly Hint[]>([]);
  private readonly clock = new SessionClock();
  private readonly backoff = new Backoff();
  private readonly stops: (() => void)[] = [];
  private socket: CandidateSocket | null = null;
  private sending: SendingRun | null = null;
  private generation = 0;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private lastFlowingAt = 0;
  /** What the page saw; goes to the gateway as soon as it can. */
  readonly reports: ClientReports;

  constructor(private readonly options: MediaLinkOptions) {
    this.reports = new ClientReports(this.clock, (events) => this.command('client:report', { events }));
  }

  get state(): ReadableStore<LinkState> {
    return this.states;
  }

  get hints(): ReadableStore<readonly Hint[]> {
    return this.hintList;
  }

  /** Session milliseconds by the gateway's clock; null before it told its own. */
  get sessionNowMs(): number | null {
    return this.clock.known ? this.clock.at(this.clock.steady()) : null;
  }

  /** Begins; a second call does nothing. */
  start(): void {
    if (this.socket || this.states.get().phase === 'closed') return;
    const socket = (this.options.openSocket ?? openCandidateSocket)();
    this.socket = socket;
    this.states.patch({ phase: 'connecting' });
    if (this.options.onOpened) this.stops.push(this.options.onOpened(socket));
    const status = setInterval(() => void this.askStatus(), STATUS_EVERY_MS);
    this.stops.push(
      () => clearInterval(status),
      socket.state.subscribe(() => this.onSocketState()),
      socket.on('run:ended', () => this.lose(new ApiError('network'))),
      socket.on('session:taken-over', () => this.stop('taken_over', new ApiError('taken_over'))),
      socket.on('window:waiting', (waiting) => this.states.patch({ waiting })),
      socket.on('window:turn', () => {
        if (this.states.get().phase === 'waiting') this.askAgain();
      }),
      socket.on('session:changed', ({ state }) => this.options.onSessionChanged(state)),
      socket.on('hint:raised', (hint) =>
        this.hintList.update((all) => [...all.filter((h) => h.hintId !== hint.hintId), hint]),
      ),
      socket.on('hint:cleared', ({ hintId }) => this.removeHint(hintId)),
      this.options.media.subscribe(() => void this.sending?.send(this.options.media.get())),
      () => socket.close(),
    );
    if (socket.state.get() === 'connected') void this.join();
  }

  /** After `taken_over` or `refused`: this window wants the session (again). */
  takeBack(): void {
    const { phase } = this.states.get();
    if (phase === 'taken_over' || phase === 'refused') this.askAgain();
  }

  /** From `waiting`: the candidate moves the exam here where nobody proctors it. Throws ApiError. */
  async takeOver(): Promise<void> {
    await this.command('window:take-over', {});
  }

  /** The page goes, for good or to load again; a window that waits need not wait for the connection to be missed. */
  sayGoodbye(): void {
    this.command('window:closing', {}).catch(() => undefined);
  }

  acknowledgeHint(hintId: string): void {
    this.reports.add({ kind: 'hint_acknowledged', hintId });
    this.removeHint(hintId);
  }

  close(): void {
    this.stop('closed', null);
    for (const stop of this.stops.splice(0)) stop();
    this.socket = null;
  }

  private get wanted(): boolean {
    const { phase } = this.states.get();
    return phase === 'connecting' || phase === 'joined' || phase === 'lost';
  }

  private askAgain(): void {
    this.states.patch({ phase: 'connecting', error: null });
    if (this.socket?.state.get() === 'connected') void this.join(true);
  }

  private onSocketState(): void {
    if (!this.socket) return;
    const isConnected = this.socket.state.get() === 'connected';
    if (this.states.get().phase === 'waiting' && isConnected) return this.askAgain();
    if (!this.wanted) return;
    if (isConnected) void this.join();
    // The media may still flow while only the signalling is gone, so the transport stays until the next join.
    else
      this.states.patch({
        phase: 'lost',
        flowing: [],
        error: this.socket.lastRefusal ?? new ApiError('network'),
      });
  }

  /** @param again the candidate asks for an exam that was moved away from here */
  private async join(again = false): Promise<void> {
    const generation = ++this.generation;
    const current = (): boolean => generation === this.generation && this.wanted;
    this.clearRetry();
    this.states.patch({ phase: 'connecting', flowing: [] });
    try {
      const askedAt = this.clock.steady();
      const { attemptId, windowId } = this.options;
      const joined = await this.command('session:join', { attemptId, windowId, again });
      if (!current()) return;
      this.clock.sync(joined.nowMs, askedAt, this.clock.steady());
      const device = await (this.options.createDevice ?? (() => Device.factory()))();
      await device.load({ routerRtpCapabilities: joined.rtpCapabilities });
      const parameters = await this.command('transport:create', {});
      if (!current() || !this.socket) return;
      this.sending?.close();
      this.sending = new SendingRun({
        device,
        socket: this.socket,
        parameters,
        profile: joined.uploadProfile,
        onQuiet: (quiet) => {
          if (current()) this.states.patch({ quiet });
        },
        onLost: (why) => {
          if (current()) this.lose(new ApiError('network', { message: why }));
        },
      });
      this.lastFlowingAt = this.clock.steady();
      this.states.set({
        phase: 'joined',
        run: joined.run,
        ...{ flowing: [], quiet: false, error: null, waiting: null },
      });
      this.hintList.set([]);
      this.options.onSessionChanged(joined.state);
      this.options.onJoined?.();
      await this.sending.send(this.options.media.get());
      void this.reports.flush();
    } catch (thrown) {
      if (current()) this.joinFailed(toApiError(thrown));
    }
  }

  /** A refusal that waiting cannot change ends the tries; everything else is tried again for as long as the page is open. */
  private joinFailed(error: ApiError): void {
    if (error.code === 'open_elsewhere') return this.stop('waiting', error);
    const lasting =
      error.code === 'not_found' ||
      error.code === 'forbidden' ||
      error.code === 'session_not_live' ||
      error.code === 'taken_over';
    if (lasting) this.stop(error.code === 'taken_over' ? 'taken_over' : 'refused', error);
    else this.lose(error);
  }

  /** Ends the run and plans the next join. */
  private lose(error: ApiError): void {
    if (!this.wanted) return;
    this.generation += 1;
    this.sending?.close();
    this.sending = null;
    this.states.patch({ phase: 'lost', run: null, flowing: [], quiet: false, error });
    this.clearRetry();
    this.retry = setTimeout(() => {
      if (this.wanted && this.socket?.state.get() === 'connected') void this.join();
    }, this.backoff.next());
  }

  private stop(phase: 'waiting' | 'taken_over' | 'refused' | 'closed', error: ApiError | null): void {
    this.generation += 1;
    this.clearRetry();
    this.sending?.close();
    this.sending = null;
    const waiting = phase === 'waiting' ? this.states.get().waiting : null;
    this.states.set({ phase, run: null, flowing: [], quiet: false, error, waiting });
    if (phase === 'waiting' || phase === 'taken_over') this.options.onElsewhere?.();
  }

  private async askStatus(): Promise<void> {
    if (this.states.get().phase !== 'joined') return;
    const generation = this.generation;
    const answer = await this.command('media:status', {}, STATUS_TIMEOUT_MS).catch(() => null);
    if (generation !== this.generation || this.states.get().phase !== 'joined') return;
    if (!answer) return this.states.patch({ flowing: [] });
    const before = this.states.get().flowing;
    if (answer.flowing.join() !== before.join()) this.states.patch({ flowing: answer.flowing });
    const now = this.clock.steady();
    const sending = Object.values(this.options.media.get()).some((source) => source.kind === 'live');
    if (answer.flowing.length > 0 || !sending) {
      this.lastFlowingAt = now;
      this.backoff.reset();
    } else if (now - this.lastFlowingAt > SILENT_PATIENCE_MS) {
      this.lose(new ApiError('network', { message: 'nothing arrives at the gateway' }));
    }
  }

  private removeHint(hintId: string): void {
    this.hintList.update((all) => all.filter((hint) => hint.hintId !== hintId));
  }

  private clearRetry(): void {
    if (this.retry) clearTimeout(this.retry);
    this.retry = null;
  }

  private command: CandidateSocket['command'] = (name, payload, timeoutMs) => {
    if (!this.socket) return Promise.reject(new ApiError('network'));
    return this.socket.command(name, payload, timeoutMs);
  };
}
