import { sampleRateHz } from '@bakylau/sound';
import { type FfmpegOptions, readThroughFfmpeg, VideoError } from '@bakylau/vision';
import { type Span } from './observer';

export interface SamplesWindow extends Span {
  /** Mono at 16 kHz, -1..1. */
  samples: Float32Array;
}

const BYTES_PER_SAMPLE = 4;
const FIRST_SOUND = '0:a:0';
const AS_SAMPLES = [
  ...['-ac', '1', '-ar', String(sampleRateHz)],
  ...['-af', 'aresample=async=1:first_pts=0', '-f', 'f32le'],
];

/**
 * The sound of a recorded file in windows, the last one as long as what is left. A file without sound has no windows. Reads as fast as
 * the caller takes them, and ends ffmpeg when the caller stops early.
 * @throws VideoError when there is no ffmpeg, no such file, or nothing in it that can be read
 */
export async function* readSoundWindows(
  path: string,
  windowMs: number,
  options: FfmpegOptions = {},
): AsyncGenerator<SamplesWindow> {
  const windowBytes = (windowMs / 1000) * sampleRateHz * BYTES_PER_SAMPLE;
  let atMs = 0;
  let left = Buffer.alloc(0);
  try {
    for await (const piece of readThroughFfmpeg(path, FIRST_SOUND, AS_SAMPLES, options)) {
      left = Buffer.concat([left, piece]);
      for (; left.length >= windowBytes; left = left.subarray(windowBytes)) {
        yield windowOf(left.subarray(0, windowBytes), atMs);
        atMs += windowMs;
      }
    }
  } catch (error) {
    if (error instanceof VideoError && error.code === 'stream_missing') return;
    throw error;
  }
  if (left.length >= BYTES_PER_SAMPLE) yield windowOf(left, atMs);
}

function windowOf(bytes: Buffer, atMs: number): SamplesWindow {
  const samples = new Float32Array(Math.floor(bytes.length / BYTES_PER_SAMPLE));
  for (let at = 0; at < samples.length; at++) samples[at] = bytes.readFloatLE(at * BYTES_PER_SAMPLE);
  return { atMs, durationMs: Math.round((samples.length * 1000) / sampleRateHz), samples };
}
