import { type FrameObservation } from '@bakylau/contracts';
import { frameOf, SessionStream } from '../session-stream.factory';
import { bodyOf, personAt } from '../synthetic-scene.factory';

/** Looks for a body every 2 s, as the schedule does. */
const lookAt = (atMs: number, presence: number): Partial<FrameObservation> => ({
  faces: [],
  body: atMs % 2000 === 0 ? bodyOf({ presence }) : null,
});
const turnedAway = (atMs: number) => frameOf(atMs, lookAt(atMs, 0.7));
const empty = (atMs: number) => frameOf(atMs, lookAt(atMs, 0.1));

describe('rules about absence', () => {
  it('tell a person without a face from nobody, and count from the moment when the face went', () => {
    const played = new SessionStream()
      .calm({ fromMs: 0, toMs: 20_000 })
      .frames({ fromMs: 21_000, toMs: 30_000 }, turnedAway)
      .calm({ fromMs: 31_000, toMs: 35_000 })
      .play(35_000);
    expect(played.openedRules()).toEqual(['body.face_hidden']);
    expect(played.spansOf('body.face_hidden')).toEqual([[21_000, 30_000]]);
    const [opened] = played.stepsOf('body.face_hidden');
    expect(opened?.card).toMatchObject({
      measured: { name: 'bodyScore', value: 0.7 },
      threshold: { name: 'bodyScore', value: 0.39 },
    });
    expect(played.hintsOf('body.face_hidden')).toEqual(['hint_raised', 'hint_cleared']);
  });

  it('call a short absence face.absent, whether a body was looked for or not', () => {
    for (const away of [empty, (atMs: number) => frameOf(atMs, { faces: [] })]) {
      const played = new SessionStream()
        .calm({ fromMs: 0, toMs: 20_000 })
        .frames({ fromMs: 21_000, toMs: 27_000 }, away)
        .calm({ fromMs: 28_000, toMs: 35_000 })
        .play(35_000);
      expect(played.openedRules()).toEqual(['face.absent']);
      expect(played.spansOf('face.absent')).toEqual([[21_000, 27_000]]);
    }
  });

  it('hand a long absence over to seat.left, which says how long it was and when somebody was back', () => {
    const played = new SessionStream()
      .calm({ fromMs: 0, toMs: 20_000 })
      .frames({ fromMs: 21_000, toMs: 80_000 }, empty)
      .calm({ fromMs: 81_000, toMs: 90_000 })
      .play(90_000);
    expect(played.openedRules()).toEqual(['face.absent', 'seat.left']);
    // No second belongs to both.
    expect(played.spansOf('face.absent')).toEqual([[21_000, 30_000]]);
    expect(played.spansOf('seat.left')).toEqual([[31_000, 80_000]]);
    const [opened, closed] = played.stepsOf('seat.left');
    expect(opened?.card.summary.en).toContain('nobody is back so far');
    expect(closed?.card.summary.en).toMatch(/empty for 59 s.*then somebody was back/);
    expect(closed?.card.measured).toEqual({ name: 'timeEmpty', value: 59_000, unit: 'ms' });
  });

  it('say that nobody came back when the session ended before', () => {
    const played = new SessionStream()
      .calm({ fromMs: 0, toMs: 20_000 })
      .frames({ fromMs: 21_000, toMs: 50_000 }, empty)
      .play(50_000);
    const closed = played.rules.closeAll(51_000).find(({ change }) => change === 'closed');
    expect(closed).toMatchObject({ rule: 'seat.left', endedAtMs: 50_000 });
    expect(JSON.stringify(closed)).toContain('nobody is back so far');
  });

  it('let a fresh look for persons decide where the body network is in doubt', () => {
    const doubtful = (score: number) => (atMs: number) =>
      frameOf(atMs, { ...lookAt(atMs, 0.42), persons: atMs % 4000 === 0 ? [personAt(200, score)] : null });
    const rulesFor = (score: number) =>
      new SessionStream()
        .calm({ fromMs: 0, toMs: 19_000 })
        .frames({ fromMs: 20_000, toMs: 28_000 }, doubtful(score))
        .play(28_000)
        .openedRules();
    expect(rulesFor(0.8)).toEqual(['body.face_hidden']);
    expect(rulesFor(0.1)).toEqual(['face.absent']);
  });

  it('know nothing across a gap in the frames', () => {
    const played = new SessionStream()
      .calm({ fromMs: 0, toMs: 20_000 })
      .frames({ fromMs: 21_000, toMs: 22_000 }, empty)
      .frames({ fromMs: 60_000, toMs: 62_000 }, empty)
      .play(63_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('follow somebody who turns away and then leaves with two incidents one after the other', () => {
    const played = new SessionStream()
      .calm({ fromMs: 0, toMs: 19_000 })
      .frames({ fromMs: 20_000, toMs: 29_000 }, turnedAway)
      .frames({ fromMs: 30_000, toMs: 50_000 }, empty)
      .calm({ fromMs: 51_000, toMs: 60_000 })
      .play(60_000);
    expect(played.openedRules()).toEqual(['body.face_hidden', 'face.absent', 'seat.left']);
    expect(played.spansOf('body.face_hidden')).toEqual([[20_000, 29_000]]);
    expect(played.spansOf('face.absent')[0]?.[0]).toBe(30_000);
  });
});
