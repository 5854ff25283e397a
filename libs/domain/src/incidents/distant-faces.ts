import { type Box, type FrameObservation } from '@bakylau/contracts';
import { relativeDistance } from './box-geometry';
import { type RulesPolicy } from './rules-policy';

interface DistantTrack {
  /** Boxes of the scans that saw it, the last one last. */
  boxes: Box[];
  sinceMs: number;
}

/** Faces that only the slow scan finds, from scan to scan. */
export class DistantFaces {
  private tracks: DistantTrack[] = [];
  private lastScanMs = -Infinity;

  constructor(private readonly policy: RulesPolicy['distantFace']) {}

  /** Takes a frame; one that was not scanned says nothing about distant faces. */
  note({ atMs, distantFacesScanned, faces }: FrameObservation): void {
    if (!distantFacesScanned) return;
    const before = atMs - this.lastScanMs <= 2 * this.policy.holdMs ? this.tracks : [];
    const free = [...before];
    this.lastScanMs = atMs;
    this.tracks = faces
      .filter(({ foundBy }) => foundBy === 'distant')
      .map(({ box }) => {
        const match = free.find(
          ({ boxes }) => relativeDistance(box, boxes.at(-1) ?? box) <= this.policy.samePlaceWithin,
        );
        if (!match) return { boxes: [box], sinceMs: atMs };
        free.splice(free.indexOf(match), 1);
        return { boxes: [...match.boxes, box], sinceMs: match.sinceMs };
      });
  }

  /** First scan of each distant face that counts as a person at this time. */
  personsSinceMs(atMs: number): number[] {
    if (atMs - this.lastScanMs > this.policy.holdMs) return [];
    const { minScans } = this.policy;
    return this.tracks
      .filter((track) => track.boxes.length >= minScans && !this.isStill(track))
      .map(({ sinceMs }) => sinceMs);
  }

  /** Boxes of distant faces that never moved, which posters do. */
  pictures(atMs: number): Box[] {
    if (atMs - this.lastScanMs > this.policy.holdMs) return [];
    return this.tracks.filter((track) => this.isStill(track)).flatMap(({ boxes }) => boxes.slice(-1));
  }

  private isStill({ boxes }: DistantTrack): boolean {
    const [first, ...later] = boxes;
    if (!first || boxes.length < this.policy.pictureScans) return false;
    return later.every((box) => relativeDistance(first, box) < this.policy.stillWithin);
  }
}
