import { faceOf, frameOf, SessionStream } from '../session-stream.factory';
import { HeadAwayRule } from './head-away.rule';

const turned =
  (yawDeg: number, pitchDeg = 0) =>
  (atMs: number) =>
    frameOf(atMs, { faces: [faceOf({ yawDeg, pitchDeg })] });
const calibrated = (yawDeg = 0, pitchDeg = 0) =>
  new SessionStream().frames({ fromMs: 0, toMs: 20_000 }, turned(yawDeg, pitchDeg));

describe(HeadAwayRule.name, () => {
  it('opens after four seconds of turn and closes when the head is back', () => {
    const played = calibrated()
      .frames({ fromMs: 21_000, toMs: 28_000 }, turned(38))
      .frames({ fromMs: 29_000, toMs: 35_000 }, turned(2))
      .play(35_000);
    expect(played.spansOf('head.away')).toEqual([[21_000, 28_000]]);
    const [opened] = played.stepsOf('head.away');
    expect(opened?.card).toMatchObject({
      measured: { name: 'yawFromBaseline', value: 38, unit: 'deg' },
      threshold: { value: 30 },
      baseline: { name: 'yaw', value: 0 },
      durationMs: 4000,
    });
    expect(played.hintsOf('head.away')).toEqual(['hint_raised', 'hint_cleared']);
  });

  it('measures from the own baseline of a camera that stands aside', () => {
    const aside = calibrated(18).frames({ fromMs: 21_000, toMs: 40_000 }, turned(40)).play(40_000);
    expect(aside.openedRules()).toEqual([]);
    const away = calibrated(18).frames({ fromMs: 21_000, toMs: 40_000 }, turned(-15)).play(40_000);
    expect(away.openedRules()).toEqual(['head.away']);
  });

  it('sees a head that looks down', () => {
    const played = calibrated(0, -8).frames({ fromMs: 21_000, toMs: 27_000 }, turned(0, -45)).play(28_000);
    expect(played.stepsOf('head.away')[0]?.card.measured).toMatchObject({
      name: 'pitchFromBaseline',
      value: 37,
    });
  });

  it('does not open on glances of three seconds or on turns below the threshold', () => {
    const played = calibrated();
    for (let fromMs = 21_000; fromMs < 300_000; fromMs += 8000) {
      played.frames({ fromMs, toMs: fromMs + 3000 }, turned(50));
      played.frames({ fromMs: fromMs + 4000, toMs: fromMs + 7000 }, turned(29));
    }
    expect(played.play(300_000).openedRules()).toEqual([]);
  });

  it('stays open between the two thresholds and does not flap there', () => {
    const played = calibrated()
      .frames({ fromMs: 21_000, toMs: 60_000 }, (atMs) =>
        turned(atMs % 2000 === 0 || atMs < 27_000 ? 33 : 25)(atMs),
      )
      .frames({ fromMs: 61_000, toMs: 66_000 }, turned(5))
      .play(66_000);
    expect(played.lifeOf('head.away')).toEqual(['opened', 'closed']);
  });

  it('says nothing while it calibrates', () => {
    const played = new SessionStream().frames({ fromMs: 0, toMs: 19_000 }, turned(60)).play(19_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('lets nobody calibrate on a turned head', () => {
    const played = calibrated(60).frames({ fromMs: 21_000, toMs: 27_000 }, turned(60)).play(28_000);
    expect(played.stepsOf('head.away')[0]?.card.baseline?.value).toBe(20);
  });

  it('looks only at frames with one face and a pose', () => {
    const played = calibrated()
      .frames({ fromMs: 21_000, toMs: 40_000 }, (atMs) =>
        frameOf(atMs, { faces: [{ ...faceOf({ yawDeg: 50 }), pose: null }] }),
      )
      .play(40_000);
    expect(played.openedRules()).toEqual([]);
  });
});
