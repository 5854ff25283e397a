import { type Observation, type RuleContext } from '@bakylau/contracts';
import { inputAtMs } from '@bakylau/domain';
import { type ObservationBatch, type StoredObservation } from '@bakylau/persistence';

/** Figures of this many milliseconds make one row. */
const BATCH_MS = 10_000;
/** What is kept in memory while the database is away: ten minutes of frames and sound. */
const MAX_WAITING = 1_200;

export type LoggedBatch = Pick<ObservationBatch, 'fromMs' | 'toMs' | 'observations' | 'context'>;
export type StoreBatch = (batch: LoggedBatch) => Promise<void>;

type Entry = { atMs: number; observation: StoredObservation } | { atMs: number; context: RuleContext };

/**
 * Gathers what the rules of one session look at, and stores it in batches, without pictures and descriptors: with it and the
 * recording the rules can be run again.
 */
export class ObservationLog {
  #waiting: Entry[] = [];
  #storing: Promise<void> | null = null;

  constructor(private readonly store: StoreBatch) {}

  add(observation: Observation): void {
    this.#add({ atMs: observation.atMs, observation: withoutMemory(observation) });
  }

  addContext(context: RuleContext): void {
    this.#add({ atMs: inputAtMs(context), context });
  }

  tick(atMs: number): void {
    const [first] = this.#waiting;
    if (first && atMs - first.atMs >= BATCH_MS) void this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#flush();
  }

  #add(entry: Entry): void {
    this.#waiting.push(entry);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
  }

  /** One batch at a time; one that cannot be stored now goes with the next. */
  #flush(): Promise<void> {
    this.#storing ??= this.#storeWaiting().finally(() => {
      this.#storing = null;
    });
    return this.#storing;
  }

  async #storeWaiting(): Promise<void> {
    const batch = this.#waiting;
    if (batch.length === 0) return;
    this.#waiting = [];
    const times = batch.map(({ atMs }) => atMs);
    try {
      await this.store({
        fromMs: Math.min(...times),
        toMs: Math.max(...times),
        observations: batch.flatMap((entry) => ('observation' in entry ? [entry.observation] : [])),
        context: batch.flatMap((entry) => ('context' in entry ? [entry.context] : [])),
      });
    } catch {
      this.#waiting = [...batch, ...this.#waiting].slice(-MAX_WAITING);
    }
  }
}

function withoutMemory(observation: Observation): StoredObservation {
  if (observation.kind === 'sound') {
    const { speechState: _speechState, ...sound } = observation;
    return sound;
  }
  const { identityState: _identityState, ...frame } = observation;
  const { thumbnail: _thumbnail, ...quality } = frame.quality;
  return { ...frame, quality };
}
