import { type FaceCandidate, type FaceDetector } from './face-detector';
import { FaceFinder } from './face-finder';
import { type FaceMeshReader } from './face-mesh';

const picture = { width: 640, height: 480, pixels: new Uint8Array(640 * 480 * 3) };
const candidate = (x: number, score: number, tiltRad = 0): FaceCandidate => ({
  box: { x, y: 100, width: 100, height: 100 },
  score,
  tiltRad,
});

class FixedDetector implements FaceDetector {
  calls = 0;

  constructor(private readonly candidates: FaceCandidate[]) {}

  detect(): Promise<FaceCandidate[]> {
    this.calls += 1;
    return Promise.resolve(this.candidates);
  }
}

/** A mesh whose flag depends on the place of the box and on whether the cut-out is turned. */
function meshWith(flag: (x: number, tiltRad: number) => number): FaceMeshReader {
  const points = new Float32Array(468 * 3);
  const read: FaceMeshReader['read'] = (_picture, { box, tiltRad }) =>
    Promise.resolve({ flag: flag(box.x, tiltRad), points });
  return { read } as FaceMeshReader;
}

/** A finder whose detectors always propose the given places. */
const finderOf = (
  places: { near?: FaceCandidate[]; wide?: FixedDetector; deep?: FixedDetector },
  mesh: FaceMeshReader,
): FaceFinder =>
  new FaceFinder(
    new FixedDetector(places.near ?? []),
    places.wide ?? new FixedDetector([]),
    places.deep ?? new FixedDetector([]),
    mesh,
  );

describe(FaceFinder.name, () => {
  it('keeps the boxes that the mesh confirms', async () => {
    const near = [candidate(0, 0.6), candidate(300, 0.5)];
    const faces = await finderOf(
      { near },
      meshWith((x) => (x === 0 ? 0.95 : 0.4)),
    ).find(picture);

    expect(faces.map((face) => face.box.x)).toEqual([0]);
    expect(faces[0]).toMatchObject({ score: 0.6, meshScore: 0.95, foundBy: 'near' });
  });

  it('asks the wide detector only when nobody was found, and then believes a sure mesh only', async () => {
    const wide = new FixedDetector([candidate(10, 0.5), candidate(400, 0.5)]);
    const mesh = meshWith((x) => (x === 10 ? 0.95 : 0.8));

    expect(await finderOf({ near: [candidate(200, 0.5)], wide }, mesh).find(picture)).toHaveLength(1);
    expect(wide.calls).toBe(0);

    const faces = await finderOf({ wide }, mesh).find(picture);
    expect(wide.calls).toBe(1);
    expect(faces).toMatchObject([{ box: { x: 10 }, foundBy: 'cut' }]);
  });

  it('believes a sure detector when a hand lowers the flag', async () => {
    const mesh = meshWith(() => 0.4);

    expect(await finderOf({ near: [candidate(0, 0.86)] }, mesh).find(picture)).toHaveLength(1);
    expect(await finderOf({ near: [candidate(0, 0.6)] }, mesh).find(picture)).toHaveLength(0);
  });

  it('looks again upright when the tilt of the eyes was guessed wrong', async () => {
    const mesh = meshWith((_x, tiltRad) => (tiltRad === 0 ? 0.95 : 0.1));

    expect(await finderOf({ near: [candidate(0, 0.5, 1.2)] }, mesh).find(picture)).toHaveLength(1);
  });

  it('counts one face once', async () => {
    const near = [candidate(100, 0.9), candidate(110, 0.8)];

    expect(
      await finderOf(
        { near },
        meshWith(() => 1),
      ).find(picture),
    ).toHaveLength(1);
  });
});

describe('a face that is known', () => {
  const { box } = candidate(100, 0.9);
  const known = { box, score: 0.9, rollDeg: 0, pictureWidth: 640, pictureHeight: 480 };

  it('is read in its place, and neither detector looks', async () => {
    const wide = new FixedDetector([]);
    const finder = finderOf(
      { near: [candidate(400, 0.9)], wide },
      meshWith(() => 0.95),
    );
    const kept = await finder.keep(picture, known);
    const faces = await finder.find(picture, { near: [kept!] });

    expect(faces).toMatchObject([{ box, score: 0.9, meshScore: 0.95, foundBy: 'near' }]);
    expect(wide.calls).toBe(0);
  });

  it('is gone where the mesh is not sure', async () => {
    const finder = finderOf(
      {},
      meshWith(() => 0.6),
    );
    expect(await finder.keep(picture, known)).toBeNull();
  });
});

describe('the scan for distant faces', () => {
  const small = (x: number): FaceCandidate => ({
    box: { x, y: 150, width: 20, height: 28 },
    score: 0.95,
    tiltRad: 0,
  });
  const near = [candidate(0, 0.9)];

  it('runs only when asked for', async () => {
    const deep = new FixedDetector([small(400)]);

    expect(
      await finderOf(
        { near, deep },
        meshWith(() => 1),
      ).find(picture),
    ).toHaveLength(1);
    expect(deep.calls).toBe(0);
  });

  it('adds small faces whatever the mesh makes of them, and says nothing of their pose', async () => {
    const deep = new FixedDetector([small(400)]);
    const mesh = meshWith((x) => (x === 400 ? 0.02 : 1));
    const faces = await finderOf({ near, deep }, mesh).find(picture, { distantToo: true });

    expect(faces.map(({ foundBy }) => foundBy)).toEqual(['near', 'distant']);
    expect(faces[1]).toMatchObject({ score: 0.95, meshScore: 0.02, pose: null, mouthOpening: null });
  });

  it('adds a face that the edge cuts beside the one that was found, and nothing from the middle', async () => {
    const wide = new FixedDetector([candidate(-45, 0.5), candidate(560, 0.5), candidate(300, 0.5)]);
    const finder = finderOf(
      { near: [candidate(120, 0.9)], wide },
      meshWith((x) => (x === 560 ? 0.8 : 0.95)),
    );

    expect(await finder.find(picture)).toHaveLength(1);
    const faces = await finder.find(picture, { distantToo: true });
    expect(faces.map(({ box, foundBy }) => [box.x, foundBy])).toEqual([
      [120, 'near'],
      [-45, 'cut'],
    ]);
  });

  it('does not count a face that the near look has found, however differently it is framed', async () => {
    const deep = new FixedDetector([
      small(45),
      { ...candidate(-40, 0.9), box: { x: -40, y: 60, width: 180, height: 220 } },
    ]);

    expect(
      await finderOf(
        { near, deep },
        meshWith(() => 1),
      ).find(picture, { distantToo: true }),
    ).toHaveLength(1);
  });

  it('believes a larger face only with the mesh', async () => {
    const deep = new FixedDetector([candidate(300, 0.9), candidate(500, 0.9)]);
    const mesh = meshWith((x) => (x === 500 ? 0.3 : 0.95));
    const faces = await finderOf({ near, deep }, mesh).find(picture, { distantToo: true });

    expect(faces.map(({ box }) => box.x)).toEqual([0, 300]);
    expect(faces[1]!.pose).not.toBeNull();
  });
});
