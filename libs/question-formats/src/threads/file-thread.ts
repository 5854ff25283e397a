import { Worker } from 'node:worker_threads';
import { QuestionFileError } from '../question-file.errors';
import { type FileTask, type FileTaskStep } from './file-task';
import { Gate } from './gate';

/** The task's type names its input and what it gives, so that both sides speak of the same. */
type AnyTask = FileTask<never, unknown, unknown>;
type InputOf<T extends AnyTask> = Parameters<T>[0];
type PieceOf<T extends AnyTask> = ReturnType<T> extends AsyncGenerator<infer P> ? P : never;
type ResultOf<T extends AnyTask> = ReturnType<T> extends AsyncGenerator<unknown, infer R> ? R : never;

/** What one file may cost. */
export interface FileThreadLimits {
  /** Of one step, the reading of the whole file above all. */
  stepMs: number;
  memoryMb: number;
}

/** Several times what the largest files that are taken need. */
const LIMITS: FileThreadLimits = { stepMs: 120_000, memoryMb: 768 };
/** Files that are read at the same time; others wait. */
const gate = new Gate(2);

/**
 * Runs a file's task in a thread of its own, so that nobody else waits for it. What it gives comes piece by piece: the caller's thread
 * takes in one at a time and does other things between them.
 * @param file the module whose body is a `serveFileTask` with this task
 * @param input is copied into the thread
 * @throws QuestionFileError that the task throws, and for a file that takes more time or memory than the limits
 */
export async function inFileThread<T extends AnyTask>(
  file: string,
  input: InputOf<T>,
  onPiece: (piece: PieceOf<T>) => void,
  limits = LIMITS,
): Promise<ResultOf<T>> {
  return gate.pass(async () => {
    const worker = startThread(file, input, limits);
    try {
      for (;;) {
        const step = await nextStep<PieceOf<T>, ResultOf<T>>(worker, limits);
        if (step.kind === 'refused') throw new QuestionFileError(step.message);
        if (step.kind === 'done') return step.value;
        onPiece(step.value);
      }
    } finally {
      await worker.terminate();
    }
  });
}

function startThread(file: string, input: unknown, { memoryMb }: FileThreadLimits): Worker {
  return new Worker(file, {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    // In tests the module is TypeScript, and Jest does not reach into threads.
    execArgv: file.endsWith('.ts')
      ? ['--require', require.resolve('../../../../tools/typescript/register.cjs')]
      : undefined,
  }).on('error', () => undefined);
}

function nextStep<P, R>(worker: Worker, { stepMs }: FileThreadLimits): Promise<FileTaskStep<P, R>> {
  return new Promise<FileTaskStep<P, R>>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new QuestionFileError(`The file takes more than ${stepMs / 1000} s to read. Split it.`)),
      stepMs,
    );
    const onMessage = (step: FileTaskStep<P, R>): void => finish(() => resolve(step));
    const onError = (error: Error): void => finish(() => reject(outOfMemory(error) ?? error));
    const onExit = (code: number): void =>
      finish(() => reject(new Error(`The thread of a file ended with code ${code}.`)));
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(null);
  });
}

function outOfMemory(error: Error): QuestionFileError | null {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return null;
  return new QuestionFileError('The file takes more memory to read than it may. Split it.');
}
