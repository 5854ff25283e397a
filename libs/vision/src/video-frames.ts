import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { PpmReader } from './ppm.reader';
import { type RgbPicture } from './rgb-picture';
import { VideoError } from './vision.errors';

export interface VideoFrame {
  /** Milliseconds since the start of the file. */
  atMs: number;
  picture: RgbPicture;
}

export interface VideoFramesOptions {
  framesPerSecond: number;
  /** Name or path of the program; default `ffmpeg`. */
  ffmpeg?: string;
}

/** Enough of what ffmpeg says last to tell why it stopped. */
const maxErrorLength = 2000;

/**
 * Pictures of a recorded file (webm, mp4, mkv and whatever else ffmpeg reads) at a steady pace: for each moment the picture
 * that a viewer sees then. Reads as fast as the caller takes them and holds a few pictures at a time. Ends ffmpeg when the
 * caller stops early.
 * @throws VideoError when there is no ffmpeg, no such file, or no video in it
 */
export async function* readVideoFrames(
  path: string,
  options: VideoFramesOptions,
): AsyncGenerator<VideoFrame> {
  await access(path).catch(() => {
    throw new VideoError('video_missing', `There is no file ${path}.`);
  });
  const { framesPerSecond } = options;
  const ffmpeg = spawn(options.ffmpeg ?? 'ffmpeg', argumentsFor(path, framesPerSecond), {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = endOf(ffmpeg);
  // Its failure is reported below, after the last picture; without this Node would end the process before.
  ended.catch(() => undefined);
  let index = 0;
  try {
    const reader = new PpmReader();
    for await (const chunk of ffmpeg.stdout) {
      for (const picture of reader.push(chunk as Buffer)) {
        yield { atMs: Math.round((index++ * 1000) / framesPerSecond), picture };
      }
    }
    const { code, message } = await ended;
    if (code !== 0 || index === 0) {
      throw new VideoError('video_broken', `ffmpeg cannot read pictures from ${path}: ${message}`);
    }
  } finally {
    ffmpeg.kill('SIGKILL');
    await ended.catch(() => undefined);
  }
}

/** `round=up` takes the last picture that had begun at each moment; without `start_time` a late first picture shifts all. */
function argumentsFor(path: string, framesPerSecond: number): string[] {
  return [
    ...['-nostdin', '-v', 'error', '-threads', '1', '-i', path],
    ...['-map', '0:v:0', '-vf', `fps=fps=${framesPerSecond}:start_time=0:round=up`],
    ...['-f', 'image2pipe', '-c:v', 'ppm', '-pix_fmt', 'rgb24', '-'],
  ];
}

async function endOf(ffmpeg: ChildProcess): Promise<{ code: number | null; message: string }> {
  let said = '';
  ffmpeg.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-maxErrorLength);
  });
  try {
    const [code] = (await once(ffmpeg, 'close')) as [number | null];
    return { code, message: said.trim().split('\n').at(-1) || 'it shows no picture' };
  } catch (error) {
    throw new VideoError('ffmpeg_missing', missingMessage(error as NodeJS.ErrnoException));
  }
}

const missingMessage = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOENT'
    ? 'ffmpeg was not found; reading video files needs it: install the package "ffmpeg" of your system.'
    : `ffmpeg could not be started: ${message}`;
