import { type RoomSector } from '@bakylau/contracts';

/** Eighths of the room, clockwise from where the turn began; each is centred on its direction. */
export const SECTOR_NAMES = [
  'front',
  'front_right',
  'right',
  'back_right',
  'back',
  'back_left',
  'left',
  'front_left',
] as const;
export type SectorName = (typeof SECTOR_NAMES)[number];

const sectorWidthDeg = 360 / SECTOR_NAMES.length;
/** A sector counts as seen when this share of it was; what the camera misses is then narrower than a person 3 m away. */
const seenShare = 0.85;

/** Which whole degrees of the room were seen, clockwise from the beginning of the turn. */
export class RoomCoverage {
  private readonly edges = new Int32Array(361);

  /** Marks everything between two directions, in degrees; `toDeg` is greater than `fromDeg`, both may be any number of turns away. */
  add(fromDeg: number, toDeg: number): void {
    const from = Math.round(fromDeg);
    const length = Math.min(360, Math.round(toDeg) - from);
    const begin = ((from % 360) + 360) % 360;
    const end = begin + length;
    this.edges[begin]!++;
    this.edges[Math.min(end, 360)]!--;
    if (end > 360) {
      this.edges[0]!++;
      this.edges[end - 360]!--;
    }
  }

  /** For each degree whether it was seen. */
  degrees(): boolean[] {
    let depth = 0;
    return Array.from({ length: 360 }, (_, at) => (depth += this.edges[at]!) > 0);
  }
}

/** Sectors of which too little was seen. */
export function missingSectorNames(seen: readonly boolean[]): SectorName[] {
  return SECTOR_NAMES.filter((_, index) => {
    const from = index * sectorWidthDeg - sectorWidthDeg / 2;
    let count = 0;
    for (let at = Math.ceil(from); at < from + sectorWidthDeg; at++) count += seen[(at + 360) % 360] ? 1 : 0;
    return count < seenShare * sectorWidthDeg;
  });
}

/** Stretches of more than `shortestDeg` degrees that were not seen; one that crosses the beginning is not cut there. */
export function missingRanges(seen: readonly boolean[], shortestDeg = 5): RoomSector[] {
  const first = seen.indexOf(true);
  if (first < 0) return [{ fromDeg: 0, toDeg: 360 }];
  const ranges: RoomSector[] = [];
  for (let at = first, from: number | null = null; at <= first + 360; at++) {
    if (!seen[at % 360]) from ??= at;
    else if (from !== null) {
      if (at - from > shortestDeg) ranges.push({ fromDeg: from % 360, toDeg: (from % 360) + at - from });
      from = null;
    }
  }
  return ranges;
}
