import { type HeadTurn } from './head-turn.challenge';
import { HEAD_TURN_LIMITS, type HeadTurnLimits } from './head-turn.limits';
import { isJump } from './head-turn.path';
import { type HeadSample, type HeadSampleFace } from './head-turn.sample';

export const HEAD_TURN_FAILURES = [
  'several_faces',
  'face_lost',
  'pictures_missing',
  'other_person',
  'wrong_turn',
  'jumped',
  'not_continuous',
] as const;
export type HeadTurnFailure = (typeof HEAD_TURN_FAILURES)[number];

/** Why the check does not go on at the moment. */
export const HEAD_TURN_HINTS = ['no_face', 'several_faces', 'look_straight', 'turn_further', 'hold'] as const;
export type HeadTurnHint = (typeof HEAD_TURN_HINTS)[number];

/** Where a check stands. Plain data, so that it can be kept between two pictures; it holds no picture and no descriptor. */
export interface HeadTurnState {
  readonly turns: readonly HeadTurn[];
  readonly outcome: 'open' | 'passed' | 'failed';
  readonly failure: HeadTurnFailure | null;
  /** `settle` finds the person's own straight look; then `turn` and `back` for each turn. */
  readonly phase: 'settle' | 'turn' | 'back';
  /** Index of the present turn; the number of turns once passed. */
  readonly step: number;
  readonly hint: HeadTurnHint | null;
  /** When the present phase began. */
  readonly phaseSinceMs: number | null;
  readonly settling: readonly number[];
  readonly straightYawDeg: number | null;
  readonly last: { readonly atMs: number; readonly face: HeadSampleFace } | null;
  readonly lastAtMs: number | null;
  readonly samplesUnderWay: number;
  /** How many samples in a row spoke against the person. */
  readonly inARow: { readonly others: number; readonly severalFaces: number; readonly wrongTurns: number };
}

export function beginHeadTurns(turns: readonly HeadTurn[]): HeadTurnState {
  return {
    ...{ turns, outcome: 'open', failure: null, phase: 'settle', step: 0, hint: null, phaseSinceMs: null },
    ...{ settling: [], straightYawDeg: null, last: null, lastAtMs: null, samplesUnderWay: 0 },
    inARow: { others: 0, severalFaces: 0, wrongTurns: 0 },
  };
}

/**
 * The check after one more picture: one face, always the same, goes from straight to each asked side and back, in the asked
 * order, on a path that a head can take. Samples that are not later than the last one change nothing, nor does any after the end.
 *
 * What it cannot tell: a film of the right person that turns in the asked order, shown to the camera or fed into the computer.
 * The order that nobody knows beforehand is all that stands against it.
 */
export function advanceHeadTurns(
  state: HeadTurnState,
  sample: HeadSample,
  limits: HeadTurnLimits = HEAD_TURN_LIMITS,
): HeadTurnState {
  if (state.outcome !== 'open') return state;
  if (state.lastAtMs !== null && sample.atMs <= state.lastAtMs) return state;
  const seen: HeadTurnState = {
    ...state,
    lastAtMs: sample.atMs,
    phaseSinceMs: state.phaseSinceMs ?? sample.atMs,
  };
  const unseenMs = state.lastAtMs === null ? 0 : sample.atMs - state.lastAtMs;
  if (state.phase !== 'settle' && unseenMs > limits.faceAwayMs) return failed(seen, 'pictures_missing');
  if (sample.face === null || sample.faceCount !== 1) return withoutOneFace(seen, sample, limits);
  const { face, atMs } = sample;
  const now = { ...seen, inARow: { ...seen.inARow, severalFaces: 0 } };
  // Before the straight look is found nothing is shown yet, so a face may come and go.
  const away = state.last !== null && atMs - state.last.atMs > limits.faceAwayMs;
  if (state.last && state.phase !== 'settle') {
    if (away) return failed(now, 'face_lost');
    if (isJump(state.last.face, face, atMs - state.last.atMs, limits)) return failed(now, 'jumped');
  }
  const isOther = sample.identityDistance !== null && sample.identityDistance > limits.identityDistance;
  const others = isOther ? now.inARow.others + 1 : sample.identityDistance === null ? now.inARow.others : 0;
  const followed = { ...now, last: { atMs, face }, inARow: { ...now.inARow, others } };
  if (others >= limits.samplesInARow) return failed(followed, 'other_person');
  const isKnown = sample.identityDistance !== null && !isOther;
  if (state.phase === 'settle') return settle(followed, face.yawDeg, isKnown, limits);
  return state.phase === 'turn' ? turn(followed, limits) : back(followed, isKnown, limits);
}

function withoutOneFace(state: HeadTurnState, sample: HeadSample, limits: HeadTurnLimits): HeadTurnState {
  const several = sample.faceCount > 1;
  const severalFaces = several ? state.inARow.severalFaces + 1 : 0;
  const next: HeadTurnState = {
    ...state,
    hint: several ? 'several_faces' : 'no_face',
    inARow: { ...state.inARow, severalFaces },
  };
  if (state.phase === 'settle') return { ...next, settling: [] };
  if (severalFaces >= limits.samplesInARow) return failed(next, 'several_faces');
  const awayMs = state.last ? sample.atMs - state.last.atMs : 0;
  return awayMs > limits.faceAwayMs ? failed(next, 'face_lost') : next;
}

function settle(
  state: HeadTurnState,
  yawDeg: number,
  isKnown: boolean,
  limits: HeadTurnLimits,
): HeadTurnState {
  if (!isKnown || Math.abs(yawDeg) > limits.farthestStraightDeg) {
    return { ...state, settling: [], hint: 'look_straight' };
  }
  const settling = [...state.settling, yawDeg].slice(-limits.settleSamples);
  const spreadDeg = Math.max(...settling) - Math.min(...settling);
  if (settling.length < limits.settleSamples || spreadDeg > limits.settleSpreadDeg) {
    return { ...state, settling, hint: 'hold' };
  }
  const straightYawDeg = settling.reduce((sum, each) => sum + each, 0) / settling.length;
  return entered({ ...state, settling: [], straightYawDeg }, 'turn', 0);
}

/** How far the head is turned to the asked side, degrees; negative to the other. */
function towardsDeg({ straightYawDeg, last, turns, step }: HeadTurnState): number {
  const fromStraightDeg = (last?.face.yawDeg ?? 0) - (straightYawDeg ?? 0);
  // The picture is not mirrored: the person's left is its right.
  return turns[step] === 'left' ? fromStraightDeg : -fromStraightDeg;
}

function turn(state: HeadTurnState, limits: HeadTurnLimits): HeadTurnState {
  const towards = towardsDeg(state);
  const wrongTurns = towards <= -limits.turnedDeg ? state.inARow.wrongTurns + 1 : 0;
  const next = countUnderWay({ ...state, inARow: { ...state.inARow, wrongTurns } }, limits);
  if (wrongTurns >= limits.samplesInARow) return failed(next, 'wrong_turn');
  const sinceMs = (state.lastAtMs ?? 0) - (state.phaseSinceMs ?? 0);
  if (towards < limits.turnedDeg)
    return { ...next, hint: towards > limits.straightDeg ? 'turn_further' : null };
  return sinceMs >= limits.reactionMs ? entered(next, 'back', state.step) : { ...next, hint: 'hold' };
}

function back(state: HeadTurnState, isKnown: boolean, limits: HeadTurnLimits): HeadTurnState {
  const next = countUnderWay(state, limits);
  const straight = Math.abs(towardsDeg(state)) <= limits.straightDeg;
  if (!straight || !isKnown) return { ...next, hint: 'look_straight' };
  const step = state.step + 1;
  if (step < state.turns.length) return entered(next, 'turn', step);
  if (next.samplesUnderWay < limits.samplesUnderWay) return failed(next, 'not_continuous');
  return { ...entered(next, 'back', step), outcome: 'passed' };
}

/** A moving head is seen between straight and turned; pictures that are exchanged are not. */
function countUnderWay(state: HeadTurnState, limits: HeadTurnLimits): HeadTurnState {
  const offDeg = Math.abs(towardsDeg(state));
  const isUnderWay = offDeg > limits.turnedDeg * 0.25 && offDeg < limits.turnedDeg;
  return isUnderWay ? { ...state, samplesUnderWay: state.samplesUnderWay + 1 } : state;
}

function entered(state: HeadTurnState, phase: HeadTurnState['phase'], step: number): HeadTurnState {
  const inARow = { ...state.inARow, wrongTurns: 0 };
  return { ...state, phase, step, hint: null, phaseSinceMs: state.lastAtMs, inARow };
}

function failed(state: HeadTurnState, failure: HeadTurnFailure): HeadTurnState {
  return { ...state, outcome: 'failed', failure, hint: null };
}
