import { type BlockShift, shiftOfBlocks } from './block-shifts';
import { correlation, type Window } from './correlation';
import { type DetailPicture, type RegistrationPicture } from './registration-picture';

/** How the second picture lies over the first. */
export interface Registration {
  /** Pixels of the full level by which things moved to the right from the first to the second picture. */
  dx: number;
  /** The same downwards. */
  dy: number;
  /** Normalised correlation of what both show, -1 to 1. */
  correlation: number;
  /** Share of the blocks with detail that moved as the median did, 0 to 1. */
  agreement: number;
  /** The blocks that moved as the median did. */
  blocks: BlockShift[];
  /** Whether the two show the same place: the figures above are beyond their limits. */
  found: boolean;
}

/**
 * Limits of a registration that counts. Chosen on a recorded turn: of pictures of the same place 0.6 and more of the blocks agree, even when
 * one is blurred and the correlation falls to 0.21; of other places of the same room at most 0.33 do, and never more than 2 blocks.
 */
export const registrationLimits = {
  minCorrelation: 0.2,
  minAgreement: 0.5,
  minBlocks: 5,
  /** Pictures have to share this part of their width. */
  minOverlap: 0.3,
  /** Greatest shift up or down, as a part of the height: hands shake, and a turn is not level. */
  maxVertical: 0.2,
} as const;

interface Candidate {
  dx: number;
  dy: number;
  score: number;
}

/**
 * Finds by how much `second` is shifted against `first`: all shifts on quarter-size pictures, the best few of them on half and full
 * size, then the median over blocks, so that a person walking by or a near thing does not decide.
 */
export function registerFrames(first: RegistrationPicture, second: RegistrationPicture): Registration {
  const [full, half, quarter] = first.levels;
  let candidates = bestOfAll(quarter, second.levels[2], 4);
  candidates = candidates.map((from) => refine(half, second.levels[1], from, 1));
  candidates.sort((a, b) => b.score - a.score);
  candidates = candidates.slice(0, 2).map((from) => refine(full, second.levels[0], from, 2));
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  return judge(first, second, best);
}

const wholeOf = ({ width, height }: DetailPicture): Window => ({
  left: 0,
  top: 0,
  right: width,
  bottom: height,
});

/** Every shift within the limits, and of these the highest peaks. */
function bestOfAll(first: DetailPicture, second: DetailPicture, count: number): Candidate[] {
  const window = wholeOf(first);
  const reachX = Math.floor(first.width * (1 - registrationLimits.minOverlap));
  const reachY = Math.ceil(first.height * registrationLimits.maxVertical);
  const columns: Candidate[] = [];
  for (let dx = -reachX; dx <= reachX; dx++) {
    // A small common part correlates by chance: the less there is, the more it has to be alike.
    const trust = 0.7 + 0.3 * (1 - Math.abs(dx) / first.width);
    let best: Candidate = { dx, dy: 0, score: -1 };
    for (let dy = -reachY; dy <= reachY; dy++) {
      const score = trust * correlation(first, second, window, dx, dy);
      if (score > best.score) best = { dx, dy, score };
    }
    columns.push(best);
  }
  return columns
    .filter(
      ({ score }, at) => score >= (columns[at - 1]?.score ?? -1) && score >= (columns[at + 1]?.score ?? -1),
    )
    .sort((a, b) => b.score - a.score)
    .slice(0, count);
}

/** A shift of the coarser level, looked at more closely; `step` skips rows. */
function refine(first: DetailPicture, second: DetailPicture, from: Candidate, step: number): Candidate {
  const window = wholeOf(first);
  let best: Candidate = { dx: 2 * from.dx, dy: 2 * from.dy, score: -1 };
  for (let dy = 2 * from.dy - 1; dy <= 2 * from.dy + 1; dy++) {
    for (let dx = 2 * from.dx - 2; dx <= 2 * from.dx + 2; dx++) {
      const score = correlation(first, second, window, dx, dy, step);
      if (score > best.score) best = { dx, dy, score };
    }
  }
  return best;
}

function judge(first: RegistrationPicture, second: RegistrationPicture, best: Candidate): Registration {
  const { textured, agreeing, dx, dy } = shiftOfBlocks(first.levels[0], second.levels[0], best);
  const agreement = textured === 0 ? 0 : agreeing.length / textured;
  const found =
    best.score >= registrationLimits.minCorrelation &&
    agreement >= registrationLimits.minAgreement &&
    agreeing.length >= registrationLimits.minBlocks;
  return { dx, dy, correlation: best.score, agreement, blocks: agreeing, found };
}
