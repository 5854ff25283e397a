import { type FaceMesh } from './face-mesh';
import { faceOpenings } from './face-openings';

/** A face of 100 pixels from forehead to chin with eyes 30 wide; lips and lids are `lipGap` and `lidGap` apart. */
function meshOf({ lipGap = 0, lidGap = 9, scale = 1, flag = 1, nodRad = 0 }): FaceMesh {
  const points = new Float32Array(468 * 3);
  const put = (index: number, x: number, y: number): void =>
    points.set([x * scale, y * scale * Math.cos(nodRad), y * scale * Math.sin(nodRad)], index * 3);
  put(10, 50, 0);
  put(152, 50, 100);
  for (const [upper, lower, x] of [
    [13, 14, 50],
    [82, 87, 45],
    [312, 317, 55],
  ] as const) {
    put(upper, x, 75 - lipGap / 2);
    put(lower, x, 75 + lipGap / 2);
  }
  for (const [left, right, x, pairs] of [
    [33, 133, 10, [159, 145, 158, 153, 160, 144]],
    [362, 263, 60, [386, 374, 385, 380, 387, 373]],
  ] as const) {
    put(left, x, 40);
    put(right, x + 30, 40);
    for (let at = 0; at < pairs.length; at += 2) {
      put(pairs[at]!, x + 10 + at * 2, 40 - lidGap / 2);
      put(pairs[at + 1]!, x + 10 + at * 2, 40 + lidGap / 2);
    }
  }
  return { flag, points };
}

describe(faceOpenings.name, () => {
  it('measures a closed mouth and open eyes', () => {
    const { mouthOpening, eyeOpening } = faceOpenings(meshOf({}), 0);

    expect(mouthOpening).toBeCloseTo(0, 5);
    expect(eyeOpening).toBeCloseTo(0.3, 5);
  });

  it('measures an open mouth and closed eyes, the same near and far', () => {
    for (const scale of [0.5, 3]) {
      const { mouthOpening, eyeOpening } = faceOpenings(meshOf({ lipGap: 12, lidGap: 0, scale }), 10);
      expect(mouthOpening).toBeCloseTo(0.12, 5);
      expect(eyeOpening).toBeCloseTo(0, 5);
    }
  });

  it('does not take a nod for closing eyes', () => {
    expect(faceOpenings(meshOf({ nodRad: 0.5 }), 0).eyeOpening).toBeCloseTo(0.3, 5);
  });

  it.each([
    ['something covers the face', { flag: 0.5 }, 0],
    ['the face is far away', { scale: 0.4 }, 0],
    ['the head is turned away', {}, -50],
  ])('says nothing when %s', (_what, mesh, yawDeg) => {
    expect(faceOpenings(meshOf(mesh), yawDeg)).toEqual({ mouthOpening: null, eyeOpening: null });
  });
});
