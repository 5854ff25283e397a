import { mixToMono, sampleRateHz } from '@bakylau/sound';
import { type FfmpegOptions, readThroughFfmpeg, VideoError } from '@bakylau/vision';
import { readAu } from './au-stream';
import { type Span } from './observer';

export interface SamplesWindow extends Span {
  /** Mono at 16 kHz, -1..1. */
  samples: Float32Array;
}

const BYTES_PER_SAMPLE = 4;
const FIRST_SOUND = '0:a:0';
/** One side stays one at its level, and more than two become two. */
const AS_SAMPLES = [
  ...[
    '-af',
    'aresample=async=1:first_pts=0,aformat=channel_layouts=mono|stereo',
    '-ar',
    String(sampleRateHz),
  ],
  ...['-c:a', 'pcm_f32be', '-f', 'au'],
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
  let atMs = 0;
  let left = Buffer.alloc(0);
  let sides = 1;
  try {
    for await (const piece of readAu(readThroughFfmpeg(path, FIRST_SOUND, AS_SAMPLES, options))) {
      sides = piece.channels;
      const windowBytes = (windowMs / 1000) * sampleRateHz * BYTES_PER_SAMPLE * sides;
      left = Buffer.concat([left, piece.bytes]);
      for (; left.length >= windowBytes; left = left.subarray(windowBytes)) {
        yield windowOf(left.subarray(0, windowBytes), sides, atMs);
        atMs += windowMs;
      }
    }
  } catch (error) {
    if (error instanceof VideoError && error.code === 'stream_missing') return;
    throw error;
  }
  if (left.length >= BYTES_PER_SAMPLE * sides) yield windowOf(left, sides, atMs);
}

function windowOf(bytes: Buffer, sides: number, atMs: number): SamplesWindow {
  const stride = BYTES_PER_SAMPLE * sides;
  const length = Math.floor(bytes.length / stride);
  const side = (number: number) => {
    const samples = new Float32Array(length);
    for (let at = 0, from = number * BYTES_PER_SAMPLE; at < length; at++, from += stride)
      samples[at] = bytes.readFloatBE(from);
    return samples;
  };
  const samples = sides === 1 ? side(0) : mixToMono(side(0), side(1));
  return { atMs, durationMs: Math.round((length * 1000) / sampleRateHz), samples };
}
