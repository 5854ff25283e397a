import { type HeadTurnLimits } from './head-turn.limits';
import { type HeadSampleFace } from './head-turn.sample';

/** Whether no head gets from one sample to the next in that time: too far, too much nearer, or turned too fast. */
export function isJump(
  before: HeadSampleFace,
  now: HeadSampleFace,
  passedMs: number,
  limits: HeadTurnLimits,
): boolean {
  const heightPx = Math.max(before.heightPx, now.heightPx);
  const moved = Math.hypot(now.x - before.x, now.y - before.y) / heightPx;
  const scale = heightPx / Math.min(before.heightPx, now.heightPx);
  const turnedDeg = Math.abs(now.yawDeg - before.yawDeg);
  const possibleDeg = (limits.turnDegPerS * passedMs) / 1000 + limits.turnSlackDeg;
  return moved > limits.moveFaceHeights || scale > limits.scaleRatio || turnedDeg > possibleDeg;
}
