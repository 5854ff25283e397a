import { parentPort, workerData } from 'node:worker_threads';
import {
  type FrameResult,
  type InferenceJob,
  type PhotoResult,
  type WorkerMessage,
  type WorkerStart,
} from './inference-messages';
import { decodePicture } from './picture.decoder';
import { VisionEngine } from './vision-engine';
import { PictureError } from './vision.errors';

/**
 * Body of one worker thread: one engine, one job at a time. Inference blocks its thread, which is why it lives here and
 * not in the thread that talks to the network.
 */
async function run(): Promise<void> {
  const port = parentPort!;
  const post = (message: WorkerMessage): void => port.postMessage(message);
  const { modelsDir, backend } = workerData as WorkerStart;
  const engine = await VisionEngine.load(modelsDir, backend);

  port.on('message', (job: InferenceJob | null) => {
    if (!job) {
      void engine.close().finally(() => port.close());
      return;
    }
    perform(engine, job).then(
      (result) => post({ kind: 'result', result }),
      (error: unknown) =>
        post({
          kind: 'refused',
          code: error instanceof PictureError ? error.code : null,
          message: error instanceof Error ? error.message : String(error),
        }),
    );
  });
  post({ kind: 'ready', models: engine.models });
}

async function perform(engine: VisionEngine, job: InferenceJob): Promise<FrameResult | PhotoResult> {
  const startedAt = performance.now();
  const picture = await decodePicture(job.bytes, job.encoding);
  // Decoding runs on a thread of its own, one at a time, so its wall time stands for its CPU time.
  const decodeMs = performance.now() - startedAt;
  const before = process.threadCpuUsage();
  const analysis =
    job.kind === 'frame'
      ? await engine.analyseFrame(picture, job.options)
      : await engine.assessPhoto(picture);
  const used = process.threadCpuUsage(before);
  const cpuMs = decodeMs + (used.user + used.system) / 1000;
  return { analysis, cpuMs } as FrameResult | PhotoResult;
}

run().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  parentPort!.postMessage({ kind: 'failed', message } satisfies WorkerMessage);
});
