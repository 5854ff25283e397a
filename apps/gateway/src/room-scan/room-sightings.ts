import { type Box, type FrameObservation } from '@bakylau/contracts';

type Seen = Pick<FrameObservation, 'faces' | 'persons' | 'objects' | 'quality'>;

/** What is seen again within this angle is the same thing, degrees. Two people side by side at a desk's distance are farther apart. */
const SAME_DEG = 14;
/** A single sighting may be the network's fancy; a thing that stays in view for a second is seen at least twice. */
const LEAST_SIGHTINGS = 2;
const SCREENS: readonly string[] = ['screen', 'laptop'];

interface Thing {
  headingDeg: number;
  sightings: number;
}

/**
 * Counts people and screens of one turn, each once: sightings from about the same direction are one thing. Two people who stand
 * behind each other count as one; somebody who walks through the room may count twice.
 */
export class RoomSightings {
  readonly #persons: Thing[] = [];
  readonly #screens: Thing[] = [];
  #looks = 0;

  /** Null when nobody looked, which is not the same as nothing seen. */
  get counts(): { persons: number | null; screens: number | null } {
    if (this.#looks === 0) return { persons: null, screens: null };
    const count = (things: readonly Thing[]) =>
      things.filter(({ sightings }) => sightings >= LEAST_SIGHTINGS).length;
    return { persons: count(this.#persons), screens: count(this.#screens) };
  }

  /** @param headingDeg where the middle of the picture points @param fieldOfViewDeg horizontal */
  add(headingDeg: number, fieldOfViewDeg: number, { faces, persons, objects, quality }: Seen): void {
    this.#looks += 1;
    const directionOf = ({ x, width }: Box): number => {
      const share = (x + width / 2) / quality.width - 0.5;
      const half = Math.tan((fieldOfViewDeg * Math.PI) / 360);
      return headingDeg + (Math.atan(2 * share * half) * 180) / Math.PI;
    };
    // A face and the body below it are one person of the same picture.
    const people: Thing[] = [];
    for (const { box } of [...(persons ?? []), ...faces]) merge(people, directionOf(box));
    for (const person of people) merge(this.#persons, person.headingDeg);
    for (const { kind, box } of objects ?? [])
      if (SCREENS.includes(kind)) merge(this.#screens, directionOf(box));
  }
}

function merge(things: Thing[], headingDeg: number): void {
  const same = things.find((thing) => distanceDeg(thing.headingDeg, headingDeg) <= SAME_DEG);
  if (same) same.sightings += 1;
  else things.push({ headingDeg, sightings: 1 });
}

function distanceDeg(a: number, b: number): number {
  const apart = (((a - b) % 360) + 360) % 360;
  return Math.min(apart, 360 - apart);
}
