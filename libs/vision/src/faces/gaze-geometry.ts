import { type Gaze } from '@bakylau/contracts';

/** A place in a picture, pixels. */
export interface Point {
  x: number;
  y: number;
}

/** One eye as the picture shows it: its corners, left and right, and the rim of its iris as centre and diameter. */
export interface EyeReading {
  corners: readonly [Point, Point];
  iris: Point;
  irisDiameterPx: number;
}

/** The iris of nearly everybody measures 11.7 mm across (the constant that MediaPipe Iris takes for distances). */
const irisDiameterMm = 11.7;
/** From the centre about which an eye turns to the plane of the iris (mean adult eye: 13.5 mm to the cornea, iris 3 mm behind it). */
const irisRadiusMm = 10.5;

const degrees = (radians: number): number => (radians * 180) / Math.PI;
const turn = (offsetMm: number): number =>
  degrees(Math.asin(Math.max(-1, Math.min(1, offsetMm / irisRadiusMm))));

/**
 * Where one eye is turned in the head's own frame, degrees: yaw > 0 towards the right side of the picture, pitch > 0 upwards. Seen from
 * the middle between the corners, along the line through them; the size of the iris is the ruler. The zero differs from face to face,
 * in height by 10 degrees and more because lids differ: compare with the person's own usual direction.
 */
export function eyeTurn({ corners: [left, right], iris, irisDiameterPx }: EyeReading): Gaze {
  const width = Math.hypot(right.x - left.x, right.y - left.y);
  const along = { x: (right.x - left.x) / width, y: (right.y - left.y) / width };
  const offset = { x: iris.x - (left.x + right.x) / 2, y: iris.y - (left.y + right.y) / 2 };
  const mmPerPx = irisDiameterMm / irisDiameterPx;
  const across = offset.x * along.x + offset.y * along.y;
  const down = offset.y * along.x - offset.x * along.y;
  return { yawDeg: turn(across * mmPerPx), pitchDeg: -turn(down * mmPerPx) };
}

/** Both eyes look at one thing: their mean. */
export function meanGaze(left: Gaze, right: Gaze): Gaze {
  return { yawDeg: (left.yawDeg + right.yawDeg) / 2, pitchDeg: (left.pitchDeg + right.pitchDeg) / 2 };
}
