import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readVideoFrames, type VideoFrame, type VideoFramesOptions } from '@bakylau/vision';
import { execFileSync } from 'node:child_process';

jest.setTimeout(60_000);

describe(readVideoFrames.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-video-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** 1.8 seconds red, then blue, with silent sound; the picture begins later than the sound when asked. */
  function makeClip(name: string, codecs: string[], videoDelayS = 0): string {
    const path = join(folder, name);
    const colours =
      'color=red:s=160x120:r=10:d=1.8[a];color=blue:s=160x120:r=10:d=2.2[b];[a][b]concat=n=2[v]';
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-f', 'lavfi', '-t', '4', '-i', 'anullsrc=r=48000'],
      ...['-filter_complex', `${colours};[v]setpts=PTS+${videoDelayS}/TB[out]`],
      ...['-map', '[out]', '-map', '0:a', ...codecs, path],
    ]);
    return path;
  }

  async function readAll(path: string, options: VideoFramesOptions): Promise<VideoFrame[]> {
    const frames: VideoFrame[] = [];
    for await (const frame of readVideoFrames(path, options)) frames.push(frame);
    return frames;
  }

  const colourOf = ({ picture }: VideoFrame): string => {
    const at = (60 * picture.width + 80) * 3;
    return picture.pixels[at]! > picture.pixels[at + 2]! ? 'red' : 'blue';
  };

  it.each([
    ['clip.webm', ['-c:v', 'libvpx', '-c:a', 'libopus']],
    ['clip.mp4', ['-c:v', 'libx264', '-c:a', 'aac']],
    ['clip.mkv', ['-c:v', 'libx264', '-c:a', 'libopus']],
  ])('reads %s at a steady pace', async (name, codecs) => {
    const frames = await readAll(makeClip(name, codecs), { framesPerSecond: 2 });

    expect(frames.map(({ atMs }) => atMs).slice(0, 8)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3000, 3500]);
    expect(frames.length).toBeLessThanOrEqual(9);
    expect(frames.slice(0, 8).map(colourOf).join(' ')).toBe('red red red red blue blue blue blue');
    expect(frames[0]!.picture).toMatchObject({ width: 160, height: 120 });
    expect(frames[0]!.picture.pixels).toHaveLength(160 * 120 * 3);
  });

  it('keeps the time of a picture that begins later than the sound', async () => {
    const path = makeClip('late.webm', ['-c:v', 'libvpx', '-c:a', 'libopus'], 1);
    const frames = await readAll(path, { framesPerSecond: 1 });

    expect(frames.slice(0, 5).map(colourOf).join(' ')).toBe('red red red blue blue');
  });

  it('ends ffmpeg when the caller has seen enough', async () => {
    const clip = join(__dirname, '../fixtures/video/one_person_frontal_male.mp4');
    let seen = 0;
    for await (const { atMs } of readVideoFrames(clip, { framesPerSecond: 15 })) {
      seen = atMs;
      if (atMs >= 1000) break;
    }

    expect(seen).toBe(1000);
  });

  it('says what is wrong', async () => {
    const noVideo = join(folder, 'text.mp4');
    writeFileSync(noVideo, 'no video at all');

    const options = { framesPerSecond: 1 };
    await expect(readAll('/nowhere.mp4', options)).rejects.toMatchObject({ code: 'video_missing' });
    await expect(readAll(noVideo, options)).rejects.toMatchObject({ code: 'video_broken' });
    await expect(readAll(noVideo, { ...options, ffmpeg: '/nowhere/ffmpeg' })).rejects.toMatchObject({
      code: 'ffmpeg_missing',
      message: expect.stringContaining('install') as string,
    });
  });
});
