/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { expectSpan, FootageWatch, rulesOf } from './footage-watch';
import { fixture, looped, type Scene } from './staged-clip';

jest.setTimeout(120_000);

const roomTone = looped('audio/webcam_room_tone_center_left_center.flac');
const speech = looped('audio/speech_librispeech_116-288045-0000.flac');

/** A clip with a sound track made of room tone, input 1, and speech, input 2. */
const withSound = (clip: string, seconds: number, sound: string): Scene => ({
  inputs: [...['-stream_loop', '-1', '-i', fixture(`video/${clip}`)], ...roomTone, ...speech],
  filter: `[0:v]fps=4[picture];${sound}`,
  seconds,
  hasSound: true,
});
const silentMouth = 'gaze_center_left_center.mp4';
const voiceFrom6To24 =
  "[2:a]aresample=48000,volume=0:enable='lt(t,6)+gt(t,24)'[voice];[1:a]aresample=48000[room];" +
  '[room][voice]amix=inputs=2:normalize=0[sound]';

describe('incident rules about the sound, on footage', () => {
  let footage: FootageWatch;
  beforeAll(async () => (footage = await FootageWatch.start()));
  afterAll(() => footage.close());

  it('nothing, with the tone of a quiet room', async () => {
    const { incidents } = await footage.watch(
      withSound(silentMouth, 30, '[1:a]aresample=48000,anull[sound]'),
    );
    expect(incidents).toEqual([]);
  });

  it('microphone.silent: the microphone gives zeros for nine seconds', async () => {
    const sound = "[1:a]aresample=48000,volume=0:enable='between(t,6,15)'[sound]";
    const { incidents } = await footage.watch(withSound(silentMouth, 22, sound));
    expect(rulesOf(incidents)).toEqual(['microphone.silent']);
    expectSpan(incidents, 'microphone.silent', [6, 7], [14, 15]);
  });

  it('microphone.clipping: the voice is 24 dB too loud for 14 seconds', async () => {
    const sound = "[2:a]aresample=48000,volume=24dB:enable='between(t,6,20)'[sound]";
    const { incidents } = await footage.watch(withSound(silentMouth, 38, sound));
    const { card } = expectSpan(incidents, 'microphone.clipping', [6, 8], [18, 20]);
    expect(card.measured.value).toBeGreaterThan(0.01);
  });

  it('sound.speech_unseen: a voice for 18 seconds while the mouth stays shut', async () => {
    const { incidents } = await footage.watch(withSound(silentMouth, 32, voiceFrom6To24));
    expect(rulesOf(incidents)).toEqual(['sound.speech', 'sound.speech_unseen']);
    expectSpan(incidents, 'sound.speech', [6, 7], [23, 25]);
    expectSpan(incidents, 'sound.speech_unseen', [6, 9], [20, 25]);
  });

  it('sound.speech_unseen: not over a mouth that moves', async () => {
    const { incidents } = await footage.watch(withSound('asl_bird_personB.mp4', 32, voiceFrom6To24));
    expect(rulesOf(incidents)).toContain('sound.speech');
    expect(rulesOf(incidents)).not.toContain('sound.speech_unseen');
    expect(rulesOf(incidents)).not.toContain('microphone.clipping');
  });
});
