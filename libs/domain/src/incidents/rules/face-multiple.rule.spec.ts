import { faceOf, frameOf, SessionStream } from '../session-stream.factory';
import { FaceMultipleRule } from './face-multiple.rule';

const two = (atMs: number) => frameOf(atMs, { faces: [faceOf(), faceOf({}, 0.8)] });

describe(FaceMultipleRule.name, () => {
  it('opens on the second frame in a row and closes after three seconds with one face', () => {
    const played = new SessionStream()
      .calm({ fromMs: 0, toMs: 9_000 })
      .frames({ fromMs: 10_000, toMs: 15_000 }, two)
      .calm({ fromMs: 16_000, toMs: 25_000 })
      .play(25_000);
    const [opened, closed] = played.stepsOf('face.multiple');
    expect(opened?.card).toMatchObject({
      measured: { value: 2, unit: 'faces' },
      threshold: { value: 2, unit: 'faces' },
      confidence: 0.8,
      durationMs: 1000,
    });
    expect(opened?.card.models).toHaveLength(1);
    expect(closed).toMatchObject({ startedAtMs: 10_000, endedAtMs: 15_000, severity: 'critical' });
    expect(played.hintsOf('face.multiple')).toEqual(['hint_raised', 'hint_cleared']);
    expect(played.openedRules()).toEqual(['face.multiple']);
  });

  it('does not open on single frames with two faces', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 300_000 }, (atMs) => (atMs % 2000 === 0 ? two(atMs) : frameOf(atMs)))
      .play(300_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('does not open on two frames with a long gap between them', () => {
    const played = new SessionStream().frames({ fromMs: 0, toMs: 30_000, everyMs: 15_000 }, two).play(40_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('stays one incident while the second face comes and goes', () => {
    const played = new SessionStream()
      .calm({ fromMs: 0, toMs: 9_000 })
      .frames({ fromMs: 10_000, toMs: 40_000 }, (atMs) =>
        Math.floor(atMs / 2000) % 2 === 1 ? two(atMs) : frameOf(atMs),
      )
      .calm({ fromMs: 41_000, toMs: 50_000 })
      .play(50_000);
    expect(played.lifeOf('face.multiple')).toEqual(['opened', 'closed']);
  });
});
