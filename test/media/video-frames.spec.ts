import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readVideoFrames, VideoError, type VideoFrame, type VideoFramesOptions } from '@bakylau/vision';
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

  it('reads a file whose name has a colon in it, also without a folder before it', async () => {
    copyFileSync(makeClip('plain.mp4', ['-c:v', 'libx264']), join(folder, '12:30.mp4'));
    const from = process.cwd();
    try {
      process.chdir(folder);
      const frames = await readAll('12:30.mp4', { framesPerSecond: 1 });
      expect(frames.slice(0, 4).map(colourOf).join(' ')).toBe('red red blue blue');
    } finally {
      process.chdir(from);
    }
  });

  it('opens nothing on a network, neither by an address nor for what a file asks', async () => {
    let calls = 0;
    const server = createServer((_request, response) => {
      calls++;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const playlist = join(folder, 'list.m3u8');
    writeFileSync(playlist, `#EXTM3U\n#EXTINF:4,\nhttp://127.0.0.1:${port}/a.ts\n#EXT-X-ENDLIST\n`);
    try {
      const options = { framesPerSecond: 1 };
      await expect(readAll(`http://127.0.0.1:${port}/a.mp4`, options)).rejects.toMatchObject({
        code: 'video_missing',
        message: expect.stringContaining('is an address; only files') as string,
      });
      await expect(readAll(playlist, options)).rejects.toBeInstanceOf(VideoError);
    } finally {
      server.close();
    }
    expect(calls).toBe(0);
  });

  it('finds no video in a sound, and none in the cover of a song', async () => {
    const song = join(folder, 'song.mp3');
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-f', 'lavfi', '-t', '1', '-i', 'sine', '-f', 'lavfi', '-t', '0.1'],
      ...['-i', 'color=red:s=64x64:r=10', '-map', '0:a', '-map', '1:v', '-c:v', 'png', '-frames:v', '1'],
      ...['-disposition:v', 'attached_pic', '-id3v2_version', '3', song],
    ]);
    const sound = join(__dirname, '../fixtures/audio/room_tone.flac');
    for (const path of [song, sound]) {
      await expect(readAll(path, { framesPerSecond: 1 })).rejects.toMatchObject({
        code: 'stream_missing',
        message: `${path} has no video.`,
      });
    }
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
