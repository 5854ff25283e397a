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

describe(FaceFinder.name, () => {
  it('keeps the boxes that the mesh confirms', async () => {
    const detector = new FixedDetector([candidate(0, 0.6), candidate(300, 0.5)]);
    const sut = new FaceFinder(
      detector,
      new FixedDetector([]),
      meshWith((x) => (x === 0 ? 0.95 : 0.4)),
    );

    const faces = await sut.find(picture);

    expect(faces.map((face) => face.box.x)).toEqual([0]);
    expect(faces[0]).toMatchObject({ score: 0.6, meshScore: 0.95 });
  });

  it('asks the wide detector only when nobody was found, and then believes a sure mesh only', async () => {
    const wide = new FixedDetector([candidate(10, 0.5), candidate(400, 0.5)]);
    const mesh = meshWith((x) => (x === 10 ? 0.95 : 0.8));

    expect(
      await new FaceFinder(new FixedDetector([candidate(200, 0.5)]), wide, mesh).find(picture),
    ).toHaveLength(1);
    expect(wide.calls).toBe(0);

    const faces = await new FaceFinder(new FixedDetector([]), wide, mesh).find(picture);
    expect(wide.calls).toBe(1);
    expect(faces.map((face) => face.box.x)).toEqual([10]);
  });

  it('believes a sure detector when a hand lowers the flag', async () => {
    const mesh = meshWith(() => 0.4);

    expect(
      await new FaceFinder(new FixedDetector([candidate(0, 0.86)]), new FixedDetector([]), mesh).find(
        picture,
      ),
    ).toHaveLength(1);
    expect(
      await new FaceFinder(new FixedDetector([candidate(0, 0.6)]), new FixedDetector([]), mesh).find(picture),
    ).toHaveLength(0);
  });

  it('looks again upright when the tilt of the eyes was guessed wrong', async () => {
    const mesh = meshWith((_x, tiltRad) => (tiltRad === 0 ? 0.95 : 0.1));

    const faces = await new FaceFinder(
      new FixedDetector([candidate(0, 0.5, 1.2)]),
      new FixedDetector([]),
      mesh,
    ).find(picture);

    expect(faces).toHaveLength(1);
  });

  it('counts one face once', async () => {
    const detector = new FixedDetector([candidate(100, 0.9), candidate(110, 0.8)]);

    expect(
      await new FaceFinder(
        detector,
        new FixedDetector([]),
        meshWith(() => 1),
      ).find(picture),
    ).toHaveLength(1);
  });
});
