import { DEFAULT_GRADING_POLICY, type FinalGrade, type GradingPolicy } from '@bakylau/contracts';
import { gradeOf, KAZAKH_GRADING_SCALES } from './grading-scale';
import { roundMark } from './rounding';

export interface GradeParts {
  /** Points out of 100 before the exam, at most two decimals; null when the registrar has brought none. */
  rating: number | null;
  /** Whole mark of the exam by the policy's rounding, 0 to 100. */
  examMark: number;
}

/** Ratings have two decimals and weights are whole percent, so in these units every sum is a whole number. */
const RATING_UNITS = 100;
const WEIGHT_UNITS = 100;
const UNITS = RATING_UNITS * WEIGHT_UNITS;

/**
 * The final grade of a course: rating and exam weighted by policy, counted only when both are positive, rounded before the letter
 * is looked up. An exam below keeps its own grade (FX: the exam alone is taken again, F: the course is); a rating below gives the
 * lowest one. A rating is compared as it stands: 49.9 does not reach 50.
 * @param on day whose scale holds
 * @throws RangeError for parts that cannot be
 */
export function finalGradeOf(
  { rating, examMark }: GradeParts,
  policy: GradingPolicy,
  on: Date,
  scales = KAZAKH_GRADING_SCALES,
): FinalGrade {
  const { ratingWeightPercent, positiveFrom, rounding } = policy;
  const examWeightPercent = 100 - ratingWeightPercent;
  const terms = { rating, examMark, ratingWeightPercent, examWeightPercent, positiveFrom, rounding };
  const own = gradeOf(examMark, on, scales);
  if (rating !== null && !(rating >= 0 && rating <= 100))
    throw new RangeError(`A rating lies between 0 and 100, not at ${rating}.`);

  const graded = (state: FinalGrade['state'], grade: typeof own, exact: number | null): FinalGrade => {
    const { mark, letter, gradePoint, word } = grade;
    const own = { mark: exact === null ? null : mark, letter, gradePoint, word };
    return { ...terms, state, exact, ...own, reSit: reSitOf(letter, policy) };
  };
  const ratingCounts = ratingWeightPercent > 0;
  if (ratingCounts && rating === null) {
    const open = { exact: null, mark: null, letter: null, gradePoint: null, word: null, reSit: null };
    return { ...terms, state: 'rating_missing', ...open };
  }
  if (ratingCounts && rating !== null && rating < positiveFrom)
    return graded('rating_below', gradeOf(0, on, scales), null);
  if (examMark < positiveFrom) return graded('exam_below', own, null);
  const ratingUnits = Math.round((rating ?? 0) * RATING_UNITS);
  const units = ratingUnits * ratingWeightPercent + examMark * RATING_UNITS * examWeightPercent;
  const exact = units / UNITS;
  return graded('counted', gradeOf(roundMark(exact, rounding), on, scales), exact);
}

/** What a letter asks to be taken again; older scales have no FX, and their F is the only one. */
export function reSitOf(
  letter: string,
  { reSit = DEFAULT_GRADING_POLICY.reSit }: Partial<Pick<GradingPolicy, 'reSit'>>,
): FinalGrade['reSit'] {
  if (letter === 'FX') return reSit.fx;
  return letter === 'F' ? reSit.f : null;
}

/** Whether the rule admits a candidate with this rating; what a person decided stands above it. */
export function admissionOf(
  rating: number | null,
  { admittedFrom, withoutRating }: Pick<GradingPolicy, 'admittedFrom' | 'withoutRating'>,
): 'admitted' | 'below' | 'unlisted' {
  if (rating === null) return withoutRating === 'refused' ? 'unlisted' : 'admitted';
  return admittedFrom !== null && rating < admittedFrom ? 'below' : 'admitted';
}
