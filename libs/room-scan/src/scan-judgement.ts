import { type RoomScanAdvice, type RoomScanRefusal, type RoomSector } from '@bakylau/contracts';
import { MAX_TURN_SPEED_DEG_PER_S, type TurnFigures } from './turn-figures';
import { type Look } from './look';

export const scanLimits = {
  /** Fewer pictures cannot show a whole room: 360 degrees are 6 of them side by side. */
  minLooks: 8,
  /** A camera whose axis moved less than this stood still; hands shake by a few degrees. */
  stillDeg: 25,
  /** A camera that tilts by so much while it stands still otherwise is turned on its side: hands and a look at the desk give less. */
  tiltedDeg: 60,
  /** So many times the distance between the outermost directions is a way to and fro. */
  toAndFro: 1.6,
  /** A tenth of a turn is a door or a person, and the place is often lost behind it. */
  darkShare: 0.1,
  /** Shares of pictures from which on they are named as the reason. */
  blurredShare: 0.3,
  fastShare: 0.25,
} as const;

export interface Judgement {
  complete: boolean;
  reasons: RoomScanRefusal[];
}

/**
 * Whether a turn counts: whether nothing of the room is missing. If not, why, the most important reason first.
 * @param missing what was not seen well beyond doubt
 */
export function judgeTurn(figures: TurnFigures, missing: readonly RoomSector[], closed: boolean): Judgement {
  if (figures.looks < scanLimits.minLooks) return { complete: false, reasons: ['too_few_frames'] };
  if (missing.length === 0) return { complete: true, reasons: [] };
  const reasons = [...pictureReasons(figures), ...turnReasons(figures, closed)];
  return { complete: false, reasons: reasons.length > 0 ? reasons : ['stopped_early'] };
}

function pictureReasons(figures: TurnFigures): RoomScanRefusal[] {
  const reasons: RoomScanRefusal[] = [];
  if (figures.darkShare > scanLimits.darkShare) reasons.push('too_dark');
  if (figures.turnedDeg >= scanLimits.stillDeg && figures.fastShare > scanLimits.fastShare)
    reasons.push('too_fast');
  if (figures.blurredShare > scanLimits.blurredShare) reasons.push('blurred');
  return reasons;
}

function turnReasons(figures: TurnFigures, closed: boolean): RoomScanRefusal[] {
  // Where nothing could be followed, nothing can be said about the way.
  if (closed || figures.located < figures.looks / 2) return [];
  if (figures.turnedDeg < scanLimits.stillDeg)
    return [figures.tiltDeg < scanLimits.tiltedDeg ? 'still_camera' : 'turned_on_side'];
  // Nor where it was lost in the dark: it may have gone all the way round.
  if (figures.darkShare > scanLimits.darkShare) return [];
  return [figures.pathDeg > scanLimits.toAndFro * figures.turnedDeg ? 'back_and_forth' : 'stopped_early'];
}

const adviceLimits = {
  begunDeg: 8,
  /** From here on it is said, before pictures stop counting. */
  hurryDegPerS: 0.8 * MAX_TURN_SPEED_DEG_PER_S,
  slowDegPerS: 4,
  slowForMs: 3000,
  /** A turn back by less is a correction. */
  backDeg: 20,
} as const;

/** What the person should be told now. */
export function adviseTurn(looks: readonly Look[], figures: TurnFigures, degPerPx: number): RoomScanAdvice {
  const last = looks.at(-1);
  if (!last) return 'begin';
  if (last.clarity === 'dark') return 'more_light';
  if (last.positionPx === null && last.dim) return 'more_light';
  if (last.positionPx === null)
    return last.clarity === 'blurred' && figures.fastShare === 0 ? 'hold_steady' : 'slower';
  const speed = Math.abs((last.speedPxPerS ?? 0) * degPerPx);
  if (speed > adviceLimits.hurryDegPerS) return 'slower';
  if (last.clarity === 'blurred') return 'hold_steady';
  if (figures.rightmostDeg - figures.leftmostDeg < adviceLimits.begunDeg) return 'begin';
  const position = last.positionPx * degPerPx;
  const back =
    figures.rightmostDeg >= -figures.leftmostDeg
      ? figures.rightmostDeg - position
      : position - figures.leftmostDeg;
  if (back > adviceLimits.backDeg) return 'same_direction';
  return hasDawdled(looks, degPerPx) ? 'faster' : 'go_on';
}

function hasDawdled(looks: readonly Look[], degPerPx: number): boolean {
  const last = looks.at(-1)!;
  for (let at = looks.length - 1; at >= 0; at--) {
    const { atMs, speedPxPerS } = looks[at]!;
    if (Math.abs((speedPxPerS ?? 0) * degPerPx) > adviceLimits.slowDegPerS) return false;
    if (last.atMs - atMs >= adviceLimits.slowForMs) return true;
  }
  return false;
}
