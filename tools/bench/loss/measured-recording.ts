import { type MediaSource, type RecordingChain } from '@bakylau/contracts';
import { beepTimes, flashTimes, type ProbedTrack, probePackets } from '../../../test/media/recording-probe';
import { joinSegments } from '../../../test/media/recording-replay';
import { type CapturedPacket } from '../../../test/media/recording-rtp-capture';
import { percentile } from '../answers/latency';
import { type LossyCandidate } from './lossy-candidate';
import { arrivedWhole, matchFrames, sentFrames } from './sent-frames';

/** The clock of a track needs a moment to see its fastest packet. */
const SETTLED_AFTER_MS = 2_000;
const SAME_SIGNAL_MS = 400;
/** At 15 frames a second. */
const ONE_FRAME_MS = 67;

export interface MeasuredPicture {
  sent: number;
  whole: number;
  /** Frames in the file that arrived whole. */
  kept: number;
  /** Frames in the file that were not sent so, or of which a part never arrived. */
  foreign: number;
  lengthErrorMs: number;
  /** How far frames stand from where the sender's clock has them, 99th percentile. */
  cadenceErrorMs: number;
  /** Times of flashes whose first frame is in the file, ms of session time. */
  flashesMs: number[];
}

export interface MeasuredRecording {
  camera: MeasuredPicture;
  screen: MeasuredPicture;
  /** Sound minus picture, for every flash with a beep. */
  soundOffsetsMs: number[];
  screenOffsetsMs: number[];
  soundLengthErrorMs: number;
}

export async function measureRecording(
  candidate: LossyCandidate,
  captures: Record<MediaSource, CapturedPacket[]>,
): Promise<MeasuredRecording> {
  const av = await openFile(candidate, 'av');
  const screenFile = await openFile(candidate, 'screen');
  const camera = await measurePicture(av, candidate, captures, 'camera');
  const screen = await measurePicture(screenFile, candidate, captures, 'screen');
  const beeps = (await beepTimes(av.path)).map((atMs) => atMs + av.startMs);
  const sound = av.audio.timesMs;
  return {
    camera,
    screen,
    soundOffsetsMs: offsets(camera.flashesMs, beeps),
    screenOffsetsMs: offsets(camera.flashesMs, screen.flashesMs),
    soundLengthErrorMs: Math.abs(sound.at(-1)! - sound[0]! - captures.microphone.at(-1)!.mediaMs),
  };
}

interface RecordedFile {
  path: string;
  /** Session time that ffmpeg calls 0. */
  startMs: number;
  video: ProbedTrack;
  audio: ProbedTrack;
}

async function openFile({ run, directory }: LossyCandidate, chain: RecordingChain): Promise<RecordedFile> {
  const segments = run.segments.filter((segment) => segment.chain === chain);
  const path = joinSegments({ directory, segments, name: `${chain}.joined.webm` });
  const tracks = await probePackets(path);
  const startMs = Math.min(...tracks.video.timesMs.slice(0, 1), ...tracks.audio.timesMs.slice(0, 1));
  return { path, startMs, ...tracks };
}

async function measurePicture(
  { path, startMs, video }: RecordedFile,
  { arrivals }: LossyCandidate,
  captures: Record<MediaSource, CapturedPacket[]>,
  source: 'camera' | 'screen',
): Promise<MeasuredPicture> {
  const sent = await sentFrames(captures[source]);
  const matched = matchFrames(video, sent);
  const isWhole = (frame: (typeof matched)[number]) =>
    frame !== null && arrivedWhole(frame, arrivals[source]);
  const errors = matched.flatMap((frame, i) => (frame ? [video.timesMs[i]! - frame.mediaMs] : []));
  const usualMs = percentile(errors, 0.5);
  const settled = matched.flatMap((frame, i) =>
    frame && frame.mediaMs > SETTLED_AFTER_MS ? [Math.abs(video.timesMs[i]! - frame.mediaMs - usualMs)] : [],
  );
  const keptMs = new Set(matched.map((frame) => frame?.mediaMs));
  const flashesMs = (await flashTimes(path))
    .map((atMs) => atMs + startMs)
    .filter((atMs) => isKept(atMs - usualMs, keptMs));
  const kept = matched.filter(isWhole).length;
  return {
    sent: sent.length,
    whole: sent.filter(isWhole).length,
    kept,
    foreign: matched.length - kept,
    lengthErrorMs: Math.abs(video.timesMs.at(-1)! - video.timesMs[0]! - sent.at(-1)!.mediaMs),
    cadenceErrorMs: percentile(settled, 0.99),
    flashesMs,
  };
}

/**
 * Whether this is the beginning of a flash and its first frame is in the file. Where frames are missing, those behind them decode
 * with stains: a flash seems to begin late, or twice.
 */
function isKept(mediaMs: number, keptMs: Set<number | undefined>): boolean {
  const second = Math.round(mediaMs / 1000) * 1000;
  if (mediaMs < SETTLED_AFTER_MS || Math.abs(mediaMs - second) > ONE_FRAME_MS / 2) return false;
  return [...keptMs].some((at) => at !== undefined && Math.abs(at - second) < 2);
}

function offsets(from: number[], to: number[]): number[] {
  return from.flatMap((atMs) => {
    const other = to.find((candidate) => Math.abs(candidate - atMs) < SAME_SIGNAL_MS);
    return other === undefined ? [] : [other - atMs];
  });
}
