import { type Box } from '@bakylau/contracts';

function intersection(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Intersection over union, 0 (apart) to 1 (the same). */
export function overlapOf(a: Box, b: Box): number {
  const common = intersection(a, b);
  const union = a.width * a.height + b.width * b.height - common;
  return union > 0 ? common / union : 0;
}

/** Share of the smaller box that lies in the other, 0 to 1. */
export function overlapOfSmaller(a: Box, b: Box): number {
  const smaller = Math.min(a.width * a.height, b.width * b.height);
  return smaller > 0 ? intersection(a, b) / smaller : 0;
}

export function centreOf({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Distance of the centres over the larger side of the larger box: 1 is a whole box apart. */
export function relativeDistance(a: Box, b: Box): number {
  const [from, to] = [centreOf(a), centreOf(b)];
  const size = Math.max(a.width, a.height, b.width, b.height);
  return size > 0 ? Math.hypot(to.x - from.x, to.y - from.y) / size : Infinity;
}
