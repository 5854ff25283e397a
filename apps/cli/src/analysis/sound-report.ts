import { type SoundObservation } from '@bakylau/contracts';
import { DEFAULT_RULES_POLICY } from '@bakylau/domain';
import { type Span } from './observer';

export interface SpeechSpan extends Span {
  /** Mean probability of speech over the windows of the span, its pauses included; 0 to 1. */
  probability: number;
  /** Highest share of one window that was speech, 0 to 1. */
  ratio: number;
}

export interface NoiseSpan extends Span {
  /** Loudest window, dBFS. */
  levelDbfs: number;
}

export interface SoundReport {
  file: string;
  durationMs: number;
  /** The room's own level, dBFS, as the rules take it; null when there is nothing but silence. */
  floorDbfs: number | null;
  /** Level from which on a window without speech is noise. */
  noiseLimitDbfs: number | null;
  /** Share of all samples at full scale, 0 to 1. */
  clippedRatio: number;
  speech: SpeechSpan[];
  noise: NoiseSpan[];
  /** Digital silence: a muted or dead microphone, or a hole in the recording. */
  silence: Span[];
  windows: Pick<
    SoundObservation,
    'atMs' | 'durationMs' | 'levelDbfs' | 'peakDbfs' | 'clippedRatio' | 'digitalSilence' | 'speech'
  >[];
}

/**
 * Sums the windows of one file up with the thresholds of the incident rules. Unlike the rules, which ask for some seconds, it lists
 * every window that crosses a threshold; of speech the lower one, by which an incident goes on.
 */
export function soundReport(file: string, observations: readonly SoundObservation[]): SoundReport {
  const { soundSpeech, soundNoise } = DEFAULT_RULES_POLICY;
  const last = observations.at(-1);
  const durationMs = last ? last.atMs + last.durationMs : 0;
  const floorDbfs = floorOf(observations);
  const noiseLimitDbfs =
    floorDbfs === null ? null : Math.max(soundNoise.minLevelDbfs, floorDbfs + soundNoise.marginDb);
  const ratioOf = ({ speech }: SoundObservation): number => speech?.ratio ?? 0;
  const isSpeech = (window: SoundObservation): boolean => ratioOf(window) >= soundSpeech.closeRatio;
  const isNoise = (window: SoundObservation): boolean =>
    noiseLimitDbfs !== null && window.levelDbfs >= noiseLimitDbfs && ratioOf(window) < soundNoise.speechRatio;
  const mean = (windows: SoundObservation[], figure: (window: SoundObservation) => number): number =>
    windows.reduce((sum, window) => sum + figure(window) * window.durationMs, 0) /
    Math.max(
      1,
      windows.reduce((sum, window) => sum + window.durationMs, 0),
    );

  return {
    file,
    durationMs,
    floorDbfs,
    noiseLimitDbfs,
    clippedRatio: mean([...observations], ({ clippedRatio }) => clippedRatio),
    speech: spansOf(observations, isSpeech, soundSpeech.bridgeMs).map((windows) => ({
      ...extentOf(windows),
      probability: mean(windows, ({ speech }) => speech?.probability ?? 0),
      ratio: Math.max(...windows.map(ratioOf)),
    })),
    noise: spansOf(observations, isNoise, soundNoise.bridgeMs).map((windows) => ({
      ...extentOf(windows),
      levelDbfs: Math.max(...windows.filter(isNoise).map(({ levelDbfs }) => levelDbfs)),
    })),
    silence: spansOf(observations, ({ digitalSilence }) => digitalSilence, 0).map(extentOf),
    windows: observations.map(
      ({ atMs, durationMs, levelDbfs, peakDbfs, clippedRatio, digitalSilence, speech }) => ({
        ...{ atMs, durationMs, levelDbfs, peakDbfs, clippedRatio, digitalSilence, speech },
      }),
    ),
  };
}

/** A dead microphone says nothing about the room. */
function floorOf(observations: readonly SoundObservation[]): number | null {
  const { floorPercentile, floorLimitDbfs } = DEFAULT_RULES_POLICY.soundNoise;
  const levels = observations
    .filter(({ digitalSilence }) => !digitalSilence)
    .map(({ levelDbfs }) => levelDbfs)
    .toSorted((a, b) => a - b);
  const level = levels[Math.max(0, Math.ceil((floorPercentile / 100) * levels.length) - 1)];
  return level === undefined ? null : Math.min(floorLimitDbfs, level);
}

/** Runs of windows that hold, joined over pauses of up to `bridgeMs`. */
function spansOf(
  windows: readonly SoundObservation[],
  holds: (window: SoundObservation) => boolean,
  bridgeMs: number,
): SoundObservation[][] {
  const spans: SoundObservation[][] = [];
  let pause: SoundObservation[] = [];
  let untilMs = -Infinity;
  for (const window of windows) {
    if (!holds(window)) {
      pause.push(window);
      continue;
    }
    if (window.atMs - untilMs <= bridgeMs) spans.at(-1)!.push(...pause, window);
    else spans.push([window]);
    pause = [];
    untilMs = window.atMs + window.durationMs;
  }
  return spans;
}

function extentOf(windows: SoundObservation[]): Span {
  const { atMs } = windows[0]!;
  const last = windows.at(-1)!;
  return { atMs, durationMs: last.atMs + last.durationMs - atMs };
}
