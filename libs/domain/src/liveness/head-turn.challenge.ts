/** A side of the person's own; a picture that is not mirrored shows the left one on its right. */
export const HEAD_TURNS = ['left', 'right'] as const;
export type HeadTurn = (typeof HEAD_TURNS)[number];

const TURNS = 3;
const DIGITS = 4;

/** A random whole number from 0 to below `below`, from a source that cannot be foreseen. */
export type RandomInt = (below: number) => number;

/** Three turns, each side as likely as the other whatever came before: somebody who guesses is right once in eight times. */
export function drawHeadTurns(randomInt: RandomInt): HeadTurn[] {
  return Array.from({ length: TURNS }, () => HEAD_TURNS[randomInt(HEAD_TURNS.length)] ?? 'left');
}

/** Four digits to be said aloud. The same one never comes twice in a row, which is hard to hear apart. */
export function drawSpokenDigits(randomInt: RandomInt): string {
  let digits = '';
  while (digits.length < DIGITS) {
    const digit = String(randomInt(10));
    if (!digits.endsWith(digit)) digits += digit;
  }
  return digits;
}
