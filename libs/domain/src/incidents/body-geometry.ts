import { BODY_JOINTS, type BodyJoint, type ObservedBody } from '@bakylau/contracts';

type Joint = ObservedBody['joints'][number];

/** Joints that move when somebody at a desk does. */
const UPPER_BODY: readonly BodyJoint[] = [
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
];

export function jointOf(body: ObservedBody, name: BodyJoint, minScore: number): Joint | null {
  const joint = body.joints[BODY_JOINTS.indexOf(name)];
  return joint && joint.score >= minScore ? joint : null;
}

/** Distance of the shoulders in pixels; null when one is not sure. */
export function shoulderWidthOf(body: ObservedBody, minScore: number): number | null {
  const left = jointOf(body, 'leftShoulder', minScore);
  const right = jointOf(body, 'rightShoulder', minScore);
  const width = left && right ? Math.hypot(left.x - right.x, left.y - right.y) : 0;
  return width > 0 ? width : null;
}

/** Mean way of the upper body's joints from one look to another, in pixels; null with fewer than two joints sure in both. */
export function upperBodyMovement(from: ObservedBody, to: ObservedBody, minScore: number): number | null {
  const ways = UPPER_BODY.flatMap((name) => {
    const [a, b] = [jointOf(from, name, minScore), jointOf(to, name, minScore)];
    return a && b ? [Math.hypot(a.x - b.x, a.y - b.y)] : [];
  });
  return ways.length < 2 ? null : ways.reduce((sum, way) => sum + way, 0) / ways.length;
}
