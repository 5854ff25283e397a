import { SessionStream } from '../session-stream.factory';
import { SoundNoiseRule } from './sound-noise.rule';

const quiet = (level = -70) => new SessionStream().sound({ fromMs: 0, toMs: 20_000 }, level);

describe(SoundNoiseRule.name, () => {
  it('opens after three seconds far over the floor and closes after three quiet ones', () => {
    const played = quiet()
      .sound({ fromMs: 21_000, toMs: 26_000 }, -30)
      .sound({ fromMs: 27_000, toMs: 35_000 }, -70)
      .play(36_000);
    expect(played.spansOf('sound.noise')).toEqual([[21_000, 27_000]]);
    const [opened] = played.stepsOf('sound.noise');
    expect(opened?.card).toMatchObject({
      measured: { value: -30, unit: 'dBFS' },
      threshold: { value: -45 },
      baseline: { name: 'floor', value: -70 },
      durationMs: 3000,
      models: [],
    });
    expect(played.openedRules()).toEqual(['sound.noise']);
    expect(played.hintsOf('sound.noise')).toEqual(['hint_raised', 'hint_cleared']);
  });

  it('does not open on a cough of two seconds', () => {
    const played = quiet()
      .sound({ fromMs: 21_000, toMs: 22_000 }, -20)
      .sound({ fromMs: 23_000, toMs: 40_000 }, -70)
      .play(40_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('never takes sound below the absolute minimum for noise, however quiet the room was', () => {
    const played = quiet(-95).sound({ fromMs: 21_000, toMs: 60_000 }, -50).play(60_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('measures over the own floor of a loud room', () => {
    const same = quiet(-42).sound({ fromMs: 21_000, toMs: 60_000 }, -32).play(60_000);
    expect(same.openedRules()).toEqual([]);
    const louder = quiet(-42).sound({ fromMs: 21_000, toMs: 60_000 }, -26).play(60_000);
    expect(louder.openedRules()).toEqual(['sound.noise']);
  });

  it('does not let talk while calibrating raise the floor without limit', () => {
    const played = quiet(-15).sound({ fromMs: 21_000, toMs: 30_000 }, -15).play(31_000);
    expect(played.stepsOf('sound.noise')[0]?.card.baseline?.value).toBe(-35);
  });

  it('bridges pauses between words and makes one incident of them', () => {
    const played = quiet()
      .sound({ fromMs: 21_000, toMs: 40_000 }, (atMs) => (atMs % 3000 === 0 ? -60 : -28))
      .sound({ fromMs: 41_000, toMs: 50_000 }, -70)
      .play(50_000);
    expect(played.lifeOf('sound.noise')).toEqual(['opened', 'closed']);
  });

  it('does not calibrate on a muted microphone', () => {
    const played = new SessionStream()
      .sound({ fromMs: 0, toMs: 30_000 }, -120)
      .sound({ fromMs: 31_000, toMs: 80_000 }, -40)
      .play(80_000);
    expect(played.lifeOf('sound.noise')).toEqual([]);
  });

  it('leaves what is speech to the rule about speech, loud as it may be', () => {
    const played = quiet()
      .speech({ fromMs: 21_000, toMs: 40_000 }, (atMs) => (atMs % 2000 === 0 ? 0.12 : 0.6), -20)
      .sound({ fromMs: 41_000, toMs: 50_000 }, -70)
      .play(50_000);
    expect(played.openedRules()).toEqual(['sound.speech']);
  });

  it('ends where noise turns into speech', () => {
    const played = quiet()
      .sound({ fromMs: 21_000, toMs: 26_000 }, -30)
      .speech({ fromMs: 27_000, toMs: 40_000 })
      .play(41_000);
    expect(played.spansOf('sound.noise')).toEqual([[21_000, 27_000]]);
    expect(played.stepsOf('sound.speech')[0]).toMatchObject({ startedAtMs: 27_000 });
  });
});
