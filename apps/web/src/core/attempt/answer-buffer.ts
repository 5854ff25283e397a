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
 * browser and a dead network, and is erased once the attempt is handed in.
 */
export class AnswerBuffer {
  private readonly key: string;
  private entries: Record<string, BufferedAnswer>;
  /** False when the browser refuses to store: answers then live only as long as the page. */
  durable = true;

  constructor(
    attemptId: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
  ) {
    this.key = `bakylau.answers.${attemptId}`;
    this.entries = this.read();
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

  set(itemId: string, answer: BufferedAnswer): void {
    this.entries = { ...this.entries, [itemId]: answer };
    this.write();
  }

  clear(): void {
    this.entries = {};
    try {
      this.storage?.removeItem(this.key);
    } catch {
      // Nothing to erase where nothing could be stored.
    }
  }

  private read(): Record<string, BufferedAnswer> {
    try {
      const text = this.storage?.getItem(this.key);
      const parsed = bufferSchema.safeParse(text ? JSON.parse(text) : {});
      return parsed.success ? parsed.data : {};
    } catch {
      return {};
    }
  }

  private write(): void {
    try {
      if (!this.storage) throw new Error('no storage');
      this.storage.setItem(this.key, JSON.stringify(this.entries));
      this.durable = true;
    } catch {
      this.durable = false;
    }
  }
}
