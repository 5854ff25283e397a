import { SoundEngine } from '@bakylau/sound';
import { VisionEngine } from '@bakylau/vision';
import { analysisBackend, modelsFolder } from './vision-engine.loader';

export interface AnalysisEngines {
  vision: VisionEngine;
  sound: SoundEngine;
}

/**
 * Lends all networks of the analysis to `work` and frees them however it ends.
 * @throws ModelStoreError when a network is missing or is not the one of the manifest
 */
export async function withEngines<T>(work: (engines: AnalysisEngines) => Promise<T>): Promise<T> {
  const modelsDir = modelsFolder();
  const vision = await VisionEngine.load(modelsDir, analysisBackend());
  const sound = await SoundEngine.load(modelsDir);
  try {
    return await work({ vision, sound });
  } finally {
    await Promise.all([vision.close(), sound.close()]);
  }
}
