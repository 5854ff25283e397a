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
