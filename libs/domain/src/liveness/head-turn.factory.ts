import { type HeadTurn } from './head-turn.challenge';
import { type HeadSample } from './head-turn.sample';

/** Four pictures a second, as the page sends them. */
export const SAMPLE_EVERY_MS = 250;

/** For tests: a picture of one face with what its identity figure can be at that angle. */
export function headSample(atMs: number, yawDeg: number, overrides: Partial<HeadSample> = {}): HeadSample {
  return {
    atMs,
    faceCount: 1,
    // A turning head moves to the side that it turns to, by less than half of its height.
    face: { yawDeg, x: 320 + yawDeg, y: 240, heightPx: 160 },
    identityDistance: Math.abs(yawDeg) <= 20 ? 0.3 : null,
    ...overrides,
  };
}

/** For tests: the yaw angles of somebody who does as asked: waits, turns within a second, holds, and comes back. */
export function obedientYaws(turns: readonly HeadTurn[], turnedDeg = 40, straightDeg = 0): number[] {
  const yaws = [straightDeg, straightDeg, straightDeg];
  for (const turn of turns) {
    const sign = turn === 'left' ? 1 : -1;
    for (const share of [0, 0.3, 0.65, 1, 1, 0.6, 0.3, 0, 0])
      yaws.push(straightDeg + sign * turnedDeg * share);
  }
  return yaws;
}

export const samplesOf = (yaws: readonly number[], everyMs = SAMPLE_EVERY_MS): HeadSample[] =>
  yaws.map((yawDeg, i) => headSample(i * everyMs, yawDeg));
