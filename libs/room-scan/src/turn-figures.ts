import { type Look } from './look';
import { RoomCoverage } from './room-sectors';

/**
 * Faster than this, in degrees per second, does not count as seen. A laptop's camera exposes 1/30 s in a lit room: 50 degrees per second
 * then smear 17 of 640 pixels. A calm turn takes 15 s or more, which is 24.
 */
export const MAX_TURN_SPEED_DEG_PER_S = 50;

/** Movements shorter than this are the shaking of hands, not a way that was gone. */
const shakeDeg = 3;

/** A way of which nothing was seen for longer than this is unknown: it may have been any. */
const unseenMs = 1000;

export interface TurnScale {
  degPerPx: number;
  /** Horizontal field of view. */
  fieldOfViewDeg: number;
}

export interface TurnFigures {
  /** For each whole degree of the room whether it was in the picture at all, as far as the scale is known. */
  covered: boolean[];
  /** For each whole degree whether it was beyond doubt seen well. */
  clear: boolean[];
  /** Outermost directions of the camera's axis, degrees to the right of the beginning; without looks that were placed later. */
  leftmostDeg: number;
  rightmostDeg: number;
  /** Degrees between the outermost directions, looks that were placed later included. */
  turnedDeg: number;
  /** All the way that the axis went to and fro, degrees; not what it went unseen. */
  pathDeg: number;
  /** Degrees between the highest and the lowest direction of the axis. */
  tiltDeg: number;
  /** Shares of the pictures, 0 to 1. Dark ones, and those whose place was lost in the dark, also when it was found later. */
  darkShare: number;
  /** Blurred ones that were not fast. */
  blurredShare: number;
  /** Too fast, or so far from the one before that nothing fits together; of the pictures that show a movement. */
  fastShare: number;
  looks: number;
  located: number;
}

/** What the pictures of a turn say together, at the likeliest scale and at the least one that is possible. */
export function measureTurn(looks: readonly Look[], likely: TurnScale, least: TurnScale): TurnFigures {
  const covered = new RoomCoverage();
  const clear = new RoomCoverage();
  const figures = {
    leftmostDeg: 0,
    rightmostDeg: 0,
    pathDeg: 0,
    looks: looks.length,
    located: 0,
  };
  const counts = { dark: 0, blurred: 0, fast: 0, moving: 0 };
  const tilt = { lowestDeg: Infinity, highestDeg: -Infinity };
  let anchorDeg = 0;
  let lastSpeedDegPerS = 0;
  let lastLocatedMs = looks[0]?.atMs ?? 0;
  let lostInTheDark = false;
  let wasPlacedLater = false;
  const outermost = { leftDeg: 0, rightDeg: 0 };
  for (const look of looks) {
    const speed = look.speedPxPerS === null ? null : Math.abs(look.speedPxPerS * likely.degPerPx);
    lostInTheDark = look.positionPx === null && (lostInTheDark || look.clarity === 'dark' || look.dim);
    const fast = !lostInTheDark && isFast(look, speed, lastSpeedDegPerS);
    if (lostInTheDark || look.placedLater) counts.dark++;
    else if (fast) counts.fast++;
    else if (look.clarity === 'blurred') counts.blurred++;
    if (fast || (speed ?? 0) > shakeDeg) counts.moving++;
    if (look.positionPx === null) continue;
    figures.located++;
    lastSpeedDegPerS = speed ?? lastSpeedDegPerS;
    const deg = look.positionPx * likely.degPerPx;
    outermost.leftDeg = Math.min(outermost.leftDeg, deg);
    outermost.rightDeg = Math.max(outermost.rightDeg, deg);
    if (!look.placedLater) {
      figures.leftmostDeg = Math.min(figures.leftmostDeg, deg);
      figures.rightmostDeg = Math.max(figures.rightmostDeg, deg);
    }
    const tiltDeg = (look.verticalPx ?? 0) * likely.degPerPx;
    tilt.lowestDeg = Math.min(tilt.lowestDeg, tiltDeg);
    tilt.highestDeg = Math.max(tilt.highestDeg, tiltDeg);
    if (look.atMs - lastLocatedMs > unseenMs || look.placedLater !== wasPlacedLater) anchorDeg = deg;
    wasPlacedLater = look.placedLater;
    lastLocatedMs = look.atMs;
    if (Math.abs(deg - anchorDeg) >= shakeDeg) {
      figures.pathDeg += Math.abs(deg - anchorDeg);
      anchorDeg = deg;
    }
    covered.add(...viewOf(look.positionPx, likely));
    if (look.clarity === 'clear' && !fast) clear.add(...viewOf(look.positionPx, least));
  }
  return {
    ...figures,
    turnedDeg: outermost.rightDeg - outermost.leftDeg,
    tiltDeg: figures.located > 0 ? tilt.highestDeg - tilt.lowestDeg : 0,
    covered: covered.degrees(),
    clear: clear.degrees(),
    darkShare: counts.dark / Math.max(1, looks.length),
    blurredShare: counts.blurred / Math.max(1, looks.length),
    fastShare: counts.fast / Math.max(1, counts.moving),
  };
}

const viewOf = (positionPx: number, { degPerPx, fieldOfViewDeg }: TurnScale): [number, number] => [
  positionPx * degPerPx - fieldOfViewDeg / 2,
  positionPx * degPerPx + fieldOfViewDeg / 2,
];

/** A picture that fits nowhere although it is clear was a jump; a blurred one was, when the camera had been fast before. */
function isFast(look: Look, speedDegPerS: number | null, lastSpeedDegPerS: number): boolean {
  if (look.positionPx !== null) return speedDegPerS !== null && speedDegPerS > MAX_TURN_SPEED_DEG_PER_S;
  return look.clarity === 'clear' || lastSpeedDegPerS > MAX_TURN_SPEED_DEG_PER_S / 2;
}
