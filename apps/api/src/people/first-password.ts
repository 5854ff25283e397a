import { randomInt } from 'node:crypto';

/** Without letters and digits that are taken for each other on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
/** 59 bits: out of reach behind the throttle of sign-ins. */
const LENGTH = 12;

/** A password that the registrar hands to a new person. */
export function firstPassword(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
