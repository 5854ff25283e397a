import { faceOf, frameOf, SessionStream } from '../session-stream.factory';
import { faceAt, type SceneParts, thumbnailAt } from '../synthetic-scene.factory';
import { FaceStillRule } from './face-still.rule';

const candidate = faceOf();
const poster = faceAt({ x: 500, y: 20, width: 80, height: 100 });
const living =
  (faces = [candidate], parts: SceneParts = {}) =>
  (atMs: number) =>
    frameOf(atMs, { faces }, { thumbnail: thumbnailAt(atMs, { moving: [candidate.box], ...parts }) });
const still = (faces = [candidate], parts: SceneParts = {}) => living(faces, { moving: [], ...parts });

describe(FaceStillRule.name, () => {
  it.each([1, 12])(
    'tells after 45 s that a living face is as still as a photo, under noise of %d',
    (noise) => {
      const played = new SessionStream()
        .frames({ fromMs: 0, toMs: 60_000 }, living([candidate], { noise }))
        .frames({ fromMs: 61_000, toMs: 150_000 }, still([candidate], { noise }))
        .frames({ fromMs: 151_000, toMs: 190_000 }, living([candidate], { noise }))
        .play(190_000);
      // It stays a person: nobody is absent, nobody is another.
      expect(played.openedRules()).toEqual(['face.picture']);
      const [opened, closed] = played.stepsOf('face.picture');
      expect(opened).toMatchObject({ ledger: 'technical', severity: 'info' });
      const openedAtMs = played.changes.find(({ change }) => change === 'opened');
      expect(openedAtMs).toBe(opened);
      expect(opened!.card.durationMs).toBe(45_000);
      expect(opened!.startedAtMs).toBeGreaterThanOrEqual(55_000);
      expect(opened!.startedAtMs).toBeLessThanOrEqual(61_000);
      expect(opened!.card.measured.value).toBeLessThan(1.25);
      expect(opened!.card.summary.en).toContain('it still counts as a person');
      expect(closed?.endedAtMs).toBeLessThanOrEqual(156_000);
    },
  );

  it('tells of it beside a poster that is known already', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 60_000 }, living([candidate, poster]))
      .frames({ fromMs: 61_000, toMs: 120_000 }, still([candidate, poster]))
      .play(120_000);
    const opened = played.stepsOf('face.picture').filter(({ change }) => change === 'opened');
    expect(opened.map(({ card }) => card.summary.en.includes('still counts'))).toEqual([false, true]);
  });

  it('does not open on somebody who sits still for half a minute, or moves a little now and then', () => {
    const pauses = new SessionStream()
      .frames({ fromMs: 0, toMs: 60_000 }, living())
      .frames({ fromMs: 61_000, toMs: 95_000 }, still())
      .frames({ fromMs: 96_000, toMs: 130_000 }, living());
    expect(pauses.play(130_000).openedRules()).toEqual([]);
    const blinks = new SessionStream()
      .frames({ fromMs: 0, toMs: 60_000 }, living())
      .frames({ fromMs: 61_000, toMs: 200_000 }, (atMs) =>
        atMs % 10_000 === 0 ? living()(atMs) : still()(atMs),
      );
    expect(blinks.play(200_000).openedRules()).toEqual([]);
  });

  it('works at the slowest interval of pictures', () => {
    const everyMs = 4_000;
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 60_000, everyMs }, living())
      .frames({ fromMs: 64_000, toMs: 160_000, everyMs }, still())
      .play(160_000);
    expect(played.openedRules()).toEqual(['face.picture']);
  });
});
