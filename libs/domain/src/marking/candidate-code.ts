/** Without 0, O, 1, I and L, which are taken for each other when read aloud or written down. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 6;

/** The name under which a work is marked; tells nothing of the candidate. @param randomInt of 0 to below its bound */
export function drawCandidateCode(randomInt: (below: number) => number): string {
  return Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}
