import { type ClarityVerdict } from './picture-clarity';

/** What is known of one picture of a turn. */
export interface Look {
  atMs: number;
  clarity: ClarityVerdict;
  /** Whether so little light is in it that noise can have hidden its place. */
  dim: boolean;
  /** Where the camera points, pixels on the cylinder to the right of where the turn began; null when nobody knows. */
  positionPx: number | null;
  /** Pixels by which things lie lower than in the first picture; null as above. */
  verticalPx: number | null;
  /** Pixels per second to the right, over the last third of a second or more; null while unknown. */
  speedPxPerS: number | null;
  /** Whether the place was found only later, when pictures after a dark stretch were joined to what came before it. */
  placedLater: boolean;
}

/** Speed is taken over at least this time; less shows the shaking of hands. */
const speedWindowMs = 300;
/** An older picture says nothing about the speed now. */
const speedMemoryMs = 1200;

/** Pixels per second to the right, from the pictures before to one that points to `positionPx`; null while unknown. */
export function speedTo(
  before: readonly Pick<Look, 'atMs' | 'positionPx'>[],
  atMs: number,
  positionPx: number,
): number | null {
  let speed: number | null = null;
  for (let at = before.length - 1; at >= 0; at--) {
    const look = before[at]!;
    const elapsedMs = atMs - look.atMs;
    if (elapsedMs > speedMemoryMs) break;
    if (look.positionPx === null || elapsedMs <= 0) continue;
    speed = ((positionPx - look.positionPx) * 1000) / elapsedMs;
    if (elapsedMs >= speedWindowMs) break;
  }
  return speed;
}
