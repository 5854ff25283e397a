import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type ModelReference } from '@bakylau/contracts';
import { forbidOnnxTelemetry } from '@bakylau/models';
import { type AnalysisBackend } from './analysis-backend';
import { DropOldestQueue } from './drop-oldest.queue';
import {
  type FrameResult,
  type InferenceJob,
  type PhotoResult,
  type WorkerMessage,
  type WorkerStart,
} from './inference-messages';
// Only for its type, so that the compiler writes the file that the thread starts with.
import type * as InferenceWorker from './inference-worker';
import { FrameDroppedError, PictureError } from './vision.errors';

/** A hundred times what the dearest look takes. */
const STUCK_AFTER_MS = 60_000;

type Result = FrameResult | PhotoResult;

interface Pending {
  job: InferenceJob;
  resolve(result: Result): void;
  reject(error: Error): void;
}

export interface InferenceThreadOptions {
  modelsDir: string;
  /** Default `onnx`. */
  backend?: AnalysisBackend;
  queueLength: number;
  /** A job that takes longer has hung: the thread is ended and another one takes its place. Milliseconds, default 60 s. */
  stuckAfterMs?: number;
  /** Node flags of the thread; tests use them to run TypeScript directly. */
  execArgv?: string[];
}

export type InferenceWorkerModule = typeof InferenceWorker;

/** What the thread says first. @throws Error when it ends before it says anything */
function firstMessage(worker: Worker): Promise<WorkerMessage> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The inference thread ended at its start with code ${code}.`)),
    );
  });
}

/** One worker thread with its waiting line. */
export class InferenceThread {
  models: ModelReference[] = [];
  dropped = 0;
  private readonly queue: DropOldestQueue<Pending>;
  private worker: Worker | null = null;
  private current: Pending | null = null;
  private watchdog: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly options: InferenceThreadOptions,
    private readonly onDeath: (thread: InferenceThread, reason: string) => void,
  ) {
    this.queue = new DropOldestQueue(options.queueLength);
  }

  /** How many jobs are here, the running one included. */
  get load(): number {
    return this.queue.length + (this.current ? 1 : 0);
  }

  /** Starts the thread and loads its networks. @throws Error with the worker's own message when that fails. */
  async start(): Promise<void> {
    forbidOnnxTelemetry();
    const worker = new Worker(require.resolve('./inference-worker'), {
      workerData: {
        modelsDir: this.options.modelsDir,
        backend: this.options.backend ?? 'onnx',
      } satisfies WorkerStart,
      execArgv: this.options.execArgv,
    });
    const message = await firstMessage(worker);
    if (message.kind !== 'ready' || this.closed) {
      await worker.terminate();
      if (this.closed) return;
      throw new Error(
        message.kind === 'failed' ? message.message : 'The inference worker answered out of turn.',
      );
    }
    this.models = message.models;
    this.worker = worker;
    worker.on('message', (answer: WorkerMessage) => this.settle(answer));
    worker.on('error', (error) => this.die(error.message));
    worker.on('exit', (code) => this.die(`exit code ${code}`));
    this.next();
  }

  submit(job: InferenceJob, droppable: boolean): Promise<Result> {
    return new Promise((resolve, reject) => {
      const pending = { job, resolve, reject };
      const dropped = droppable ? this.queue.push(pending) : void this.queue.keep(pending);
      if (dropped) {
        this.dropped += 1;
        dropped.reject(new FrameDroppedError('A newer frame took the place of this one.'));
      }
      this.next();
    });
  }

  /** Ends the thread after the running job; what waits is refused. Idempotent. */
  async close(): Promise<void> {
    this.closed = true;
    for (const pending of this.queue.drain())
      pending.reject(new FrameDroppedError('The analysis is closing.'));
    const { worker } = this;
    if (!worker) return;
    this.worker = null;
    clearTimeout(this.watchdog);
    worker.removeAllListeners('error').removeAllListeners('exit');
    const exited = once(worker, 'exit');
    worker.postMessage(null);
    const patience = setTimeout(() => void worker.terminate(), this.stuckAfterMs);
    await exited.catch(() => undefined);
    clearTimeout(patience);
    this.current?.reject(new FrameDroppedError('The analysis is closing.'));
    this.current = null;
  }

  private get stuckAfterMs(): number {
    return this.options.stuckAfterMs ?? STUCK_AFTER_MS;
  }

  private next(): void {
    if (this.current || !this.worker) return;
    this.current = this.queue.shift() ?? null;
    if (!this.current) return;
    this.worker.postMessage(this.current.job);
    const reason = `a job took more than ${this.stuckAfterMs} ms`;
    this.watchdog = setTimeout(() => this.kill(reason), this.stuckAfterMs);
  }

  private settle(answer: WorkerMessage): void {
    const { current } = this;
    clearTimeout(this.watchdog);
    this.current = null;
    if (answer.kind === 'result') current?.resolve(answer.result);
    else if (answer.kind === 'refused') {
      current?.reject(
        answer.code ? new PictureError(answer.code, answer.message) : new Error(answer.message),
      );
    }
    this.next();
  }

  /** The thread does not answer any more. */
  private kill(reason: string): void {
    const { worker } = this;
    this.die(reason);
    void worker?.terminate();
  }

  private die(reason: string): void {
    if (!this.worker) return;
    clearTimeout(this.watchdog);
    // What a thread that is given up still says, or dies of, is no news.
    this.worker.removeAllListeners().on('error', () => undefined);
    this.worker = null;
    this.current?.reject(new Error(`The inference thread died: ${reason}`));
    this.current = null;
    this.onDeath(this, reason);
  }
}
