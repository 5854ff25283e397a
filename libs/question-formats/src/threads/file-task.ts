import { parentPort, workerData } from 'node:worker_threads';
import { QuestionFileError } from '../question-file.errors';

/** Gives pieces of what a file holds, and at last what stands for the whole. */
export type FileTask<I, P, R> = (input: I) => AsyncGenerator<P, R, void>;

export type FileTaskStep<P, R> =
  { kind: 'piece'; value: P } | { kind: 'done'; value: R } | { kind: 'refused'; message: string };

/** The body of a file's thread: takes the next step whenever it is asked. What is no fault of the file ends the thread with its error. */
export function serveFileTask<I, P, R>(task: FileTask<I, P, R>): void {
  const port = parentPort;
  if (!port) throw new Error('A task of a file is served in a thread.');
  const steps = task(workerData as I);
  const answer = async (): Promise<FileTaskStep<P, R>> => {
    try {
      const { done, value } = await steps.next();
      return done ? { kind: 'done', value } : { kind: 'piece', value };
    } catch (error) {
      if (!(error instanceof QuestionFileError)) throw error;
      return { kind: 'refused', message: error.message };
    }
  };
  port.on('message', () => void answer().then((step) => port.postMessage(step)));
}
