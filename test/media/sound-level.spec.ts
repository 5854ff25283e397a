/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { join } from 'node:path';
import { SoundEngine, SoundError } from '@bakylau/sound';
import { opusPacketsOf } from './opus-packets';

jest.setTimeout(60_000);

const modelsDir = join(__dirname, '../../models');
const preroll = 5;
const packetMs = 20;
const exam = ['-i', join(__dirname, '../fixtures/audio/exam_30s_mix.wav')];
const tone = (filter: string): string[] => ['-f', 'lavfi', '-i', filter];

describe('sound levels from Opus packets', () => {
  let engine: SoundEngine;

  beforeAll(async () => {
    engine = await SoundEngine.load(modelsDir);
  });

  afterAll(() => engine.close());

  /** The window from `fromS` to `toS`, with its pre-roll, as the gateway cuts it. */
  function windowOf(
    packets: Buffer[],
    fromS: number,
    toS: number,
  ): { packets: Buffer[]; prerollPackets: number } {
    const first = Math.round((fromS * 1000) / packetMs);
    const prerollPackets = Math.min(preroll, first);
    return {
      packets: packets.slice(first - prerollPackets, Math.round((toS * 1000) / packetMs)),
      prerollPackets,
    };
  }

  // Levels as labelled from the uncompressed file (RMS of the event); the door knock is 0.4 s long.
  it.each([
    ['typing', 3, 9, -38],
    ['speech', 10, 15, -26],
    ['a knock at the door', 17, 17.4, -24],
    ['a dog', 20, 23, -24],
    ['quiet speech', 25, 29, -40],
  ])('measures %s within 1.5 dB of its label', async (_what, fromS, toS, labelDbfs) => {
    const packets = await opusPacketsOf(exam);
    const { levelDbfs, digitalSilence } = await engine.analyse(windowOf(packets, fromS, toS));

    expect(Math.abs(levelDbfs - labelDbfs)).toBeLessThanOrEqual(1.5);
    expect(digitalSilence).toBe(false);
  });

  it('measures a window alone as it measures it within the stream', async () => {
    const packets = await opusPacketsOf(exam);
    // The dog is loud: a decoder that remembered it would falsify the quiet window that follows.
    await engine.analyse(windowOf(packets, 20, 23));
    const afterLoud = (await engine.analyse(windowOf(packets, 26, 27))).levelDbfs;
    const fresh = await SoundEngine.load(modelsDir);
    const alone = (await fresh.analyse(windowOf(packets, 26, 27))).levelDbfs;
    await fresh.close();

    expect(Math.abs(afterLoud - alone)).toBeLessThan(0.2);
  });

  it('knows a muted microphone, and a quiet room is not one', async () => {
    const muted = await opusPacketsOf(tone('anullsrc=r=48000:cl=mono:d=2'));
    const quiet = await opusPacketsOf(tone('anoisesrc=r=48000:a=0.001:d=2'));

    expect((await engine.analyse(windowOf(muted, 1, 2))).digitalSilence).toBe(true);
    expect((await engine.analyse(windowOf(quiet, 1, 2))).digitalSilence).toBe(false);
  });

  it('measures a tone of known level and sees clipping', async () => {
    // sine=... has an amplitude of 1/8: -21.07 dBFS RMS, -18.06 dBFS peak.
    const sine = await engine.analyse(
      windowOf(await opusPacketsOf(tone('sine=f=440:r=48000:d=2'), '64k'), 1, 2),
    );
    expect(sine.levelDbfs).toBeCloseTo(-21.07, 0);
    expect(Math.abs(sine.peakDbfs - -18.06)).toBeLessThan(1.5);
    expect(sine.clippedRatio).toBe(0);

    const loud = await engine.analyse(
      windowOf(await opusPacketsOf(tone('sine=f=440:r=48000:d=2,volume=30dB'), '64k'), 1, 2),
    );
    expect(loud.clippedRatio).toBeGreaterThan(0.05);
  });

  it('refuses what is no Opus, and goes on after one broken packet', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const packet of [Buffer.alloc(0), Buffer.alloc(4000, 7)]) {
      await expect(engine.analyse({ packets: [packet], prerollPackets: 0 })).rejects.toThrow(SoundError);
    }

    const { packets, prerollPackets } = windowOf(await opusPacketsOf(exam), 10, 12);
    const whole = (await engine.analyse({ packets, prerollPackets })).levelDbfs;
    packets[30] = Buffer.from([0xff, 0xff]);
    const holed = (await engine.analyse({ packets, prerollPackets })).levelDbfs;
    expect(Math.abs(holed - whole)).toBeLessThan(1);
  });
});
