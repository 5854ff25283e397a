import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Splits an IVF file: a header of 32 bytes, then frames with 12 bytes in front of each (length first). */
function ivfFrames(file: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 32; at < file.length;) {
    const length = file.readUInt32LE(at);
    frames.push(file.subarray(at + 12, at + 12 + length));
    at += 12 + length;
  }
  return frames;
}

/** Pictures of a clip as bare VP8 key frames, the form in which a live camera's pictures reach the analysis. */
export async function vp8KeyframesOf(path: string, framesPerSecond: number): Promise<Buffer[]> {
  const { stdout } = await run(
    'ffmpeg',
    [
      ...['-v', 'error', '-i', path, '-an', '-vf', `fps=${framesPerSecond}`],
      ...[
        '-c:v',
        'libvpx',
        '-g',
        '1',
        '-deadline',
        'realtime',
        '-cpu-used',
        '8',
        '-b:v',
        '3M',
        '-f',
        'ivf',
        '-',
      ],
    ],
    { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 },
  );
  return ivfFrames(stdout);
}

/**
 * The key frames of a VP8 stream as a browser's encoder makes it: ten pictures a second at a constant rate, one key frame a second and
 * what lies between them.
 * @param inputs arguments of ffmpeg that name the input
 */
export async function vp8StreamKeyframesOf(
  inputs: string[],
  { filter, kilobitsPerSecond, seconds }: { filter: string; kilobitsPerSecond: number; seconds: number },
): Promise<Buffer[]> {
  const rate = `${kilobitsPerSecond}k`;
  const encode =
    '-c:v libvpx -threads 1 -deadline realtime -cpu-used 8 -lag-in-frames 0 -error-resilient 1 -g 10 -keyint_min 10';
  const { stdout } = await run(
    'ffmpeg',
    [
      ...['-v', 'error', ...inputs, '-an', '-vf', `fps=10,${filter}`, '-t', String(seconds)],
      ...[...encode.split(' '), '-b:v', rate, '-minrate', rate, '-maxrate', rate, '-bufsize', rate],
      ...['-f', 'ivf', '-'],
    ],
    { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
  );
  // The lowest bit of a frame's first byte is 0 on key frames (RFC 6386, section 9.1).
  return ivfFrames(stdout).filter((frame) => (frame[0]! & 1) === 0);
}
