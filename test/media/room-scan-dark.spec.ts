import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FrameObservation } from '@bakylau/contracts';
import { readVideoFrames } from '@bakylau/vision';
import sharp from 'sharp';
import { RegisteredTurn } from '../../apps/gateway/src/room-scan/registered.turn';
import { fixture } from './staged-clip';

jest.setTimeout(120_000);

/** A recorded turn to the left, dark from 109 to 228 degrees; its true angles are known. */
describe('a turn that was dark for a while', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-dark-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Somebody in the middle of the picture when the camera points 270 degrees to the left, as it does after 17.9 s. */
  const somebody = (atMs: number, width: number, height: number) => ({
    faces: [],
    persons:
      Math.abs(atMs - 17_900) > 350
        ? []
        : [{ box: { x: width / 2 - 40, y: 80, width: 80, height: 240 }, score: 0.8 }],
    objects: [],
    quality: { width, height } as FrameObservation['quality'],
  });

  it('counts and shows who is behind the dark once a known place tells where that was', async () => {
    const clip = join(folder, 'gap.mp4');
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-i', fixture('room_scan/library_full360_ccw.mp4')],
      ...['-vf', "fps=5,drawbox=c=black:t=fill:enable='between(t,8,15)'"],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', clip],
    ]);
    const sut = new RegisteredTurn();
    let personsBefore: number | null = null;
    for await (const { atMs, picture } of readVideoFrames(clip, { framesPerSecond: 5 })) {
      const { pixels: rgb, width, height } = picture;
      const jpeg = await sharp(rgb, { raw: { width, height, channels: 3 } })
        .jpeg()
        .toBuffer();
      sut.push({ rgb, width, height, jpeg }, atMs);
      sut.note(atMs, somebody(atMs, width, height));
      if (atMs === 18_600) personsBefore = sut.result().persons;
    }

    expect(personsBefore).toBe(0);
    expect(sut.result()).toMatchObject({ complete: false, refusals: ['too_dark'], persons: 1, screens: 0 });
    // A second reading counts nobody twice.
    expect(sut.result().persons).toBe(1);

    // Eight pixels a degree: 109 degrees before the dark, 137 behind it, and a view's width; the strip of the beginning alone has 175.
    const { width = 0 } = await sharp((await sut.panorama())!).metadata();
    expect(width / 8).toBeGreaterThan(285);
    expect(width / 8).toBeLessThan(325);
  });
});
