import { BLACK, frameOf, SessionStream } from '../session-stream.factory';
import { FaceAbsentRule } from './face-absent.rule';

const noFace = (atMs: number) => frameOf(atMs, { faces: [] });
const calm = (fromMs: number, toMs: number) => new SessionStream().calm({ fromMs, toMs });

describe(FaceAbsentRule.name, () => {
  it('opens after three seconds without a face and closes at the last of them', () => {
    const played = calm(0, 20_000)
      .frames({ fromMs: 21_000, toMs: 27_000 }, noFace)
      .calm({ fromMs: 28_000, toMs: 40_000 })
      .play(40_000);
    expect(played.lifeOf('face.absent')).toEqual(['opened', 'closed']);
    expect(played.spansOf('face.absent')).toEqual([[21_000, 27_000]]);
    expect(played.openedRules()).toEqual(['face.absent']);
    const [opened, closed] = played.stepsOf('face.absent');
    expect(opened?.card.durationMs).toBe(3000);
    expect(closed?.card.summary.en).toBe('No face was found in the camera picture for 6 s (limit 3 s).');
    expect(opened).toMatchObject({ ledger: 'behaviour', severity: 'attention', wantsEvidence: true });
  });

  it('does not open on single missed frames, however many', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 600_000 }, (atMs) => (atMs % 3000 === 0 ? noFace(atMs) : frameOf(atMs)))
      .play(600_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('does not open on a little less than three seconds', () => {
    const played = calm(0, 20_000)
      .frames({ fromMs: 20_500, toMs: 23_000, everyMs: 500 }, noFace)
      .calm({ fromMs: 24_000, toMs: 30_000 })
      .play(30_000);
    expect(played.openedRules()).toEqual([]);
    expect(played.hintsOf('face.absent')).toEqual(['hint_raised', 'hint_cleared']);
  });

  it('takes no gap between frames for an absence', () => {
    const played = calm(0, 20_000).frames({ fromMs: 21_000, toMs: 21_000 }, noFace);
    expect(played.frames({ fromMs: 60_000, toMs: 60_000 }, noFace).play(70_000).openedRules()).toEqual([]);
  });

  it('opens on two frames at the slowest key frame interval, since they are four seconds apart', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 20_000, everyMs: 4000 }, (atMs) => frameOf(atMs))
      .frames({ fromMs: 24_000, toMs: 28_000, everyMs: 4000 }, noFace)
      .play(30_000);
    expect(played.lifeOf('face.absent')).toEqual(['opened']);
  });

  it('does not flap when the face shows for single frames', () => {
    const played = calm(0, 20_000)
      .frames({ fromMs: 21_000, toMs: 60_000 }, (atMs) => (atMs % 5000 === 0 ? frameOf(atMs) : noFace(atMs)))
      .calm({ fromMs: 61_000, toMs: 70_000 })
      .play(70_000);
    expect(played.lifeOf('face.absent')).toEqual(['opened', 'closed']);
    expect(played.stepsOf('face.absent')[1]?.card.confidence).toBeCloseTo(32 / 39, 2);
  });

  it('rests while the camera is dark, so that a technical fault does not become behaviour', () => {
    const played = calm(0, 20_000)
      .frames({ fromMs: 21_000, toMs: 45_000 }, (atMs) => frameOf(atMs, { faces: [] }, BLACK))
      .calm({ fromMs: 46_000, toMs: 60_000 })
      .play(60_000);
    expect(played.openedRules()).toEqual(['camera.dark']);
  });

  it('closes at its last frame when the camera goes away', () => {
    const played = calm(0, 20_000)
      .media(0, 'camera', true)
      .frames({ fromMs: 21_000, toMs: 26_000 }, noFace)
      .media(26_500, 'camera', false)
      .play(40_000);
    expect(played.spansOf('face.absent')).toEqual([[21_000, 26_000]]);
    expect(played.openedRules()).toEqual(['face.absent', 'media.gap']);
  });

  it('looks at the camera only', () => {
    const screens = calm(0, 20_000).frames({ fromMs: 20_500, toMs: 40_500 }, (atMs) =>
      frameOf(atMs, { faces: [], source: 'screen' }),
    );
    expect(screens.calm({ fromMs: 21_000, toMs: 40_000 }).play(41_000).openedRules()).toEqual([]);
  });
});
