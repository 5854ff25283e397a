import type { AnswerValue, SaveAnswer, SavedAnswer } from '@bakylau/contracts';
import { toApiError, type ApiError } from '../api-error';
import { Backoff } from '../backoff';
import { Store, type ReadableStore } from '../store';
import type { AnswerBuffer } from './answer-buffer';

/**
 * - `saved`: the service has everything
 * - `saving`: changes are on their way
 * - `unsaved`: the last try failed; everything is kept here and tried again by itself
 * - `refused`: the service takes no more answers (the attempt is over, nobody is signed in); `error` says why, `resume` tries again
 */
export type SyncState = 'saved' | 'saving' | 'unsaved' | 'refused';

export interface AnswersView {
  values: Readonly<Record<string, AnswerValue>>;
  state: SyncState;
  error: ApiError | null;
  /** Items whose newest answer the service does not have yet. */
  pending: readonly string[];
}

export interface AnswerSyncOptions {
  buffer: AnswerBuffer;
  saved: readonly SavedAnswer[];
  save: (itemId: string, answer: SaveAnswer, options: { keepalive: boolean }) => Promise<SavedAnswer>;
  /** Least revision for a new change: grows with the server's time, so that another computer's changes sort right. */
  revisionFloor: () => number;
}

/** A pause in typing after which the answer is sent, and the longest that a steady typist waits. */
const QUIET_MS = 500;
const LONGEST_MS = 3000;
/** Refusals that end when time is credited, the person signs in again or the exam comes back to this window; any other lies in the answer itself. */
const PASSING_REFUSALS: readonly string[] = [
  'time_is_up',
  'attempt_not_running',
  'unauthenticated',
  'csrf_failed',
  'taken_over',
];

/** Saves answers as they change. One request per item at a time; what is newer goes right after it. */
export class AnswerSync {
  private readonly view: Store<AnswersView>;
  private readonly pending = new Set<string>();
  private readonly inFlight = new Map<string, Promise<void>>();
  private readonly backoff = new Backoff(1000, 10_000);
  private quiet: ReturnType<typeof setTimeout> | null = null;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private firstUnsentAt: number | null = null;
  private refused: ApiError | null = null;
  private lastError: ApiError | null = null;
  private closed = false;

  constructor(private readonly options: AnswerSyncOptions) {
    const values: Record<string, AnswerValue> = {};
    for (const { itemId, value } of options.saved) values[itemId] = value;
    this.view = new Store<AnswersView>({ values, state: 'saved', error: null, pending: [] });
    this.takeUnsent();
    this.show();
    if (this.pending.size > 0) void this.sendAll();
  }

  get state(): ReadableStore<AnswersView> {
    return this.view;
  }

  /** Takes a change: kept in the browser at once, sent after a short pause. */
  change(itemId: string, value: AnswerValue): void {
    const clientRevision = Math.max(this.options.buffer.highestRevision + 1, this.options.revisionFloor());
    this.options.buffer.set(itemId, { value, clientRevision, acknowledged: false });
    this.pending.add(itemId);
    this.view.patch({ values: { ...this.view.get().values, [itemId]: value } });
    this.show();
    const now = Date.now();
    this.firstUnsentAt ??= now;
    if (this.quiet) clearTimeout(this.quiet);
    const wait = Math.max(0, Math.min(QUIET_MS, this.firstUnsentAt + LONGEST_MS - now));
    this.quiet = setTimeout(() => void this.sendAll(), wait);
  }

  /** Sends everything now. Throws the ApiError of the first answer that could not be saved. */
  async flush(options: { keepalive?: boolean } = {}): Promise<void> {
    await this.sendAll(options.keepalive ?? false);
    if (this.pending.size > 0 && this.lastError) throw this.lastError;
  }

  /** Tries again without waiting: the network is back. */
  retryNow(): void {
    if (this.pending.size > 0) void this.sendAll();
  }

  /** The attempt turned out to run on (credited time, signed in again): what was refused for that reason is sent again. */
  resume(): void {
    if (!this.refused || this.closed || !PASSING_REFUSALS.includes(this.refused.code)) return;
    this.refused = null;
    this.lastError = null;
    this.backoff.reset();
    this.show();
    void this.sendAll();
  }

  close(): void {
    this.closed = true;
    if (this.quiet) clearTimeout(this.quiet);
    if (this.retry) clearTimeout(this.retry);
  }

  private async sendAll(keepalive = false): Promise<void> {
    if (this.quiet) clearTimeout(this.quiet);
    if (this.retry) clearTimeout(this.retry);
    this.retry = null;
    this.firstUnsentAt = null;
    if (this.refused || this.closed) return;
    this.takeUnsent();
    await Promise.all([...this.pending].map((itemId) => this.sendItem(itemId, keepalive)));
    this.planRetry();
    this.show();
  }

  /** What was not sent before this page was loaded, or was left by another window of this browser. */
  private takeUnsent(): void {
    const values: Record<string, AnswerValue> = {};
    for (const [itemId, { value, acknowledged }] of this.options.buffer.all()) {
      if (acknowledged || this.pending.has(itemId)) continue;
      values[itemId] = value;
      this.pending.add(itemId);
    }
    if (Object.keys(values).length > 0) this.view.patch({ values: { ...this.view.get().values, ...values } });
  }

  private sendItem(itemId: string, keepalive: boolean): Promise<void> {
    const running = this.inFlight.get(itemId);
    if (running) return running;
    const sent = this.sendNewest(itemId, keepalive).finally(() => {
      this.inFlight.delete(itemId);
      this.show();
    });
    this.inFlight.set(itemId, sent);
    this.show();
    return sent;
  }

  private async sendNewest(itemId: string, keepalive: boolean): Promise<void> {
    while (this.pending.has(itemId) && !this.refused) {
      const entry = this.options.buffer.get(itemId);
      if (!entry) return void this.pending.delete(itemId);
      const { value, clientRevision } = entry;
      try {
        const saved = await this.options.save(itemId, { value, clientRevision }, { keepalive });
        this.backoff.reset();
        this.lastError = null;
        this.acknowledge(itemId, clientRevision, saved);
      } catch (thrown) {
        this.lastError = toApiError(thrown);
        if (!this.lastError.temporary) this.refused = this.lastError;
        return;
      }
    }
  }

  /** The service answers with what it holds: a newer answer from another computer wins over a late one from here. */
  private acknowledge(itemId: string, clientRevision: number, saved: SavedAnswer): void {
    const newest = this.options.buffer.get(itemId);
    if (!newest || newest.clientRevision !== clientRevision) return;
    this.pending.delete(itemId);
    this.options.buffer.set(itemId, { value: saved.value, clientRevision, acknowledged: true });
    this.view.patch({ values: { ...this.view.get().values, [itemId]: saved.value } });
  }

  private planRetry(): void {
    if (this.pending.size === 0 || this.refused || this.closed || this.retry || !this.lastError) return;
    this.retry = setTimeout(() => void this.sendAll(), this.backoff.next());
  }

  private show(): void {
    const state: SyncState = this.refused
      ? 'refused'
      : this.pending.size === 0
        ? 'saved'
        : this.lastError
          ? 'unsaved'
          : 'saving';
    this.view.patch({ state, error: this.refused ?? this.lastError, pending: [...this.pending] });
  }
}
