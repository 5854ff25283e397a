import { rm, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type ClosedSegment, SEGMENT_CONTENT_TYPE, segmentPath, sessionFolder } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { SegmentLedger } from './segment.ledger';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Uploads of one process at a time; each holds one segment in memory. */
const CONCURRENT_UPLOADS = 4;

/**
 * Brings closed segments into the object store and then into the session's rows and chain, in order within a session. The
 * waiting list is the disk: a segment's file goes only after store and database have it, so neither a store that is away
 * nor the end of this process loses one. In memory there is only the name of each.
 */
@Injectable()
export class SegmentUploader implements OnApplicationShutdown {
  readonly #logger = new Logger(SegmentUploader.name);
  readonly #tails = new Map<string, Promise<void>>();
  readonly #slots: (() => void)[] = [];
  #free = CONCURRENT_UPLOADS;
  #stopped = new AbortController();

  constructor(
    private readonly objects: ObjectStore,
    private readonly ledger: SegmentLedger,
  ) {}

  add(sessionId: string, segment: ClosedSegment): void {
    const before = this.#tails.get(sessionId) ?? Promise.resolve();
    const tail = before.then(() => this.#uploadUntilDone(sessionId, segment));
    this.#tails.set(sessionId, tail);
    void tail.finally(() => {
      if (this.#tails.get(sessionId) === tail) this.#tails.delete(sessionId);
    });
  }

  /** Resolves when everything of this session that was added until now is in the store, or when the process stops. */
  async drained(sessionId: string): Promise<void> {
    await this.#tails.get(sessionId);
  }

  /** Sessions with segments that wait. */
  get waitingSessions(): number {
    return this.#tails.size;
  }

  /** Uploads under way may end; what waits stays on the disk for the next start. */
  onApplicationShutdown(): void {
    this.#stopped.abort();
  }

  async #uploadUntilDone(sessionId: string, segment: ClosedSegment): Promise<void> {
    for (
      let pauseMs = FIRST_PAUSE_MS;
      !this.#stopped.signal.aborted;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    ) {
      try {
        return await this.#inSlot(() => this.#upload(sessionId, segment));
      } catch (error) {
        const { chain, run, seq } = segment;
        this.#logger.warn(`Segment ${chain} ${run}-${seq} of session ${sessionId} waits: ${String(error)}`);
        await sleep(pauseMs, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
      }
    }
  }

  async #upload(sessionId: string, segment: ClosedSegment): Promise<void> {
    const key = sessionFolder(sessionId) + segmentPath(segment.chain, segment.run, segment.seq);
    await this.objects.put(key, await readFile(segment.path), SEGMENT_CONTENT_TYPE);
    await this.ledger.enter(sessionId, segment, key);
    await rm(segment.path);
  }

  async #inSlot(work: () => Promise<void>): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#slots.push(resolve));
    try {
      await work();
    } finally {
      const next = this.#slots.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
