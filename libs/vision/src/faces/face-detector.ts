import { type Box } from '@bakylau/contracts';
import { type RgbPicture } from '../rgb-picture';

/** A place that may hold a face. */
export interface FaceCandidate {
  /** In picture pixels; may reach outside the picture. */
  box: Box;
  /** 0 to 1. */
  score: number;
  /** Angle of the line from eye to eye, clockwise in the picture. */
  tiltRad: number;
}

/** Finds places that may hold faces in a whole picture; best first, overlaps removed. */
export interface FaceDetector {
  detect(picture: RgbPicture): Promise<FaceCandidate[]>;
}

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
export const logit = (probability: number): number => Math.log(probability / (1 - probability));

/** Tilt of the eyes, given in one row of a network: left eye of the picture at `at`, the other one behind it. */
export const eyeTilt = (row: Float32Array, at: number): number =>
  Math.atan2(row[at + 3]! - row[at + 1]!, row[at + 2]! - row[at]!);

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

const holdsCentreOf = (a: Box, b: Box): boolean => {
  const [x, y] = [b.x + b.width / 2, b.y + b.height / 2];
  return x >= a.x && x <= a.x + a.width && y >= a.y && y <= a.y + a.height;
};

/** Whether two boxes of different networks, which frame faces differently, are about one face. */
export const isSamePlace = (a: Box, b: Box): boolean => holdsCentreOf(a, b) || holdsCentreOf(b, a);

/** A face that overlaps the place of a known one by this share is that one. */
const SAME_PLACE = 0.3;

/** Whether a face is at one of these places. */
export const isAmong = (box: Box, places: readonly Box[]): boolean =>
  places.some((place) => overlap(place, box) >= SAME_PLACE);

/** Keeps the best of boxes that overlap by more than `maxOverlap` (intersection over union). */
export function suppressOverlaps<T extends { box: Box; score: number }>(
  candidates: T[],
  maxOverlap: number,
): T[] {
  const kept: T[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(other.box, candidate.box) <= maxOverlap)) kept.push(candidate);
  }
  return kept;
}
