import { type FrameObservation } from '@bakylau/contracts';
import { BLACK, faceOf, frameOf, SessionStream } from '../session-stream.factory';
import { SoundSpeechUnseenRule } from './sound-speech-unseen.rule';

type Mouth = (atMs: number) => number | null;

const withMouth = (atMs: number, mouthOpening: number | null): FrameObservation =>
  frameOf(atMs, { faces: [{ ...faceOf(), mouthOpening }] });

/** Twelve seconds of steady speech after a calm start, with a picture in the middle of each second. */
const talk = (frame: (atMs: number) => FrameObservation, everyMs = 1000) =>
  new SessionStream()
    .calm({ fromMs: 0, toMs: 19_000 })
    .speech({ fromMs: 20_000, toMs: 31_000 })
    .frames({ fromMs: 20_500, toMs: 45_500, everyMs }, frame)
    .sound({ fromMs: 32_000, toMs: 45_000 }, -70);
const talkWith = (mouth: Mouth) => talk((atMs) => withMouth(atMs, mouth(atMs))).play(46_000);

describe(SoundSpeechUnseenRule.name, () => {
  it('opens after eight seconds of speech with a mouth that stays as it is', () => {
    const played = talkWith((atMs) => 0.01 + 0.006 * Math.sin(atMs));
    expect(played.spansOf('sound.speech_unseen')).toEqual([[20_000, 32_000]]);
    const [opened] = played.stepsOf('sound.speech_unseen');
    expect(opened).toMatchObject({ ledger: 'behaviour', severity: 'info', wantsEvidence: true });
    expect(opened?.card).toMatchObject({
      measured: { name: 'mouthMovement', unit: 'ratio' },
      threshold: { name: 'mouthMovement', value: 0.02 },
      durationMs: 8000,
      models: [{ name: 'speech' }, { name: 'face-detector' }],
    });
    expect(opened?.card.measured.value).toBeLessThanOrEqual(0.012);
    expect(opened?.card.summary.en).toMatch(/over 8 pictures/);
    expect(opened?.card.doesNotProve.en).toMatch(/only a hint/);
    expect(played.hintsOf('sound.speech_unseen')).toEqual([]);
  });

  it('takes a smile for what it is: an open mouth that does not move', () => {
    expect(talkWith(() => 0.09).lifeOf('sound.speech_unseen')).toEqual(['opened', 'closed']);
  });

  it.each<[string, Mouth]>([
    ['a mouth that opens in one picture', (atMs) => (atMs === 25_500 ? 0.06 : 0.01)],
    ['a mouth that opens little by little', (atMs) => (atMs - 20_000) * 0.000005],
    ['a picture in which the mouth cannot be measured', (atMs) => (atMs === 25_500 ? null : 0.01)],
  ])('does not open on %s', (_what, mouth) => {
    expect(talkWith(mouth).openedRules()).toEqual(['sound.speech']);
  });

  it.each<[string, (atMs: number) => FrameObservation]>([
    ['two faces', (atMs) => frameOf(atMs, { faces: [faceOf(), { ...faceOf(), foundBy: 'distant' }] })],
    ['no face', (atMs) => frameOf(atMs, { faces: [] })],
    ['a face far away', (atMs) => frameOf(atMs, { faces: [{ ...faceOf(), foundBy: 'distant' }] })],
    ['a covered camera', (atMs) => frameOf(atMs, {}, BLACK)],
  ])('does not open over %s', (_what, frame) => {
    expect(talk(frame).play(46_000).lifeOf('sound.speech_unseen')).toEqual([]);
  });

  it('does not open where pictures are too few for the seconds', () => {
    const sparse = talk((atMs) => withMouth(atMs, 0.01), 4000).play(46_000);
    expect(sparse.lifeOf('sound.speech_unseen')).toEqual([]);
  });

  it('does not count single words, between which everybody keeps the mouth closed', () => {
    const words = new SessionStream()
      .calm({ fromMs: 0, toMs: 19_000 })
      .speech({ fromMs: 20_000, toMs: 60_000 }, 0.35)
      .frames({ fromMs: 20_500, toMs: 60_500 }, (atMs) => withMouth(atMs, 0.01));
    expect(words.play(61_000).openedRules()).toEqual(['sound.speech']);
  });

  it('closes at the first picture with a moved mouth', () => {
    const played = talkWith((atMs) => (atMs > 29_000 ? 0.08 : 0.01));
    expect(played.spansOf('sound.speech_unseen')).toEqual([[20_000, 29_000]]);
  });
});
