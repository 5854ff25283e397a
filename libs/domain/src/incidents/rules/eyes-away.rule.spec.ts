import { faceOf, frameOf, SessionStream } from '../session-stream.factory';
import { EyesAwayRule } from './eyes-away.rule';

const gazing = (yawDeg: number) => (atMs: number) =>
  frameOf(atMs, { faces: [{ ...faceOf(), gaze: { yawDeg, pitchDeg: -5 } }] });
const stream = () =>
  new SessionStream()
    .frames({ fromMs: 0, toMs: 24_000 }, gazing(8))
    .frames({ fromMs: 25_000, toMs: 40_000 }, gazing(45))
    .frames({ fromMs: 41_000, toMs: 50_000 }, gazing(8));

describe(EyesAwayRule.name, () => {
  it('is off where no gaze was measured', () => {
    expect(new SessionStream().calm({ fromMs: 0, toMs: 50_000 }).play(50_000).openedRules()).toEqual([]);
  });

  it('measures from the own usual direction and only informs', () => {
    const played = stream().play(50_000);
    expect(played.openedRules()).toEqual(['eyes.away']);
    const [opened] = played.stepsOf('eyes.away');
    expect(opened).toMatchObject({ severity: 'info', startedAtMs: 25_000 });
    expect(opened?.card).toMatchObject({ measured: { value: 37 }, baseline: { value: 8 } });
    expect(played.hintsOf('eyes.away')).toEqual([]);
  });
});
