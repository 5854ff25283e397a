import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FIXTURES = resolve(__dirname, '../../fixtures');
/** The grey of the clips' own rooms. */
const WALL = '0x8a8680';

/** One stretch of the fake camera's film: a clip of test/fixtures/video (looped when it is shorter) from its second 0. */
export interface FilmPart {
  clip: string;
  seconds: number;
}

/**
 * Cuts the parts together into the file that Chromium plays as its camera: MJPEG, 640x480, at the 30 frames per second that
 * Chromium takes every MJPEG file for. Clips of another shape keep their whole picture, with a plain wall above and below: cropped
 * to 4:3 the second person would lose half of her face. A little noise is added, because the clips were made from animations and
 * their frames repeat to the last bit, which no camera's do.
 */
export function makeFakeCamera(folder: string, parts: FilmPart[]): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'camera.mjpeg');
  const inputs = parts.flatMap(({ clip, seconds }) => [
    '-stream_loop',
    '-1',
    '-t',
    String(seconds),
    '-i',
    join(FIXTURES, 'video', clip),
  ]);
  const scaled = parts.map(
    (_, index) =>
      `[${index}:v]fps=30,scale=640:480:force_original_aspect_ratio=decrease,pad=640:480:-1:-1:color=${WALL},setsar=1[v${index}]`,
  );
  const filter = `${scaled.join(';')};${parts.map((_, index) => `[v${index}]`).join('')}concat=n=${parts.length}:v=1[c];[c]noise=alls=4:allf=t[out]`;
  ffmpeg([
    ...inputs,
    '-filter_complex',
    filter,
    '-map',
    '[out]',
    '-c:v',
    'mjpeg',
    '-q:v',
    '5',
    '-f',
    'mjpeg',
    file,
  ]);
  return file;
}

/** Speech without a pause of a second, as the file that Chromium plays as its microphone. */
export function makeFakeSpeech(folder: string): string {
  const file = join(folder, 'speech.wav');
  const speech = join(FIXTURES, 'audio/speech_librispeech_116-288045-0000.flac');
  ffmpeg(['-i', speech, '-ar', '48000', '-ac', '1', file]);
  return file;
}

/** Sound of test/fixtures/audio, which Chromium plays as its microphone (a WAV file, in a loop). */
export function fakeMicrophone(name: string): string {
  return join(FIXTURES, 'audio', name);
}

function ffmpeg(args: string[]): void {
  execFileSync('ffmpeg', ['-y', '-loglevel', 'error', ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
}
