import { type FrameObservation, type ModelReference } from '@bakylau/contracts';

/** What one picture showed of the only face's mouth. */
interface Sight {
  atMs: number;
  /** Null when there was no face, more than one, or one whose mouth cannot be measured. */
  opening: number | null;
  models: ModelReference[];
}

export interface Sighting {
  /** In the order of the pictures; null where a picture did not show the mouth. */
  openings: (number | null)[];
  models: ModelReference[];
}

/** Longer than a window of sound takes to be analysed. */
const keptMs = 15_000;

/** Remembers the mouth of the last pictures, until the sound of the same moment has been analysed. */
export class MouthTrack {
  private sights: Sight[] = [];

  add({ atMs, faces, models }: FrameObservation): void {
    const [face] = faces;
    // A face far away is a few pixels high: its lips are a guess.
    const near = faces.length === 1 && face && face.foundBy !== 'distant';
    this.sights = this.sights.filter((sight) => atMs - sight.atMs <= keptMs);
    this.sights.push({ atMs, opening: near ? face.mouthOpening : null, models });
  }

  between(fromMs: number, toMs: number): Sighting {
    const seen = this.sights.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
    return { openings: seen.map(({ opening }) => opening), models: seen.flatMap(({ models }) => models) };
  }

  clear(): void {
    this.sights = [];
  }
}
