import { type Observation } from '@bakylau/contracts';
import { type StoredObservation } from '@bakylau/persistence';

/** Figures of this many milliseconds make one row. */
const BATCH_MS = 10_000;
/** What is kept in memory while the database is away: ten minutes of frames and sound. */
const MAX_WAITING = 1_200;

export type StoreBatch = (fromMs: number, toMs: number, observations: StoredObservation[]) => Promise<void>;

/** Gathers what the analysis saw and heard in one session and stores it in batches, without pictures and descriptors. */
export class ObservationLog {
  #waiting: StoredObservation[] = [];
  #storing: Promise<void> | null = null;

  constructor(private readonly store: StoreBatch) {}

  add(observation: Observation): void {
    this.#waiting.push(withoutMemory(observation));
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
  }

  tick(atMs: number): void {
    const [first] = this.#waiting;
    if (first && atMs - first.atMs >= BATCH_MS) void this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#flush();
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
      await this.store(Math.min(...times), Math.max(...times), batch);
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
  const { thumbnail: _thumbnail, ...quality } = observation.quality;
  return { ...observation, quality };
}
