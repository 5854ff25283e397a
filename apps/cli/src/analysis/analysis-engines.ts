import { loadConfig } from '@bakylau/platform';
import { SoundEngine } from '@bakylau/sound';
import { VisionEngine } from '@bakylau/vision';

export interface AnalysisEngines {
  vision: VisionEngine;
  sound: SoundEngine;
}

/**
 * Runs something with the networks of MODELS_DIR loaded into this process.
 * @throws ModelStoreError when a network is missing or is not the one of the manifest
 */
export async function withEngines<T>(work: (engines: AnalysisEngines) => Promise<T>): Promise<T> {
  const { modelsDir } = loadConfig('analyzer');
  const vision = await VisionEngine.load(modelsDir);
  const sound = await SoundEngine.load(modelsDir);
  try {
    return await work({ vision, sound });
  } finally {
    await Promise.all([vision.close(), sound.close()]);
  }
}
