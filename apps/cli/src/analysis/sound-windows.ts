import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sampleRateHz } from '@bakylau/sound';
import { UsageError } from '../cli.errors';
import { type Span } from './observer';

export interface SamplesWindow extends Span {
  /** Mono at 16 kHz, -1..1. */
  samples: Float32Array;
}

const BYTES_PER_SAMPLE = 4;
const NO_SOUND = /matches no streams/;

/**
 * The sound of a recorded file in windows, the last one as long as what is left. A file without sound has no windows. Reads as fast as
 * the caller takes them, and ends ffmpeg when the caller stops early.
 * @throws UsageError when there is no ffmpeg or the file cannot be read
 */
export async function* readSoundWindows(path: string, windowMs: number): AsyncGenerator<SamplesWindow> {
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-threads', '1', '-i', path, '-map', '0:a:0'],
      ...[
        '-ac',
        '1',
        '-ar',
        String(sampleRateHz),
        '-af',
        'aresample=async=1:first_pts=0',
        '-f',
        'f32le',
        '-',
      ],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  ffmpeg.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  const ended = once(ffmpeg, 'close').catch((cause: unknown) => {
    throw new UsageError('ffmpeg could not be started; install the package "ffmpeg" of your system', {
      cause,
    });
  });
  const windowBytes = (windowMs / 1000) * sampleRateHz * BYTES_PER_SAMPLE;
  let atMs = 0;
  let left = Buffer.alloc(0);
  try {
    for await (const chunk of ffmpeg.stdout) {
      left = Buffer.concat([left, chunk as Buffer]);
      for (; left.length >= windowBytes; left = left.subarray(windowBytes)) {
        yield windowOf(left.subarray(0, windowBytes), atMs);
        atMs += windowMs;
      }
    }
    const [code] = (await ended) as [number | null];
    if (code !== 0 && !NO_SOUND.test(said))
      throw new UsageError(`ffmpeg cannot read the sound of ${path}: ${said.trim().split('\n').at(-1)}`);
    if (left.length >= BYTES_PER_SAMPLE) yield windowOf(left, atMs);
  } finally {
    ffmpeg.kill('SIGKILL');
    await ended.catch(() => undefined);
  }
}

function windowOf(bytes: Buffer, atMs: number): SamplesWindow {
  const samples = new Float32Array(Math.floor(bytes.length / BYTES_PER_SAMPLE));
  for (let at = 0; at < samples.length; at++) samples[at] = bytes.readFloatLE(at * BYTES_PER_SAMPLE);
  return { atMs, durationMs: Math.round((samples.length * 1000) / sampleRateHz), samples };
}
