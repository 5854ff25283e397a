import { type FaceMesh } from './face-mesh';
import { headPose } from './head-pose';

type Vector = [number, number, number];
const radians = (deg: number): number => (deg * Math.PI) / 180;

/** A face that looks straight into the camera; x right, y down, z away from the camera. */
const frontal: Record<number, Vector> = {
  234: [-60, 0, 40],
  454: [60, 0, 40],
  10: [0, -80, 0],
  152: [0, 80, 0],
};

function meshOf(turn: (point: Vector) => Vector): FaceMesh {
  const points = new Float32Array(468 * 3);
  for (const [index, point] of Object.entries(frontal)) points.set(turn(point), Number(index) * 3);
  return { flag: 1, points };
}

/** Turns about the vertical axis so that the nose (towards the camera, -z) moves to the right side of the picture. */
const yawed =
  (deg: number) =>
  ([x, y, z]: Vector): Vector => {
    const [cos, sin] = [Math.cos(radians(deg)), Math.sin(radians(deg))];
    return [x * cos - z * sin, y, x * sin + z * cos];
  };

const pitched =
  (deg: number) =>
  ([x, y, z]: Vector): Vector => {
    const [cos, sin] = [Math.cos(radians(deg)), Math.sin(radians(deg))];
    return [x, y * cos + z * sin, -y * sin + z * cos];
  };

const rolled =
  (deg: number) =>
  ([x, y, z]: Vector): Vector => {
    const [cos, sin] = [Math.cos(radians(deg)), Math.sin(radians(deg))];
    return [x * cos - y * sin, x * sin + y * cos, z];
  };

describe(headPose.name, () => {
  it('is zero for a frontal face', () => {
    const pose = headPose(meshOf((point) => point));

    expect(pose.yawDeg).toBeCloseTo(0);
    expect(pose.pitchDeg).toBeCloseTo(0);
    expect(pose.rollDeg).toBeCloseTo(0);
  });

  it('gives positive yaw to a face that turns to the right side of the picture', () => {
    expect(headPose(meshOf(yawed(30))).yawDeg).toBeCloseTo(30, 3);
    expect(headPose(meshOf(yawed(-45))).yawDeg).toBeCloseTo(-45, 3);
  });

  it('gives positive pitch to a face that looks up', () => {
    const nose: Vector = [0, 0, -50];
    expect(pitched(20)(nose)[1]).toBeLessThan(0);
    expect(headPose(meshOf(pitched(20))).pitchDeg).toBeCloseTo(20, 3);
    expect(headPose(meshOf(pitched(-15))).pitchDeg).toBeCloseTo(-15, 3);
  });

  it('gives positive roll to a head that tilts clockwise', () => {
    expect(headPose(meshOf(rolled(25))).rollDeg).toBeCloseTo(25, 3);
  });
});
