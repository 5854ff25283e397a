import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(__dirname, '../..');

/** A scene for one test, made of real footage: what ffmpeg reads, and what is done to it. */
export interface Scene {
  /** Arguments of ffmpeg that name the inputs. */
  inputs: string[];
  /** A filter graph that ends in [picture] and, where there is sound, in [sound]. */
  filter: string;
  seconds: number;
  hasSound?: boolean;
  /** The filter adds the sensor's noise itself. */
  hasOwnNoise?: boolean;
}

/** What every sensor adds to every picture. */
export const sensorNoise = 'noise=alls=4:allf=t';

export const fixture = (path: string): string => join(root, 'test/fixtures', path);
export const looped = (path: string): string[] => ['-stream_loop', '-1', '-i', fixture(path)];
export const still = (path: string): string[] => ['-loop', '1', '-framerate', '15', '-i', fixture(path)];

/**
 * Writes the scene as the analysis gets it of a session: a camera's noise over everything, whole pictures, four a second, and Opus as a
 * browser sends it. The pictures are JPEG, for writing a minute of VP8 key frames takes seven seconds.
 */
export async function stageClip(
  path: string,
  { inputs, filter, seconds, hasSound, hasOwnNoise }: Scene,
): Promise<void> {
  const sound = hasSound ? ['-map', '[sound]', '-c:a', 'libopus', '-b:a', '24k', '-application', 'voip'] : [];
  await run('ffmpeg', [
    ...['-y', '-v', 'error', ...inputs],
    ...[
      '-filter_complex',
      `${filter};[picture]fps=4,${hasOwnNoise ? 'null' : sensorNoise},format=yuvj420p[v]`,
      '-map',
      '[v]',
      ...sound,
    ],
    ...['-t', String(seconds), '-c:v', 'mjpeg', '-q:v', '6', '-f', 'matroska', path],
  ]);
}
