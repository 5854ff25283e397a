import type { CandidateChain } from '@bakylau/contracts';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A few seconds of what the page recorded, waiting for its upload. */
export interface ShelvedPart {
  attemptId: string;
  recordingId: string;
  seq: number;
  chain: CandidateChain;
  /** Where the recording begins, session milliseconds. */
  startMs: number;
  /** Up to where this part reaches. */
  endMs: number;
  content: Blob;
}

/** Where parts wait. What is on it outlives a reload and a crash of the browser. */
export interface PartShelf {
  add(part: ShelvedPart): Promise<void>;
  /** The part to send next: of each recording the earliest; null when nothing waits. */
  next(): Promise<ShelvedPart | null>;
  remove(part: ShelvedPart): Promise<void>;
  /** Parts that wait. */
  count(): Promise<number>;
}

interface Schema extends DBSchema {
  parts: { key: [string, string, number]; value: ShelvedPart };
}

const DATABASE = 'bakylau-local-recordings';

/** The parts of one attempt in IndexedDB. */
export class IndexedPartShelf implements PartShelf {
  private opening: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(private readonly attemptId: string) {}

  async add(part: ShelvedPart): Promise<void> {
    await (await this.open()).put('parts', part);
  }

  async next(): Promise<ShelvedPart | null> {
    const cursor = await (await this.open()).transaction('parts').store.openCursor(this.range);
    return cursor?.value ?? null;
  }

  async remove({ attemptId, recordingId, seq }: ShelvedPart): Promise<void> {
    await (await this.open()).delete('parts', [attemptId, recordingId, seq]);
  }

  async count(): Promise<number> {
    return (await this.open()).count('parts', this.range);
  }

  /** Keys of this attempt, whatever comes behind it. */
  private get range(): IDBKeyRange {
    return IDBKeyRange.bound([this.attemptId], [this.attemptId, []]);
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    this.opening ??= openDB<Schema>(DATABASE, 1, {
      upgrade: (database) => {
        database.createObjectStore('parts', { keyPath: ['attemptId', 'recordingId', 'seq'] });
      },
    });
    return this.opening;
  }
}
