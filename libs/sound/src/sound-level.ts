import { SILENCE_DBFS } from '@bakylau/contracts';

export interface SoundLevel {
  /** Root mean square over all samples, dBFS (a full-scale sine is -3.01); not below SILENCE_DBFS. */
  levelDbfs: number;
  /** Highest absolute sample, dBFS. */
  peakDbfs: number;
  /** Share of samples at or beyond full scale, 0 to 1. */
  clippedRatio: number;
  /** Nothing rises above one step of 16-bit sound: a muted or dead microphone. Live ones have noise above that. */
  digitalSilence: boolean;
}

/** One step of 16-bit sound. Opus gives digital silence back as zeros, and its own rounding stays far below this. */
const oneStep = 1 / 32768;
/** Opus decodes to floats and may overshoot; what was clipped before encoding comes back as this or more. */
const fullScale = 0.999;

const toDbfs = (amplitude: number): number =>
  amplitude > 0 ? Math.max(SILENCE_DBFS, 20 * Math.log10(amplitude)) : SILENCE_DBFS;

/** Level of mono samples in -1..1. No samples read as silence of no kind: level SILENCE_DBFS, digitalSilence false. */
export function measureLevel(samples: Float32Array): SoundLevel {
  let squares = 0;
  let peak = 0;
  let clipped = 0;
  for (const sample of samples) {
    const amplitude = Math.abs(sample);
    squares += sample * sample;
    if (amplitude > peak) peak = amplitude;
    if (amplitude >= fullScale) clipped += 1;
  }
  return {
    levelDbfs: toDbfs(Math.sqrt(squares / Math.max(1, samples.length))),
    peakDbfs: toDbfs(peak),
    clippedRatio: clipped / Math.max(1, samples.length),
    digitalSilence: samples.length > 0 && peak < oneStep,
  };
}
