import { readVideoFrames } from '@bakylau/vision';
import { ANALYSED_PER_SECOND } from './file-analysis';
import { readSoundWindows } from './sound-windows';

const WINDOW_MS = 1_000;

/**
 * Whether a file shows one picture and nothing after it, and has no sound: a photo, for instance. Reads no further than it needs to.
 * @throws VideoError when ffmpeg is missing or the file shows no picture
 */
export async function isSinglePicture(path: string): Promise<boolean> {
  let pictures = 0;
  for await (const _picture of readVideoFrames(path, { framesPerSecond: ANALYSED_PER_SECOND })) {
    pictures += 1;
    if (pictures > 1) return false;
  }
  for await (const _window of readSoundWindows(path, WINDOW_MS)) return false;
  return true;
}
