import { type ModelReference } from '@bakylau/contracts';
import { type AnalysisBackend } from './analysis-backend';
import { type FrameResult, type PhotoResult } from './inference-messages';
import { InferenceThread } from './inference-thread';
import { type PictureEncoding } from './picture.decoder';
import { type FrameOptions } from './vision-engine';

export interface InferencePoolOptions {
  modelsDir: string;
  /** Default `onnx`. */
  backend?: AnalysisBackend;
  /** One a core; each more costs 60 to 100 MB. */
  threads: number;
  /** Frames that may wait for one thread; at one frame a second each, this bounds how late an alert can be. */
  queueLength: number;
  /** See {@link InferenceThreadOptions}. */
  stuckAfterMs?: number;
  execArgv?: string[];
  /** Told when a thread died and another one took its place. */
  onThreadDeath?: (reason: string) => void;
}

/** Waits between attempts to replace a dead thread. */
const restartDelayMs = 1000;

/** The engines, one thread each. Frames that cannot be analysed in time are dropped, oldest first, and counted. */
export class InferencePool {
  private threads: InferenceThread[] = [];
  private droppedBefore = 0;
  private closed = false;
  private turn = 0;

  private constructor(private readonly options: InferencePoolOptions) {}

  /** @throws Error when the networks cannot be loaded; the message says what to do. */
  static async start(options: InferencePoolOptions): Promise<InferencePool> {
    const pool = new InferencePool(options);
    const threads = Array.from({ length: options.threads }, () => pool.createThread());
    const started = await Promise.allSettled(threads.map((thread) => thread.start()));
    const failure = started.find((result) => result.status === 'rejected');
    if (failure) {
      await Promise.all(threads.map((thread) => thread.close()));
      throw failure.reason;
    }
    pool.threads = threads;
    return pool;
  }

  /** What runs the networks, as health reports it. */
  get engine(): 'onnxruntime' | 'tfjs' {
    return this.options.backend === 'tfjs' ? 'tfjs' : 'onnxruntime';
  }

  get models(): ModelReference[] {
    return this.threads[0]?.models ?? [];
  }

  get threadCount(): number {
    return this.threads.length;
  }

  /** Frames dropped since start. */
  get droppedFrames(): number {
    return this.threads.reduce((sum, thread) => sum + thread.dropped, this.droppedBefore);
  }

  /** @throws FrameDroppedError when newer frames came first; PictureError when the bytes are no picture. */
  analyseFrame(bytes: Uint8Array, encoding: PictureEncoding, options: FrameOptions): Promise<FrameResult> {
    const job = { kind: 'frame', bytes, encoding, options } as const;
    return this.leastLoaded().submit(job, true) as Promise<FrameResult>;
  }

  /** Photos are never dropped: a person waits for the answer. @throws PictureError */
  assessPhoto(bytes: Uint8Array, encoding: PictureEncoding): Promise<PhotoResult> {
    return this.leastLoaded().submit({ kind: 'photo', bytes, encoding }, false) as Promise<PhotoResult>;
  }

  /** Idempotent. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private leastLoaded(): InferenceThread {
    if (this.closed || this.threads.length === 0) throw new Error('The inference pool is closed.');
    // Equally busy threads take turns; otherwise, when all lines are full, one of them would keep its old frames.
    this.turn = (this.turn + 1) % this.threads.length;
    const inTurn = [...this.threads.slice(this.turn), ...this.threads.slice(0, this.turn)];
    return inTurn.reduce((best, thread) => (thread.load < best.load ? thread : best));
  }

  private createThread(): InferenceThread {
    return new InferenceThread(this.options, (dead, reason) => {
      this.droppedBefore += dead.dropped;
      this.options.onThreadDeath?.(reason);
      void this.replace(dead);
    });
  }

  /** The dead thread's waiting line is refused; a fresh thread takes its place as soon as one starts. */
  private async replace(dead: InferenceThread): Promise<void> {
    await dead.close();
    const fresh = this.createThread();
    this.threads = this.threads.map((thread) => (thread === dead ? fresh : thread));
    while (!this.closed) {
      try {
        return await fresh.start();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, restartDelayMs));
      }
    }
  }
}
