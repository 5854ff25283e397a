import { answerValueSchema } from '@bakylau/contracts';
import { z } from 'zod';

const entrySchema = z.object({
  value: answerValueSchema,
  clientRevision: z.number().int().positive(),
  /** Whether the service has acknowledged it. */
  acknowledged: z.boolean(),
});
export type BufferedAnswer = z.infer<typeof entrySchema>;
const bufferSchema = z.record(z.string(), entrySchema);

/**
 * Answers of one attempt in the browser's own storage, written before anything is sent. It outlives a reload, a crash of the
 * browser and a dead network, and is erased once the attempt is handed in. All windows of the browser share it: of two answers to
 * one item the later one stays, whichever window wrote it.
 */
export class AnswerBuffer {
  private readonly key: string;
  private known: Record<string, BufferedAnswer> = {};
  /** What lay in the storage when `known` was last compared with it. */
  private knownText: string | null = null;
  /** False when the browser refuses to store: answers then live only as long as the page. */
  durable = true;

  constructor(
    attemptId: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
  ) {
    this.key = `bakylau.answers.${attemptId}`;
  }

  get(itemId: string): BufferedAnswer | undefined {
    return this.entries[itemId];
  }

  all(): [itemId: string, answer: BufferedAnswer][] {
    return Object.entries(this.entries);
  }

  /** The highest revision of any answer; 0 when there is none. */
  get highestRevision(): number {
    return Math.max(0, ...Object.values(this.entries).map((entry) => entry.clientRevision));
  }

  /** Items whose answer the service never acknowledged. */
  get unsent(): number {
    return this.all().filter(([, { acknowledged }]) => !acknowledged).length;
  }

  /** Keeps an answer, unless another window has stored a later one to the same item. */
  set(itemId: string, answer: BufferedAnswer): void {
    const { entries } = this;
    const present = entries[itemId];
    if (present && present.clientRevision > answer.clientRevision) return;
    this.known = { ...entries, [itemId]: answer };
    this.write();
  }

  clear(): void {
    this.known = {};
    try {
      this.storage?.removeItem(this.key);
    } catch {
      // Nothing to erase where nothing could be stored.
    }
    this.knownText = this.readText();
  }

  /** What this window knows, with what others have stored since. */
  private get entries(): Record<string, BufferedAnswer> {
    const text = this.readText();
    if (text === this.knownText) return this.known;
    this.knownText = text;
    const merged = { ...this.known };
    for (const [itemId, stored] of Object.entries(entriesOf(text))) {
      const own = merged[itemId];
      if (!own || isLater(stored, own)) merged[itemId] = stored;
    }
    return (this.known = merged);
  }

  private readText(): string | null {
    try {
      return this.storage?.getItem(this.key) ?? null;
    } catch {
      return null;
    }
  }

  private write(): void {
    try {
      if (!this.storage) throw new Error('no storage');
      const text = JSON.stringify(this.known);
      this.storage.setItem(this.key, text);
      this.knownText = text;
      this.durable = true;
    } catch {
      this.durable = false;
    }
  }
}

function entriesOf(text: string | null): Record<string, BufferedAnswer> {
  try {
    const parsed = bufferSchema.safeParse(text ? JSON.parse(text) : {});
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** Of the same revision, the one that the service has. */
function isLater(one: BufferedAnswer, other: BufferedAnswer): boolean {
  if (one.clientRevision !== other.clientRevision) return one.clientRevision > other.clientRevision;
  return one.acknowledged && !other.acknowledged;
}
