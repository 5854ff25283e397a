import { type FinalRounding, type LocalizedText } from '@bakylau/contracts';
import { localDay } from '../scheduling/local-day';
import { roundMark } from './rounding';

export interface GradeBand {
  letter: string;
  /** Lowest mark of the band; the band ends where the next higher one begins. */
  fromMark: number;
  gradePoint: number;
  word: LocalizedText;
}

export interface GradingScale {
  id: string;
  /** First day on which the scale holds, in Asia/Almaty, as YYYY-MM-DD. */
  validFrom: string;
  /** From the best letter down to mark 0. */
  bands: readonly GradeBand[];
}

export interface Grade {
  mark: number;
  letter: string;
  gradePoint: number;
  word: LocalizedText;
  scaleId: string;
}

const EXCELLENT = { kk: 'өте жақсы', ru: 'отлично', en: 'excellent' };
const GOOD = { kk: 'жақсы', ru: 'хорошо', en: 'good' };
const SATISFACTORY = { kk: 'қанағаттанарлық', ru: 'удовлетворительно', en: 'satisfactory' };
const UNSATISFACTORY = { kk: 'қанағаттанарлықсыз', ru: 'неудовлетворительно', en: 'unsatisfactory' };

const band = (letter: string, fromMark: number, gradePoint: number, word: LocalizedText): GradeBand => ({
  letter,
  fromMark,
  gradePoint,
  word,
});

const PASSING_BELOW_C_PLUS = [
  band('C', 65, 2.0, SATISFACTORY),
  band('C-', 60, 1.67, SATISFACTORY),
  band('D+', 55, 1.33, SATISFACTORY),
  band('D', 50, 1.0, SATISFACTORY),
];
const A_TO_B_MINUS = [
  band('A', 95, 4.0, EXCELLENT),
  band('A-', 90, 3.67, EXCELLENT),
  band('B+', 85, 3.33, GOOD),
  band('B', 80, 3.0, GOOD),
  band('B-', 75, 2.67, GOOD),
];

/**
 * The letter scale of Kazakhstan's credit technology, oldest first. The dates are those of the orders (152 of 20.04.2011,
 * 595 of 30.10.2018); the older table had no FX and counted C+ as satisfactory. Bands as published by Abylai Khan
 * University, ATU and KazNU.
 */
export const KAZAKH_GRADING_SCALES: readonly GradingScale[] = [
  {
    id: 'kz-2011',
    validFrom: '2011-04-20',
    bands: [
      ...A_TO_B_MINUS,
      band('C+', 70, 2.33, SATISFACTORY),
      ...PASSING_BELOW_C_PLUS,
      band('F', 0, 0, UNSATISFACTORY),
    ],
  },
  {
    id: 'kz-2018',
    validFrom: '2018-10-30',
    bands: [
      ...A_TO_B_MINUS,
      band('C+', 70, 2.33, GOOD),
      ...PASSING_BELOW_C_PLUS,
      band('FX', 25, 0.5, UNSATISFACTORY),
      band('F', 0, 0, UNSATISFACTORY),
    ],
  },
];

/** Decimals kept before rounding, so that 18.9 of 20 counts as 94.5 and not as 94.49999999999999. */
const EXACT_DECIMALS = 6;

/**
 * Whole mark out of 100 by the exam's rule of rounding. An exam worth nothing gives 0.
 * @throws RangeError when points lie outside 0 to maxPoints
 */
export function markOf(points: number, maxPoints: number, rounding: FinalRounding): number {
  if (maxPoints === 0 && points === 0) return 0;
  if (!(points >= 0 && points <= maxPoints)) {
    throw new RangeError(`Points must lie between 0 and ${maxPoints}, not ${points}.`);
  }
  return roundMark(Number(((points * 100) / maxPoints).toFixed(EXACT_DECIMALS)), rounding);
}

/**
 * The grade of a whole mark on a day.
 * @throws RangeError when the mark is not a whole number from 0 to 100, or no scale holds on that day
 */
export function gradeOf(mark: number, on: Date, scales = KAZAKH_GRADING_SCALES): Grade {
  if (!Number.isInteger(mark) || mark < 0 || mark > 100) {
    throw new RangeError(`A mark is a whole number from 0 to 100, not ${mark}.`);
  }
  const scale = scaleOn(on, scales);
  const found = scale.bands.find(({ fromMark }) => mark >= fromMark);
  if (!found) throw new RangeError(`Grading scale ${scale.id} has no band for mark ${mark}.`);
  const { letter, gradePoint, word } = found;
  return { mark, letter, gradePoint, word, scaleId: scale.id };
}

function scaleOn(on: Date, scales: readonly GradingScale[]): GradingScale {
  const day = localDay(on);
  const found = scales.filter(({ validFrom }) => validFrom <= day).at(-1);
  if (!found) throw new RangeError(`No grading scale holds on ${day}.`);
  return found;
}
