import type { Attempt, CheckIn, DeviceCheck, PhotoOutcome, SessionState } from '@bakylau/contracts';
import { announceMinutesLeft } from './time-announcements';
import { type ApiError, toApiError } from '../api-error';
import type { ApiClient } from '../api-client';
import { type LivenessCalls, livenessCalls } from '../liveness/liveness-calls';
import { ChainCapture } from '../local-recording/chain-capture';
import { GapKeeper } from '../local-recording/gap-keeper';
import { IndexedPartShelf } from '../local-recording/part-shelf';
import { LocalMedia } from '../media/local-media';
import { MediaLink } from '../media/media-link';
import { watchPagePresence, type PagePresence } from '../media/page-presence';
import { CandidateScanLink } from '../room-scan/candidate-scan-link';
import { Store, type ReadableStore } from '../store';
import { AnswerBuffer } from './answer-buffer';
import { AnswerSync } from './answer-sync';
import { ExamTimer } from './exam-timer';
import { ServerClock } from './server-clock';

/** What the page knows of the attempt. A failed read keeps the attempt that was there. */
export type AttemptState =
  { kind: 'loading' } | { kind: 'failed'; error: ApiError } | { kind: 'ready'; attempt: Attempt };

export interface AttemptSessionOptions {
  attemptId: string;
  /** Of `examWindowId`. */
  windowId: string;
  api: ApiClient;
  devices: MediaDevices;
  storage: Storage | null;
}

/** The service may end the attempt or give time back without a word reaching this page, so it is read again now and then. */
const READ_EVERY_MS = 20_000;
const READ_AFTER_END_MS = 1000;
/** A part of 200 kB over the slowest line that an exam works on, many times over. */
const UPLOAD_TIMEOUT_MS = 60_000;

/**
 * Everything one attempt needs in the browser, from check-in to hand-in: the attempt itself, the local media and their way to the
 * gateway, the answers and the time. It holds no React; pages subscribe to its stores.
 */
export class AttemptSession {
  readonly media: LocalMedia;
  readonly link: MediaLink;
  readonly liveness: LivenessCalls;
  /** Records here while the gateway cannot be reached. */
  readonly gaps: GapKeeper;
  /** Scans of the room that are asked for on this attempt. */
  readonly scans = new CandidateScanLink(() => void this.read());
  private readonly attempts = new Store<AttemptState>({ kind: 'loading' });
  private readonly answerStore = new Store<AnswerSync | null>(null);
  private readonly clock = new ServerClock();
  private readonly timer: ExamTimer;
  private readonly buffer: AnswerBuffer;
  private readonly stops: (() => void)[] = [];
  private presence: PagePresence | null = null;
  private reading: Promise<void> | null = null;
  private readingAgain = false;
  private closed = false;

  constructor(private readonly options: AttemptSessionOptions) {
    this.liveness = livenessCalls(options.api, options.attemptId);
    this.buffer = new AnswerBuffer(options.attemptId, options.storage);
    this.media = new LocalMedia(options.devices, {
      onEnded: (source, cause) => this.link.reports.add({ kind: 'track_ended', source, cause }),
      onRestored: (source, label, changed) => {
        if (changed) this.link.reports.add({ kind: 'device_changed', source, label: label.slice(0, 200) });
        this.link.reports.add({ kind: 'track_restored', source });
      },
    });
    this.link = new MediaLink({
      attemptId: options.attemptId,
      windowId: options.windowId,
      onElsewhere: () => this.onElsewhere(),
      media: this.media.state,
      onSessionChanged: (state) => this.onSessionChanged(state),
      onOpened: (socket) => this.scans.attach(socket),
      onJoined: () => {
        this.presence?.reportNow();
        void this.scans.refresh();
      },
    });
    this.gaps = new GapKeeper({
      attemptId: options.attemptId,
      link: this.link.state,
      shelf: new IndexedPartShelf(options.attemptId),
      nowMs: () => this.link.sessionNowMs,
      tracksOf: (chain) =>
        (chain === 'av' ? (['camera', 'microphone'] as const) : (['screen'] as const)).flatMap(
          (source) => this.media.trackOf(source) ?? [],
        ),
      capture: (chain) => new ChainCapture(chain),
      send: ({ recordingId, seq, chain, startMs, endMs, content }) =>
        options.api.call('storeLocalRecording', {
          params: { ...this.params, recordingId },
          query: { seq, chain, startMs, endMs },
          upload: content,
          timeoutMs: UPLOAD_TIMEOUT_MS,
        }),
    });
    this.timer = new ExamTimer({
      now: () => this.clock.now(),
      onMinutesLeft: announceMinutesLeft,
      onTimeUp: () => void this.onTimeUp(),
    });
  }

  get attempt(): ReadableStore<AttemptState> {
    return this.attempts;
  }

  /** The answers while the exam runs, else null. */
  get answers(): ReadableStore<AnswerSync | null> {
    return this.answerStore;
  }

  get leftMs(): ReadableStore<number | null> {
    return this.timer.leftMs;
  }

  /** Whether answers are kept over a crash of this browser. */
  get answersDurable(): boolean {
    return this.buffer.durable;
  }

  /** Answers that are kept in this browser alone. */
  get unsentAnswers(): number {
    return this.buffer.unsent;
  }

  /** Reads the attempt and begins to watch; call `close` in the end. */
  open(): void {
    void this.read();
    this.gaps.open();
    const again = setInterval(() => {
      if (this.inProgress) void this.read();
    }, READ_EVERY_MS);
    const onOnline = (): void => {
      this.answerStore.get()?.retryNow();
      void this.read();
    };
    // The last chance before the page may be gone for good.
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') this.flushBeforeLeaving();
      else void this.read();
    };
    const onLeave = (): void => {
      this.flushBeforeLeaving();
      this.link.sayGoodbye();
    };
    window.addEventListener('online', onOnline);
    window.addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onHide);
    this.stops.push(
      () => clearInterval(again),
      () => window.removeEventListener('online', onOnline),
      () => window.removeEventListener('pagehide', onLeave),
      () => document.removeEventListener('visibilitychange', onHide),
    );
  }

  /**
   * Reads the attempt again. A read that is under way may have been answered before what this call is about, so another one follows
   * it; however many ask meanwhile, it is one.
   */
  read(): Promise<void> {
    if (this.reading) this.readingAgain = true;
    this.reading ??= this.readToTheEnd().finally(() => (this.reading = null));
    return this.reading;
  }

  async reportDevices(check: DeviceCheck): Promise<CheckIn> {
    return this.takeCheckIn(
      await this.options.api.call('reportDevices', { params: this.params, body: check }),
    );
  }

  async acceptNotice(): Promise<void> {
    const body = { noticeVersion: 1, accepted: true } as const;
    this.takeCheckIn(await this.options.api.call('acceptNotice', { params: this.params, body }));
  }

  /** Sends a photo; `accepted: false` is an outcome and not an error. The check-in moves on with `read`. */
  takePhoto(photo: Blob): Promise<PhotoOutcome> {
    // The first analysis after a start of the service loads the networks.
    return this.options.api.call('takePhoto', { params: this.params, upload: photo, timeoutMs: 45_000 });
  }

  probeUpload(body: Blob): Promise<unknown> {
    return this.options.api.call('probeUpload', { params: this.params, upload: body, timeoutMs: 30_000 });
  }

  async start(): Promise<void> {
    const askedAt = this.clock.steady();
    this.take(await this.options.api.call('startAttempt', { params: this.params }), askedAt);
  }

  /** Draws the ticket of an oral exam with the candidate's word. */
  async drawTicket(contribution: string): Promise<void> {
    const askedAt = this.clock.steady();
    const body = { contribution };
    this.take(await this.options.api.call('drawTicket', { params: this.params, body }), askedAt);
  }

  /** Gives up the rest of the preparation of an oral exam. */
  async endPreparation(): Promise<void> {
    const askedAt = this.clock.steady();
    this.take(await this.options.api.call('endPreparation', { params: this.params }), askedAt);
  }

  /** Takes an own break. What was typed before it is saved meanwhile. */
  async takeBreak(): Promise<void> {
    const askedAt = this.clock.steady();
    this.take(await this.options.api.call('takeBreak', { params: this.params }), askedAt);
  }

  async endBreak(): Promise<void> {
    const askedAt = this.clock.steady();
    this.take(await this.options.api.call('endBreak', { params: this.params }), askedAt);
  }

  /** Saves what is still unsaved, then hands in. Throws ApiError; nothing is lost then. */
  async submit(): Promise<void> {
    try {
      await this.answerStore.get()?.flush();
    } catch (thrown) {
      // Refused for good means that the attempt is over; the hand-in below finds out how.
      if (toApiError(thrown).temporary) throw thrown;
    }
    const askedAt = this.clock.steady();
    try {
      this.take(await this.options.api.call('submitAttempt', { params: this.params }), askedAt);
    } catch (thrown) {
      const error = toApiError(thrown);
      const over = ['attempt_already_submitted', 'time_is_up', 'attempt_not_running'];
      if (!over.includes(error.code)) throw error;
      await this.read();
    }
  }

  close(): void {
    this.closed = true;
    for (const stop of this.stops.splice(0)) stop();
    this.presence?.stop();
    this.presence = null;
    this.flushBeforeLeaving();
    this.answerStore.get()?.close();
    this.timer.close();
    this.scans.close();
    this.gaps.close();
    this.link.close();
    this.media.close();
  }

  private get params(): { attemptId: string } {
    return { attemptId: this.options.attemptId };
  }

  private get inProgress(): boolean {
    const state = this.attempts.get();
    return state.kind === 'ready' && state.attempt.state === 'in_progress';
  }

  private get deadlineAt(): string | null {
    const state = this.attempts.get();
    return state.kind === 'ready' ? state.attempt.deadlineAt : null;
  }

  private async readToTheEnd(): Promise<void> {
    do {
      this.readingAgain = false;
      await this.readOnce();
    } while (this.readingAgain && !this.closed);
  }

  private async readOnce(): Promise<void> {
    const askedAt = this.clock.steady();
    try {
      this.take(await this.options.api.call('getAttempt', { params: this.params }), askedAt);
    } catch (thrown) {
      if (this.attempts.get().kind !== 'ready') {
        this.attempts.set({ kind: 'failed', error: toApiError(thrown) });
      }
    }
  }

  private take(attempt: Attempt, askedAt: number): void {
    this.clock.sync(attempt.serverNow, askedAt);
    this.attempts.set({ kind: 'ready', attempt });
    this.timer.setDeadline(
      attempt.state === 'in_progress' ? attempt.deadlineAt : null,
      attempt.stoppedLeftMs,
    );
    if (attempt.openElsewhere) this.standAside();
    else if (attempt.state === 'in_progress') this.enterExam(attempt);
    else if (attempt.state === 'submitted' || attempt.state === 'expired') this.leaveExam();
  }

  private takeCheckIn(checkIn: CheckIn): CheckIn {
    const state = this.attempts.get();
    if (state.kind === 'ready') {
      this.attempts.set({ kind: 'ready', attempt: { ...state.attempt, checkIn } });
    }
    return checkIn;
  }

  /**
   * Another window holds the exam. What this one has not sent stays in its browser, and is sent when the exam comes back to it; the
   * service then keeps the newer of two answers.
   */
  private standAside(): void {
    this.presence?.stop();
    this.presence = null;
    this.answerStore.get()?.close();
    this.answerStore.set(null);
    this.media.stop();
    this.link.start();
  }

  private onElsewhere(): void {
    if (!this.closed) void this.read();
  }

  private enterExam(attempt: Attempt): void {
    this.link.start();
    this.presence ??= watchPagePresence((event) => this.link.reports.add(event));
    const present = this.answerStore.get();
    if (present) {
      if (runsOn(attempt)) present.resume();
      return;
    }
    const startedMs = Date.parse(attempt.startedAt ?? attempt.serverNow);
    const answers = new AnswerSync({
      buffer: this.buffer,
      saved: attempt.answers,
      // Tenths of a second since the start, by the server: later changes sort higher on whatever computer they are made.
      revisionFloor: () => Math.max(1, Math.floor((this.clock.now() - startedMs) / 100) + 1),
      save: (itemId, body, { keepalive }) =>
        this.options.api.call('saveAnswer', {
          params: { ...this.params, itemId },
          body,
          keepalive,
          timeoutMs: 10_000,
        }),
    });
    this.answerStore.set(answers);
    this.readAfterRefusal(answers);
  }

  /** A refusal may rest on a deadline that is about to move: the attempt itself says whether it is over. */
  private readAfterRefusal(answers: AnswerSync): void {
    let before = answers.state.get().state;
    answers.state.subscribe(() => {
      const { state } = answers.state.get();
      const turned = state === 'refused' && before !== 'refused';
      before = state;
      if (turned) setTimeout(() => void this.readIfOpen(answers), READ_AFTER_END_MS);
    });
  }

  private async readIfOpen(answers: AnswerSync): Promise<void> {
    if (!this.closed && this.answerStore.get() === answers) await this.read();
  }

  /** The exam is over for this page: nothing is filmed any longer, and no answers stay in the browser. */
  private leaveExam(): void {
    this.presence?.stop();
    this.presence = null;
    this.answerStore.get()?.close();
    this.answerStore.set(null);
    this.buffer.clear();
    this.scans.close();
    this.gaps.end();
    this.link.close();
    this.media.close();
  }

  private onSessionChanged(state: SessionState): void {
    const current = this.attempts.get();
    const running =
      state === 'running' || state === 'scanning' || state === 'interrupted' || state === 'paused';
    if (current.kind !== 'ready') return;
    const { openElsewhere } = current.attempt;
    if (this.inProgress || running || openElsewhere || state === 'submitted') void this.read();
  }

  /** The service hands the attempt in by itself; this page sends the last words and waits for it. */
  private async onTimeUp(deadlineAt = this.deadlineAt): Promise<void> {
    await this.answerStore
      .get()
      ?.flush()
      .catch(() => undefined);
    await this.read();
    setTimeout(() => {
      // After a moved deadline (credited time) the timer calls again by itself.
      if (!this.closed && this.inProgress && this.deadlineAt === deadlineAt) void this.onTimeUp(deadlineAt);
    }, READ_AFTER_END_MS);
  }

  private flushBeforeLeaving(): void {
    this.answerStore
      .get()
      ?.flush({ keepalive: true })
      .catch(() => undefined);
  }
}

/** Whether time is left by the attempt as it was read. */
function runsOn({ state, deadlineAt, serverNow }: Attempt): boolean {
  return state === 'in_progress' && deadlineAt !== null && Date.parse(deadlineAt) > Date.parse(serverNow);
}
