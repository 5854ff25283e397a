import { SILENCE_DBFS } from '@bakylau/contracts';

export interface SoundLevel {
  /** Root mean square level, dBFS, from SILENCE_DBFS to 0. */
  levelDbfs: number;
  /** Highest sample, dBFS. */
  peakDbfs: number;
}

/** Level of samples between -1 and 1; 0 dBFS is a full-scale square wave, as on the server. */
export function soundLevelOf(samples: Float32Array): SoundLevel {
  let sum = 0;
  let peak = 0;
  for (const sample of samples) {
    sum += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  return {
    levelDbfs: toDbfs(samples.length > 0 ? Math.sqrt(sum / samples.length) : 0),
    peakDbfs: toDbfs(peak),
  };
}

function toDbfs(amplitude: number): number {
  return amplitude > 0 ? Math.min(0, Math.max(SILENCE_DBFS, 20 * Math.log10(amplitude))) : SILENCE_DBFS;
}
