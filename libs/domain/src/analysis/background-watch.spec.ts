import { faceOf, frameOf } from '../incidents/session-stream.factory';
import { type SceneParts, thumbnailAt } from '../incidents/synthetic-scene.factory';
import { BackgroundWatch } from './background-watch';

const pictureAt = (atMs: number, scene: SceneParts = {}) =>
  frameOf(atMs, {}, { thumbnail: thumbnailAt(atMs, scene) });
const candidate = faceOf().box;
/** Somebody whose face is 20 pixels high, down to the hips. */
const passerBy = { x: 560, y: 60, width: 60, height: 90 };

function watching(scene: SceneParts = {}): BackgroundWatch {
  const sut = new BackgroundWatch();
  sut.scan(pictureAt(0, scene));
  return sut;
}

describe(BackgroundWatch.name, () => {
  it.each([0, 3, 12])('takes a still room for the same, with noise of %i luma steps', (noise) => {
    const sut = watching({ noise });
    for (let atMs = 1000; atMs < 60_000; atMs += 1000) sut.note(pictureAt(atMs, { noise }));
    expect(sut.hasChanged).toBe(false);
  });

  it('lets the candidate move about before it', () => {
    const sut = watching();
    const leaning = { ...candidate, x: candidate.x - 60, width: candidate.width + 120 };
    sut.note(pictureAt(1000, { moving: [leaning] }));
    expect(sut.hasChanged).toBe(false);
  });

  it('sees somebody small come in, and remembers it until the next scan', () => {
    const sut = watching();
    sut.note(pictureAt(1000, { moving: [candidate, passerBy], noise: 6 }));
    expect(sut.hasChanged).toBe(true);
    sut.note(pictureAt(2000));
    expect(sut.hasChanged).toBe(true);
    sut.scan(pictureAt(3000));
    expect(sut.hasChanged).toBe(false);
  });

  it('sees that the camera shows another room', () => {
    const sut = watching();
    sut.note(pictureAt(1000, { room: 2 }));
    expect(sut.hasChanged).toBe(true);
  });

  it('takes a picture without a thumbnail for a change', () => {
    const sut = watching();
    sut.note(frameOf(1000));
    expect(sut.hasChanged).toBe(true);
    sut.scan(frameOf(2000));
    expect(sut.hasChanged).toBe(true);
  });
});
