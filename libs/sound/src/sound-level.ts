import { SILENCE_DBFS } from '@bakylau/contracts';

export interface SoundLevel {
  /** Root mean square over all samples, dBFS (a full-scale sine is -3.01); not below SILENCE_DBFS. */
  levelDbfs: number;
  /** Highest absolute sample, dBFS. */
  peakDbfs: number;
  /** Share of samples at or beyond full scale, 0 to 1. */
  clippedRatio: number;
  /** Level below -100 dBFS: a muted or dead microphone. */
  digitalSilence: boolean;
}

/**
 * The noise of 16-bit sound itself is -101 dBFS and a live microphone has more (-60 to -90). Opus does not give zeros back
 * as zeros: encoded silence decodes to about -112 dBFS.
 */
const silentBelowDbfs = -100;
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
  const levelDbfs = toDbfs(Math.sqrt(squares / Math.max(1, samples.length)));
  return {
    levelDbfs,
    peakDbfs: toDbfs(peak),
    clippedRatio: clipped / Math.max(1, samples.length),
    digitalSilence: samples.length > 0 && levelDbfs < silentBelowDbfs,
  };
}
