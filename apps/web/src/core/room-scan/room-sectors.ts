import type { RoomSector } from '@bakylau/contracts';

/** Where something lies, seen from where the turn began: eight directions of 45 degrees. */
export const ROOM_DIRECTIONS = [
  'front',
  'front_right',
  'right',
  'back_right',
  'back',
  'back_left',
  'left',
  'front_left',
] as const;
export type RoomDirection = (typeof ROOM_DIRECTIONS)[number];

const EIGHTH_DEG = 45;
/** A sliver of a direction is not worth naming. */
const LEAST_NAMED_DEG = 12;

/** Names the directions of which a part is missing, clockwise from the front. */
export function directionsOf(missing: readonly RoomSector[]): RoomDirection[] {
  return ROOM_DIRECTIONS.filter((_, index) => {
    const centre = index * EIGHTH_DEG;
    const lost = missing.reduce((sum, sector) => sum + overlapDeg(sector, centre), 0);
    return lost >= LEAST_NAMED_DEG;
  });
}

/** The parts of the circle that were seen: what the missing ones leave. */
export function coveredSectors(missing: readonly RoomSector[]): RoomSector[] {
  const pieces = missing
    .flatMap(({ fromDeg, toDeg }) =>
      toDeg > 360
        ? [
            { fromDeg, toDeg: 360 },
            { fromDeg: 0, toDeg: toDeg - 360 },
          ]
        : [{ fromDeg, toDeg }],
    )
    .sort((a, b) => a.fromDeg - b.fromDeg);
  const covered: RoomSector[] = [];
  let reached = 0;
  for (const { fromDeg, toDeg } of pieces) {
    if (fromDeg > reached) covered.push({ fromDeg: reached, toDeg: fromDeg });
    reached = Math.max(reached, toDeg);
  }
  if (reached < 360) covered.push({ fromDeg: reached, toDeg: 360 });
  return covered;
}

/** Degrees that a sector shares with the eighth around a direction, over the seam of the circle too. */
function overlapDeg({ fromDeg, toDeg }: RoomSector, centre: number): number {
  return [-360, 0, 360].reduce((sum, shift) => {
    const from = Math.max(fromDeg + shift, centre - EIGHTH_DEG / 2);
    const to = Math.min(toDeg + shift, centre + EIGHTH_DEG / 2);
    return sum + Math.max(to - from, 0);
  }, 0);
}
