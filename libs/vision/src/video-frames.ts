import { type FfmpegOptions, readThroughFfmpeg } from './ffmpeg.output';
import { PpmReader } from './ppm.reader';
import { type RgbPicture } from './rgb-picture';
import { VideoError } from './vision.errors';

export interface VideoFrame {
  /** Milliseconds since the start of the file. */
  atMs: number;
  picture: RgbPicture;
}

export interface VideoFramesOptions extends FfmpegOptions {
  framesPerSecond: number;
}

/** The first stream of moving pictures; `V` leaves out the cover of a song. */
const firstVideo = '0:V:0';

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
  const { framesPerSecond } = options;
  const reader = new PpmReader();
  let index = 0;
  for await (const piece of readThroughFfmpeg(path, firstVideo, asPictures(framesPerSecond), options)) {
    for (const picture of reader.push(piece)) {
      yield { atMs: Math.round((index++ * 1000) / framesPerSecond), picture };
    }
  }
  if (index === 0) throw new VideoError('video_broken', `${path} shows no picture.`);
}

/** `round=up` takes the last picture that had begun at each moment; without `start_time` a late first picture shifts all. */
const asPictures = (framesPerSecond: number): string[] => [
  ...['-vf', `fps=fps=${framesPerSecond}:start_time=0:round=up`],
  ...['-f', 'image2pipe', '-c:v', 'ppm', '-pix_fmt', 'rgb24'],
];
