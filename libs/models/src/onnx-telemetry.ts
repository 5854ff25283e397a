import { isMainThread } from 'node:worker_threads';

const SWITCH = 'ORT_DISABLE_TELEMETRY';

/**
 * ONNX Runtime for Linux has, since 1.30, a telemetry of its own that keeps a database in the home folder and calls a host of its maker.
 * This turns it off for the process; call it before the first network is loaded, and in the main thread before a worker thread loads one,
 * since a thread's environment is a copy that the runtime does not see.
 * @throws Error in a worker thread whose process has not done so
 */
export function forbidOnnxTelemetry(): void {
  if (isMainThread) process.env[SWITCH] = '1';
  else if (process.env[SWITCH] !== '1')
    throw new Error('Call forbidOnnxTelemetry() in the main thread before a worker thread loads networks.');
}
