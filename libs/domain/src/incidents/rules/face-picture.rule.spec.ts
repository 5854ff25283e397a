import { faceOf, frameOf, SessionStream } from '../session-stream.factory';
import { faceAt, type SceneParts, thumbnailAt } from '../synthetic-scene.factory';
import { SessionRules } from '../session-rules';
import { FacePictureRule } from './face-picture.rule';

const candidate = faceOf();
const poster = faceAt({ x: 500, y: 20, width: 80, height: 100 });

const scene = (faces = [candidate, poster], parts: SceneParts = {}) => {
  return (atMs: number) => frameOf(atMs, { faces }, { thumbnail: thumbnailAt(atMs, parts) });
};

describe(FacePictureRule.name, () => {
  it.each([0.7, 1, 1.5, 3, 12])('tells a poster from a person, with sensor noise of %d', (noise) => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 120_000 }, scene([candidate, poster], { noise }))
      .play(120_000);
    expect(played.openedRules()).toEqual(['face.picture']);
    const [opened] = played.stepsOf('face.picture');
    expect(opened).toMatchObject({ ledger: 'technical', severity: 'info', startedAtMs: 0 });
    expect(opened?.card.measured.value).toBeLessThan(1.25);
  });

  it('tells a poster that is larger than the candidate, and counts nobody else', () => {
    const large = faceAt({ x: 420, y: 10, width: 210, height: 260 });
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 60_000 }, scene([large, candidate]))
      .play(60_000);
    expect(played.openedRules()).toEqual(['face.picture']);
  });

  it('says where the picture is, so that identity and gaze leave it out', () => {
    const rules = new SessionRules();
    const look = (atMs: number) => {
      rules.push(scene()(atMs));
      return rules.pictures;
    };
    for (let atMs = 0; atMs < 5_000; atMs += 1_000) expect(look(atMs)).toEqual([]);
    for (let atMs = 5_000; atMs < 15_000; atMs += 1_000) look(atMs);
    expect(look(15_000)).toEqual([poster.box]);
  });

  it('is not taken in by a lamp that is switched on', () => {
    const lit = (atMs: number) => {
      const thumbnail = Buffer.from(thumbnailAt(atMs), 'base64').map((luma) => luma + (atMs > 5000 ? 40 : 0));
      return frameOf(
        atMs,
        { faces: [candidate, poster] },
        { thumbnail: Buffer.from(thumbnail).toString('base64') },
      );
    };
    const played = new SessionStream().frames({ fromMs: 0, toMs: 60_000 }, lit).play(60_000);
    expect(played.openedRules()).toEqual(['face.picture']);
  });

  it('is not taken in by one frame of another quality', () => {
    // The codec draws the poster coarsely in one key frame; the rest of the picture is as ever.
    const coarse = (atMs: number) => {
      const points = Buffer.from(thumbnailAt(atMs), 'base64');
      for (let y = 0; y < 13; y++) for (let x = 50; x < 58; x++) points[y * 64 + x]! += x % 2 ? 25 : -25;
      return frameOf(atMs, { faces: [candidate, poster] }, { thumbnail: points.toString('base64') });
    };
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 60_000 }, (atMs) => (atMs === 5000 ? coarse(atMs) : scene()(atMs)))
      .play(60_000);
    expect(played.openedRules()).toEqual(['face.picture']);
  });

  it('counts a second face that moves as a person, from its first frame', () => {
    const moving = [candidate.box, poster.box];
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 20_000 }, scene([candidate]))
      .frames({ fromMs: 21_000, toMs: 40_000 }, scene([candidate, poster], { moving }))
      .play(40_000);
    expect(played.openedRules()).toEqual(['face.multiple']);
    expect(played.stepsOf('face.multiple')[0]?.startedAtMs).toBe(21_000);
  });

  it('lets a poster that comes to life be a person', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 30_000 }, scene())
      .frames(
        { fromMs: 31_000, toMs: 50_000 },
        scene([candidate, poster], { moving: [candidate.box, poster.box] }),
      )
      .play(50_000);
    expect(played.openedRules()).toEqual(['face.picture', 'face.multiple']);
  });

  it('knows that a person is absent while only a poster looks on', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 30_000 }, scene())
      .frames({ fromMs: 31_000, toMs: 50_000 }, scene([poster], { moving: [] }))
      .play(50_000);
    expect(played.openedRules()).toEqual(['face.picture', 'face.absent']);
  });

  it('notes a lone face that never moves, and calls nobody absent for it', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 60_000 }, scene([candidate], { moving: [] }))
      .play(60_000);
    expect(played.openedRules()).toEqual(['face.picture']);
  });
});

describe('faces far away', () => {
  /** Scans every 10 s; the far face is `way` pixels further each time. */
  const scanned = (way: number, until = 60_000) =>
    new SessionStream()
      .frames({ fromMs: 0, toMs: 60_000 }, (atMs) => {
        const isScan = atMs % 10_000 === 0;
        const far = faceAt(
          { x: 100 + (way * atMs) / 10_000, y: 80, width: 24, height: 28 },
          { foundBy: 'distant', pose: null, meshScore: 0 },
        );
        const faces = isScan && atMs <= until ? [candidate, far] : [candidate];
        return frameOf(atMs, { faces, distantFacesScanned: isScan }, { thumbnail: thumbnailAt(atMs) });
      })
      .play(60_000);

  it('count after two scans, from the first', () => {
    const played = scanned(12, 30_000);
    expect(played.openedRules()).toEqual(['face.multiple']);
    const [opened, closed] = played.stepsOf('face.multiple');
    expect(opened?.startedAtMs).toBe(0);
    // What the last scan saw holds until the next one shows that it is gone.
    expect(closed?.endedAtMs).toBe(39_000);
  });

  it('do not count when one scan saw them', () => {
    expect(scanned(12, 0).openedRules()).toEqual([]);
  });
});
