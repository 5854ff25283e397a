import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type AnalysisBackend, VisionEngine } from '@bakylau/vision';
import { UsageError } from '../cli.errors';

/** MODELS_DIR as the services take it; without it the folder `models` above this file, from wherever the command is called. */
export function modelsFolder(): string {
  const named = process.env['MODELS_DIR']?.trim();
  if (named) return resolve(named);
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const models = join(folder, 'models');
    if (existsSync(join(models, 'manifest.json'))) return models;
  }
  throw new UsageError('The folder "models" was not found; set MODELS_DIR to it.');
}

/** ANALYSIS_BACKEND as the services take it. */
export function analysisBackend(): AnalysisBackend {
  const named = process.env['ANALYSIS_BACKEND']?.trim() || 'onnx';
  if (named === 'onnx' || named === 'tfjs') return named;
  throw new UsageError(`ANALYSIS_BACKEND=${named}: must be onnx (the default) or tfjs.`);
}

/** Loads the networks, lends them to `work` and frees them however it ends. */
export async function withVisionEngine<T>(work: (engine: VisionEngine) => Promise<T>): Promise<T> {
  const engine = await VisionEngine.load(modelsFolder(), analysisBackend());
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
