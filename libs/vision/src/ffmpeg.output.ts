import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { COMPLAINT_LEVELS, FfmpegComplaints } from './ffmpeg.complaints';
import { VideoError } from './vision.errors';

export interface FfmpegOptions {
  /** Name or path of the program; default `ffmpeg`. */
  ffmpeg?: string;
  /**
   * Told at the end, once, when the file turned out to be cut off or broken, with ffmpeg's last words about it. What was read is all that
   * could be read. Not told of remarks about a recording that is whole.
   */
  onDamage?: (message: string) => void;
}

/**
 * What ffmpeg makes of one stream of a recorded file, piece by piece, as fast as the caller takes it. Ends ffmpeg when the caller
 * stops early. Only the file itself is opened: nothing on a network, whatever its name or its content says.
 * @param stream as ffmpeg's `-map` names it, for instance `0:a:0`
 * @param output options of the output, without its name
 * @throws VideoError when there is no ffmpeg, no such file, no such stream, or nothing that ffmpeg can read
 */
export async function* readThroughFfmpeg(
  path: string,
  stream: string,
  output: readonly string[],
  options: FfmpegOptions = {},
): AsyncGenerator<Buffer> {
  await access(path).catch(() => {
    throw new VideoError('video_missing', missingFile(path));
  });
  const ffmpeg = spawn(
    options.ffmpeg ?? 'ffmpeg',
    [
      // Without `file:` ffmpeg takes what stands before a colon for the name of a protocol.
      ...['-nostdin', '-v', COMPLAINT_LEVELS, '-threads', '1'],
      ...['-protocol_whitelist', 'file', '-i', `file:${path}`],
      ...['-map', stream, ...output, 'pipe:1'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = endOf(ffmpeg);
  // Its failure is reported below, after the last piece; without this Node would end the process before.
  ended.catch(() => undefined);
  try {
    for await (const piece of ffmpeg.stdout) yield piece as Buffer;
    const { code, complaints } = await ended;
    if (complaints.streamIsMissing) throw new VideoError('stream_missing', missingStream(path, stream));
    if (code !== 0)
      throw new VideoError('video_broken', `ffmpeg cannot read ${path}: ${complaints.lastWords}`);
    // A decoder that goes on after an error ends as if all had been well.
    if (complaints.damage !== null) options.onDamage?.(complaints.damage);
  } finally {
    ffmpeg.kill('SIGKILL');
    await ended.catch(() => undefined);
  }
}

async function endOf(ffmpeg: ChildProcess): Promise<{ code: number | null; complaints: FfmpegComplaints }> {
  const complaints = new FfmpegComplaints();
  ffmpeg.stderr!.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  try {
    const [code] = (await once(ffmpeg, 'close')) as [number | null];
    complaints.end();
    return { code, complaints };
  } catch (error) {
    throw new VideoError('ffmpeg_missing', missingProgram(error as NodeJS.ErrnoException));
  }
}

const missingFile = (path: string): string =>
  /^[a-z][a-z\d+.-]*:\/\//i.test(path)
    ? `${path} is an address; only files of this computer are read.`
    : `There is no file ${path}.`;

const missingStream = (path: string, stream: string): string =>
  stream.includes(':a') ? `There is no sound in ${path}.` : `${path} has no video.`;

const missingProgram = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOENT'
    ? 'ffmpeg was not found; reading recorded files needs it: install the package "ffmpeg" of your system.'
    : `ffmpeg could not be started: ${message}`;
