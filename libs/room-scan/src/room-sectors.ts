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
/** Gaps up to this, in degrees, do not count: a person 3 m away is as wide. */
const ignoredGapDeg = 10;
/** Unless they are more than this together. */
const ignoredInAllDeg = 15;
/** A sector is missing when more than this of it is, or the middle of a gap that counts is in it. */
const missingOfSectorDeg = ignoredGapDeg / 2;

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

/** Sectors that the ranges of `missingRanges` reach into; none when there are no ranges. */
export function missingSectorNames(ranges: readonly RoomSector[]): SectorName[] {
  return SECTOR_NAMES.filter((_, index) => {
    const from = index * sectorWidthDeg - sectorWidthDeg / 2;
    const hasMiddle = ranges.some(
      ({ fromDeg, toDeg }) => ((fromDeg + toDeg) / 2 - from + 720) % 360 < sectorWidthDeg,
    );
    const missing = ranges.flatMap(({ fromDeg, toDeg }) =>
      [-360, 0, 360].map(
        (turn) => Math.min(toDeg + turn, from + sectorWidthDeg) - Math.max(fromDeg + turn, from),
      ),
    );
    return hasMiddle || missing.reduce((sum, deg) => sum + Math.max(0, deg), 0) > missingOfSectorDeg;
  });
}

/** Stretches that were not seen, without a few narrow ones; one that crosses the beginning is not cut there. */
export function missingRanges(seen: readonly boolean[]): RoomSector[] {
  const gaps = gapsIn(seen);
  const narrow = gaps.filter((gap) => widthOf(gap) <= ignoredGapDeg);
  const narrowDeg = narrow.reduce((sum, gap) => sum + widthOf(gap), 0);
  return narrowDeg > ignoredInAllDeg ? gaps : gaps.filter((gap) => !narrow.includes(gap));
}

const widthOf = ({ fromDeg, toDeg }: RoomSector): number => toDeg - fromDeg;

function gapsIn(seen: readonly boolean[]): RoomSector[] {
  const first = seen.indexOf(true);
  if (first < 0) return [{ fromDeg: 0, toDeg: 360 }];
  const ranges: RoomSector[] = [];
  for (let at = first, from: number | null = null; at <= first + 360; at++) {
    if (!seen[at % 360]) from ??= at;
    else if (from !== null) {
      ranges.push({ fromDeg: from % 360, toDeg: (from % 360) + at - from });
      from = null;
    }
  }
  return ranges;
}
