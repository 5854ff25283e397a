import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { AnalysisBackendError } from '../vision.errors';

const nodePackage = '@tensorflow/tfjs-node';

/** tfjs with TensorFlow's own library where `@tensorflow/tfjs-node` is installed, else in WebAssembly. */
export async function startTfjs(): Promise<'tensorflow' | 'wasm'> {
  if (!isInstalled(nodePackage)) {
    await startTfjsWasm();
    return 'wasm';
  }
  if (tf.getBackend() === 'tensorflow') return 'tensorflow';
  try {
    createRequire(__filename)(nodePackage);
  } catch (error) {
    throw new AnalysisBackendError(
      `${nodePackage} is installed but does not load (${String(error)}): install it again, or remove it and WebAssembly serves.`,
    );
  }
  if (!(await tf.setBackend('tensorflow'))) {
    throw new AnalysisBackendError(
      `${nodePackage} brings a tfjs-core of another version than ${tf.version_core}: install ${nodePackage}@${tf.version_core}.`,
    );
  }
  await tf.ready();
  return 'tensorflow';
}

/** tfjs in WebAssembly with one thread: also the reference that a converted network is compared with. */
export async function startTfjsWasm(): Promise<void> {
  if (tf.getBackend() === 'wasm') return;
  setThreadsCount(1);
  setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  if (!(await tf.setBackend('wasm'))) {
    throw new AnalysisBackendError(
      'tfjs could not start its wasm backend: run npm ci again, its .wasm files are missing.',
    );
  }
  await tf.ready();
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}
