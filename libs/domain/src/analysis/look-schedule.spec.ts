import { faceOf, frameOf } from '../incidents/session-stream.factory';
import { thumbnailAt } from '../incidents/synthetic-scene.factory';
import { type LookOptions, LookSchedule } from './look-schedule';

const ALL: LookOptions = { identity: true, body: true, objects: true, distantFaces: true, gaze: false };

/** Plays one picture a second (or at the given times) and returns the times at which each look was due. */
function play(sut: LookSchedule, times: number[], facesAt: (atMs: number) => number = () => 1) {
  const looks: Record<'identity' | 'body' | 'objects' | 'distantFaces', number[]> = {
    identity: [],
    body: [],
    objects: [],
    distantFaces: [],
  };
  for (const atMs of times) {
    const plan = sut.plan(atMs);
    if (plan.wantIdentity) looks.identity.push(atMs);
    for (const kind of ['body', 'objects', 'distantFaces'] as const)
      if (plan.wants[kind]) looks[kind].push(atMs);
    const identity = plan.wantIdentity ? ({ usable: true, distance: 0.4 } as const) : null;
    sut.seen(plan, frameOf(atMs, { identity, faces: Array.from({ length: facesAt(atMs) }, () => faceOf()) }));
  }
  return looks;
}

const seconds = (count: number): number[] => Array.from({ length: count }, (_, i) => i * 1000);

describe(LookSchedule.name, () => {
  it('looks at each thing as often as it is worth', () => {
    expect(play(new LookSchedule(ALL), seconds(21))).toEqual({
      identity: [0, 5000, 10_000, 15_000, 20_000],
      body: [0, 2000, 4000, 6000, 8000, 10_000, 12_000, 14_000, 16_000, 18_000, 20_000],
      objects: [0, 8000, 16_000],
      distantFaces: [0, 20_000],
    });
  });

  it('looks closer for a minute at a thing that was not there before, then calmly at what stays', () => {
    const sut = new LookSchedule(ALL);
    const looks: number[] = [];
    for (const atMs of seconds(90)) {
      const plan = sut.plan(atMs);
      if (plan.wants.objects) looks.push(atMs);
      const phone = { kind: 'phone', score: 0.6, box: faceOf().box } as const;
      sut.seen(plan, frameOf(atMs, { objects: plan.wants.objects ? (atMs < 8000 ? [] : [phone]) : null }));
    }
    expect(looks.slice(0, 5)).toEqual([0, 8000, 12_000, 16_000, 20_000]);
    expect(looks.slice(-4)).toEqual([64_000, 72_000, 80_000, 88_000]);
  });

  it('looks closer when a second person or a distant face appears', () => {
    const sut = new LookSchedule(ALL);
    const person = { score: 0.6, box: faceOf().box };
    sut.seen(sut.plan(0), frameOf(0, { persons: [person, person], objects: [] }));
    expect([3000, 4000].map((atMs) => sut.plan(atMs).wants.objects)).toEqual([false, true]);
    const other = new LookSchedule(ALL);
    other.seen(other.plan(0), frameOf(0, { faces: [faceOf(), { ...faceOf(), foundBy: 'distant' }] }));
    expect([9000, 10_000].map((atMs) => other.plan(atMs).wants.distantFaces)).toEqual([false, true]);
  });

  it('scans for distant faces every minute while nothing moves behind the candidate', () => {
    const sut = new LookSchedule(ALL);
    const scans: number[] = [];
    const passerBy = { x: 560, y: 60, width: 60, height: 90 };
    for (const atMs of seconds(150)) {
      const plan = sut.plan(atMs);
      if (plan.wants.distantFaces) scans.push(atMs);
      const moving = [faceOf().box, ...(atMs === 90_000 ? [passerBy] : [])];
      sut.seen(plan, frameOf(atMs, {}, { thumbnail: thumbnailAt(atMs, { moving }) }));
    }
    expect(scans).toEqual([0, 60_000, 91_000]);
  });

  it('knows the face of the picture before, and asks the detector every third second at least', () => {
    const sut = new LookSchedule(ALL);
    const kept = seconds(7).map((atMs) => {
      const known = sut.plan(atMs).wants.knownFace !== null;
      sut.seen(sut.plan(atMs), frameOf(atMs, known ? { faceKept: true } : {}));
      return known;
    });
    expect(kept).toEqual([false, true, true, false, true, true, false]);
    expect(sut.plan(8500).wants.knownFace).toBeNull();
  });

  describe('while nothing moves', () => {
    const NO_BODY = { presence: 0.8, joints: [] };
    type Picture = { moved?: boolean; phone?: boolean; faces?: number };

    /** One picture a second as the analysis answers it: a look that may rest is left out of a still picture with one face. */
    function looksAt(count: number, pictureAt: (atMs: number) => Picture = () => ({})) {
      const sut = new LookSchedule(ALL);
      const looks = { body: [] as number[], objects: [] as number[] };
      for (const atMs of seconds(count)) {
        const { moved = atMs === 0, phone = false, faces = 1 } = pictureAt(atMs);
        const plan = sut.plan(atMs);
        const made = (look: 'body' | 'objects'): boolean =>
          plan.wants[look] && (moved || faces !== 1 || !plan.wants.unlessStill.includes(look));
        for (const look of ['body', 'objects'] as const) if (made(look)) looks[look].push(atMs);
        const found = phone ? [{ kind: 'phone' as const, score: 0.6, box: faceOf().box }] : [];
        const parts = {
          body: made('body') ? NO_BODY : null,
          objects: made('objects') ? found : null,
          faces: Array.from({ length: faces }, () => faceOf()),
        };
        sut.seen(plan, frameOf(atMs, parts, moved ? {} : { still: true }));
      }
      return looks;
    }

    it('looks half as often at body and things, at the body after a minute of all its looks', () => {
      const { body, objects } = looksAt(85);
      expect(objects).toEqual([0, 16_000, 32_000, 48_000, 64_000, 80_000]);
      expect(body.slice(0, 3)).toEqual([0, 2000, 4000]);
      expect(body.slice(-7)).toEqual([58_000, 62_000, 66_000, 70_000, 74_000, 78_000, 82_000]);
    });

    it('looks at once at the first picture that is not still, and at the body where it came to rest', () => {
      const { body, objects } = looksAt(85, (atMs) => ({ moved: atMs === 0 || atMs === 75_000 }));
      expect(objects.slice(-2)).toEqual([64_000, 75_000]);
      expect(body.slice(-4)).toEqual([74_000, 76_000, 80_000, 84_000]);
    });

    it('looks as often as ever when something moved since the last look', () => {
      const { objects } = looksAt(20, (atMs) => ({ moved: atMs === 0 || atMs === 3000 }));
      expect(objects).toEqual([0, 8000]);
    });

    it('looks as often as ever at what it has found, and at nobody or two people', () => {
      expect(looksAt(20, (atMs) => ({ phone: atMs > 10_000 })).objects).toEqual([0, 16_000]);
      expect(looksAt(20, () => ({ phone: true })).objects).toEqual([0, 4000, 8000, 12_000, 16_000]);
      expect(looksAt(85, () => ({ faces: 2 })).body).toHaveLength(43);
      expect(looksAt(85, () => ({ faces: 0 })).objects).toHaveLength(11);
    });
  });

  it('leaves out what is switched off', () => {
    const sut = new LookSchedule({ ...ALL, identity: false, objects: false });
    const looks = play(sut, seconds(11));
    expect(looks.identity).toEqual([]);
    expect(looks.objects).toEqual([]);
    expect(sut.plan(20_000).wants.gaze).toBe(false);
    expect(new LookSchedule({ ...ALL, gaze: true }).plan(0).wants.gaze).toBe(true);
  });

  it('keeps a look due while its picture was dropped', () => {
    const sut = new LookSchedule(ALL);
    expect(sut.plan(0).wants.objects).toBe(true);
    expect(sut.plan(1000).wants.objects).toBe(true);
  });

  it('wants pictures faster for three seconds when the number of faces changes, and identity at once', () => {
    const sut = new LookSchedule(ALL);
    const looks = play(sut, seconds(8), (atMs) => (atMs === 6000 ? 2 : 1));
    expect([5999, 6000, 8999, 9000].map((atMs) => sut.isBurst(atMs))).toEqual([false, true, true, false]);
    expect(looks.identity).toEqual([0, 5000]);
    expect(sut.plan(8000).wantIdentity).toBe(true);
  });

  it('does not burst again and again while the number of faces flickers', () => {
    const sut = new LookSchedule(ALL);
    play(sut, seconds(10), (atMs) => (atMs / 1000) % 2);
    expect([1000, 3999, 4000, 9000].map((atMs) => sut.isBurst(atMs))).toEqual([true, true, false, false]);
  });

  it('takes distant faces for no change: they are seen on scanned pictures only', () => {
    const sut = new LookSchedule(ALL);
    sut.seen(sut.plan(0), frameOf(0));
    sut.seen(sut.plan(1000), frameOf(1000, { faces: [faceOf(), { ...faceOf(), foundBy: 'distant' }] }));
    expect(sut.isBurst(1000)).toBe(false);
  });

  it('looks closer when another person may sit there', () => {
    const sut = new LookSchedule(ALL);
    sut.seen(sut.plan(0), frameOf(0, { identity: { usable: true, distance: 0.4 } }));
    sut.seen(sut.plan(5000), frameOf(5000, { identity: { usable: true, distance: 0.7 } }));
    expect(sut.isBurst(5500)).toBe(true);
    expect([6000, 7000].map((atMs) => sut.plan(atMs).wantIdentity)).toEqual([false, true]);
  });

  it('looks for identity again on the next picture while the face cannot tell', () => {
    const sut = new LookSchedule(ALL);
    sut.seen(sut.plan(0), frameOf(0, { identity: { usable: false, reason: 'not_frontal' } }));
    expect(sut.plan(1000).wantIdentity).toBe(true);
  });

  it('looks closer when somebody begins to speak, not while the talk goes on', () => {
    const sut = new LookSchedule(ALL);
    const window = (atMs: number, ratio: number) =>
      sut.heard({ atMs, speech: { probability: ratio, ratio } });
    window(0, 0.9);
    expect(sut.isBurst(0)).toBe(false);
    window(1000, 0);
    window(2000, 0.8);
    expect(sut.isBurst(2000)).toBe(true);
    window(30_000, 0.8);
    expect(sut.isBurst(30_000)).toBe(false);
  });
});
