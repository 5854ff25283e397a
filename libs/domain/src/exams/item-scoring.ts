import {
  type AnswerValue,
  DEFAULT_TEST_POLICY,
  isAnswered,
  type ItemKey,
  type ScoringPolicy,
} from '@bakylau/contracts';
import { correctnessOf } from './item-correctness';

export interface ItemScore {
  points: number;
  /** Whether the candidate gave any answer; an empty or cleared one is none. */
  answered: boolean;
}

/**
 * Scores one item. No answer earns and costs nothing.
 * @returns points from 0 (or, where the policy lets an item count below zero, from minus the penalty) to the item's own
 */
export function scoreItem(
  key: ItemKey,
  points: number,
  answer: AnswerValue | null,
  policy: ScoringPolicy = DEFAULT_TEST_POLICY.scoring,
): ItemScore {
  if (answer === null || !isAnswered(answer)) return { points: 0, answered: false };
  return { points: points * shareOf(key, answer, policy), answered: true };
}

function shareOf(
  key: ItemKey,
  answer: AnswerValue,
  { partialCredit, penaltyShare, belowZero }: ScoringPolicy,
): number {
  const { right, wrong } = correctnessOf(key, answer);
  if (right === 1) return 1;
  const share =
    partialCredit === 'proportional' ? right - wrong * penaltyShare : wrong > 0 ? -penaltyShare : 0;
  return belowZero ? share : Math.max(0, share);
}

/** The sum of an exam's items; never below zero, however the items count. */
export function sumOfPoints(scores: readonly Pick<ItemScore, 'points'>[]): number {
  return Math.max(
    0,
    scores.reduce((sum, score) => sum + score.points, 0),
  );
}
