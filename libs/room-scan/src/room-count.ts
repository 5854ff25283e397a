import { type Box, type FrameObservation } from '@bakylau/contracts';

/** What one picture of a turn showed, and where it looked. */
export interface RoomObservation extends Pick<FrameObservation, 'persons' | 'objects'> {
  /** Degrees to the right of where the turn began. */
  headingDeg: number;
  /** Width of the observed picture, pixels. */
  widthPx: number;
  faces: readonly { box: Box }[];
}

/** A person or a screen that several pictures show in the same direction. */
export interface RoomSighting {
  kind: 'person' | 'screen';
  /** Degrees to the right of where the turn began, 0 to 360. */
  headingDeg: number;
  /** Number of pictures that show it, and the highest score among them. */
  pictures: number;
  score: number;
}

export interface RoomCount {
  persons: number;
  screens: number;
  sightings: RoomSighting[];
}

/** Detections below this are noise in most pictures. */
const minScore = 0.45;
/** One picture alone counts only from this score on; the same direction in two pictures counts at once. */
const minScoreAlone = 0.6;
/** The same thing, seen in two pictures of a turn, lies in the same direction up to this: errors of the turn, and somebody leaning. */
const sameDirectionDeg = 10;

interface Detection {
  kind: RoomSighting['kind'];
  headingDeg: number;
  score: number;
}

/**
 * Counts people and screens once each, however many pictures show them: what lies in the same direction is the same. Two in one picture are
 * never the same. Who walks along during the turn counts more than once, and who stands behind somebody does not count.
 */
export function countRoom(observations: readonly RoomObservation[], fieldOfViewDeg: number): RoomCount {
  const sightings: RoomSighting[] = [];
  for (const observation of observations) {
    const free = new Set(sightings);
    for (const detection of detectionsOf(observation, fieldOfViewDeg)) {
      const known = nearest(detection, free);
      if (!known) sightings.push({ ...detection, pictures: 1 });
      else {
        free.delete(known);
        merge(known, detection);
      }
    }
  }
  const sure = sightings.filter(({ pictures, score }) => pictures > 1 || score >= minScoreAlone);
  return {
    persons: sure.filter(({ kind }) => kind === 'person').length,
    screens: sure.filter(({ kind }) => kind === 'screen').length,
    sightings: sure.toSorted((a, b) => a.headingDeg - b.headingDeg),
  };
}

/** The surest first, so that they choose their sighting first. */
function detectionsOf(observation: RoomObservation, fieldOfViewDeg: number): Detection[] {
  const persons = (observation.persons ?? []).filter(({ score }) => score >= minScore);
  const screens = (observation.objects ?? []).filter(
    ({ kind, score }) => (kind === 'screen' || kind === 'laptop') && score >= minScore,
  );
  const bodiless = observation.faces.filter(({ box }) => !persons.some((person) => holds(person.box, box)));
  const detections: Detection[] = [
    ...persons.map(({ box, score }) => ({ kind: 'person' as const, box, score })),
    // A face that the mesh confirmed is surer than any box of a body.
    ...bodiless.map(({ box }) => ({ kind: 'person' as const, box, score: 1 })),
    ...screens.map(({ box, score }) => ({ kind: 'screen' as const, box, score })),
  ].map(({ kind, box, score }) => ({ kind, score, headingDeg: headingOf(box, observation, fieldOfViewDeg) }));
  return detections.toSorted((a, b) => b.score - a.score);
}

function headingOf(box: Box, { headingDeg, widthPx }: RoomObservation, fieldOfViewDeg: number): number {
  const camera = widthPx / 2 / Math.tan((fieldOfViewDeg * Math.PI) / 360);
  const offset = (Math.atan((box.x + box.width / 2 - widthPx / 2) / camera) * 180) / Math.PI;
  return (((headingDeg + offset) % 360) + 360) % 360;
}

function holds(outer: Box, inner: Box): boolean {
  const x = inner.x + inner.width / 2;
  const y = inner.y + inner.height / 2;
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}

/** Signed difference on the circle, -180 to 180. */
const turnTo = (fromDeg: number, toDeg: number): number => ((toDeg - fromDeg + 540) % 360) - 180;

function nearest(detection: Detection, sightings: Iterable<RoomSighting>): RoomSighting | null {
  let best: RoomSighting | null = null;
  let bestDeg = sameDirectionDeg;
  for (const sighting of sightings) {
    const apart = Math.abs(turnTo(sighting.headingDeg, detection.headingDeg));
    if (sighting.kind !== detection.kind || apart > bestDeg) continue;
    best = sighting;
    bestDeg = apart;
  }
  return best;
}

function merge(sighting: RoomSighting, { headingDeg, score }: Detection): void {
  sighting.pictures++;
  sighting.score = Math.max(sighting.score, score);
  const step = turnTo(sighting.headingDeg, headingDeg) / sighting.pictures;
  sighting.headingDeg = (sighting.headingDeg + step + 360) % 360;
}
