import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { VideoError } from './vision.errors';

export interface FfmpegOptions {
  /** Name or path of the program; default `ffmpeg`. */
  ffmpeg?: string;
  /**
   * Told at the end, once, when the file turned out to be cut off or broken, with ffmpeg's last words about it. What was read until then is
   * all that could be read.
   */
  onDamage?: (message: string) => void;
}

/** Enough of what ffmpeg says to tell why it stopped. */
const maxErrorLength = 2000;

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
      ...['-nostdin', '-v', 'error', '-threads', '1', '-protocol_whitelist', 'file', '-i', `file:${path}`],
      ...['-map', stream, ...output, 'pipe:1'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = endOf(ffmpeg);
  // Its failure is reported below, after the last piece; without this Node would end the process before.
  ended.catch(() => undefined);
  try {
    for await (const piece of ffmpeg.stdout) yield piece as Buffer;
    const { code, said } = await ended;
    if (/matches no streams/.test(said)) throw new VideoError('stream_missing', missingStream(path, stream));
    if (code !== 0) throw new VideoError('video_broken', `ffmpeg cannot read ${path}: ${lastLine(said)}`);
    // A decoder that goes on after an error ends as if all had been well.
    if (said) options.onDamage?.(lastLine(said));
  } finally {
    ffmpeg.kill('SIGKILL');
    await ended.catch(() => undefined);
  }
}

async function endOf(ffmpeg: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = '';
  ffmpeg.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-maxErrorLength);
  });
  try {
    const [code] = (await once(ffmpeg, 'close')) as [number | null];
    return { code, said: said.trim() };
  } catch (error) {
    throw new VideoError('ffmpeg_missing', missingProgram(error as NodeJS.ErrnoException));
  }
}

/** Without addresses of memory, which differ from run to run. */
const lastLine = (said: string): string =>
  said
    .split('\n')
    .at(-1)!
    .replace(/ @ 0x[\da-f]+/g, '');

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
