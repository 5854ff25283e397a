import { type SoundObservation } from '@bakylau/contracts';
import { type SoundAnalysis } from './sound-engine';

/** Whose sound a window is, and which stretch of it. */
export interface SoundContext {
  sessionId: string;
  atMs: number;
  durationMs: number;
}

export function toSoundObservation(
  analysis: SoundAnalysis,
  { sessionId, atMs, durationMs }: SoundContext,
): SoundObservation {
  return { kind: 'sound', sessionId, atMs, durationMs, ...analysis };
}
