import { z } from 'zod';

/** Weights of the check digit; the second row is taken when the first one gives 10. */
const WEIGHTS = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
] as const;

/** Last digit of an individual identification number by its first eleven; null for numbers that are never given out. */
export function iinCheckDigit(digits: string): number | null {
  for (const weights of WEIGHTS) {
    const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
    if (sum % 11 < 10) return sum % 11;
  }
  return null;
}

/**
 * Whether a text is an individual identification number (IIN): twelve digits, leading zeros kept, a date of birth in front, a century
 * and sex from 0 to 6, and the check digit.
 */
export function isIin(text: string): boolean {
  const found = /^\d{2}(\d{2})(\d{2})([0-6])\d{5}$/.exec(text);
  if (!found) return false;
  const [month, day] = [Number(found[1]), Number(found[2])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return iinCheckDigit(text) === Number(text[11]);
}

export const iinSchema = z.string().trim().refine(isIin, 'not an IIN: 12 digits with a right check digit');
