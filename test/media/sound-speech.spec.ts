/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { join } from 'node:path';
import { type SoundObservation } from '@bakylau/contracts';
import { type IncidentChange, SessionRules } from '@bakylau/domain';
import { SoundEngine, speechGateDbfs, toSoundObservation } from '@bakylau/sound';
import { opusPacketsOf } from './opus-packets';

jest.setTimeout(60_000);
const packetsPerS = 50;
const prerollPackets = 3;
const sessionId = '01930000-0000-7000-8000-000000000001';
const clip = (name: string): string[] => ['-i', join(__dirname, '../fixtures/audio', name)];

/** Real sound, through Opus as a browser sends it, in windows of a second as the gateway cuts them. */
describe('speech', () => {
  let engine: SoundEngine;
  beforeAll(async () => {
    engine = await SoundEngine.load(join(__dirname, '../../models'));
  });
  afterAll(() => engine.close());

  const listenTo = async (input: string[], fromMs = 0) => listenToPackets(await opusPacketsOf(input), fromMs);

  async function listenToPackets(packets: Uint8Array[], fromMs = 0): Promise<SoundObservation[]> {
    const heard: SoundObservation[] = [];
    for (let first = 0; first + 10 <= packets.length; first += packetsPerS) {
      const before = Math.min(prerollPackets, first);
      const window = packets.slice(first - before, first + packetsPerS);
      const speechState = heard.at(-1)?.speechState ?? undefined;
      const analysis = await engine.analyse({ packets: window, prerollPackets: before, speechState });
      const context = { atMs: fromMs + first * 20, durationMs: (window.length - before) * 20 };
      heard.push(toSoundObservation(analysis, { sessionId, ...context }));
    }
    return heard;
  }

  const ratios = (windows: SoundObservation[]): number[] => windows.map(({ speech }) => speech?.ratio ?? 0);

  /** A quiet room for the floor, then the clip, again and again for 15 s at least, then quiet again. */
  async function incidentsOf(input: string[]): Promise<string[]> {
    const rules = new SessionRules();
    const quiet = await listenTo(['-f', 'lavfi', '-i', 'anoisesrc=r=48000:a=0.001:d=22']);
    const sound = await listenTo(['-stream_loop', '50', ...input, '-t', '15'], 22_000);
    const changes: IncidentChange[] = [...quiet, ...sound].flatMap((window) => rules.push(window));
    changes.push(...rules.closeAll(40_000));
    return [...new Set(changes.filter(({ change }) => change === 'opened').map(({ rule }) => rule))];
  }

  it.each([
    ['speech_librispeech_116-288045-0000.flac', 0.8],
    ['share-alike/digits_jackson.flac', 0.3],
    ['share-alike/digits_nicolas.flac', 0.25],
    ['ami_meeting_trn03.flac', 0.7],
    // Nobody can tell background talk from talk in the room by its sound: it counts, and the card says so.
    ['babble_restaurant.flac', 0.75],
  ])('is found in %s, opens its own incident and no noise', async (name, share) => {
    const found = ratios(await listenTo(clip(name)));
    expect(found.reduce((sum, ratio) => sum + ratio, 0) / found.length).toBeGreaterThanOrEqual(share);
    expect(await incidentsOf(clip(name))).toEqual(['sound.speech']);
  });

  it.each([
    ['typing_zoom_asdf.flac', 0.1, []],
    ['typing_zoom_single_key_j.flac', 0.1, []],
    ['webcam_room_tone_center_left_center.flac', 0.1, []],
    ['room_tone.flac', 0.1, ['sound.noise']],
    ['door_knock.flac', 0.1, ['sound.noise']],
    ['footsteps_1.flac', 0.1, ['sound.noise']],
    ['dog_bark_1.flac', 0.1, ['sound.noise']],
    // The network takes the quiet second after it for a voice, but is never sure of one.
    ['dog_bark_2.flac', 0.1, []],
  ])('is not found in %s', async (name, limit, incidents) => {
    expect(Math.max(...ratios(await listenTo([...clip(name), '-af', 'apad=whole_dur=1'])))).toBeLessThan(
      limit,
    );
    expect(await incidentsOf(clip(name))).toEqual(incidents);
  });

  it('is found where it is in half a minute of an exam', async () => {
    const found = ratios(await listenTo(clip('exam_30s_mix.wav')));
    const seconds = found.flatMap((ratio, second) => (ratio >= 0.2 ? [second] : []));
    expect(seconds).toEqual(
      [10, 11, 12, 13, 14, 25, 26, 27, 28].filter((second) => seconds.includes(second)),
    );
    expect(seconds.length).toBeGreaterThanOrEqual(8);
  });

  it('is found at -50 dBFS as at -24, and below the gate nothing listens', async () => {
    const quieter = (db: number): string[] => [
      ...clip('speech_librispeech_116-288045-0000.flac'),
      ...['-af', `volume=${db}dB`],
    ];
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [loud, quiet] = [await listenTo(quieter(0)), await listenTo(quieter(-26))];
    expect(Math.abs(mean(ratios(quiet)) - mean(ratios(loud)))).toBeLessThan(0.1);

    for (const { levelDbfs, speech, speechState, models } of await listenTo(quieter(-45))) {
      expect(levelDbfs).toBeLessThan(speechGateDbfs);
      expect([speech, speechState, models]).toEqual([null, null, []]);
    }
  });

  it('is found where the two sides of a stereo sound cancel each other out', async () => {
    const speech = clip('speech_librispeech_116-288045-0000.flac');
    const turned = [...speech, '-af', 'pan=stereo|c0=c0|c1=-1*c0'];
    const sides = await listenToPackets(await opusPacketsOf(turned, '64k', 2));
    const found = (windows: SoundObservation[]) => ratios(windows).filter((ratio) => ratio > 0.5).length;
    expect(found(sides)).toBeGreaterThanOrEqual(found(await listenTo(speech)) - 1);
    expect(sides.every(({ levelDbfs }) => levelDbfs > -60)).toBe(true);
  });

  it('is heard in windows as in one unbroken sound, and alike after a state that nobody can read', async () => {
    const samples = Float32Array.from({ length: 48_000 }, (_, at) => 0.1 * Math.sin(at * at * 1e-5));
    const whole = await engine.analyseSamples(samples);
    let state: string | undefined;
    const parts: number[] = [];
    for (const [from, to] of [
      [0, 16_000],
      [16_000, 32_100],
      [32_100, 48_000],
    ] as const) {
      const part = await engine.analyseSamples(samples.slice(from, to), state);
      state = part.speechState!;
      // Steps of 512 samples end in the window that completes them.
      parts.push(part.speech!.probability * (Math.floor(to / 512) - Math.floor(from / 512)));
    }
    const steps = Math.floor(samples.length / 512);
    expect(parts.reduce((sum, part) => sum + part, 0) / steps).toBeCloseTo(whole.speech!.probability, 5);
    expect(state).toBe(whole.speechState);
    expect((await engine.analyseSamples(samples, 'AAAA')).speech).toEqual(whole.speech);
  });
});
