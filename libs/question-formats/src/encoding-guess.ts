import { characterTable } from './legacy-encodings';

/** The encodings of one byte that texts in Kazakh and Russian are met in; of two that read a text alike the earlier is taken. */
export const GUESSED_ENCODINGS = ['windows-1251', 'kz-1048', 'pt154', 'ibm866', 'koi8-r'] as const;

export interface EncodingGuess {
  encoding: string;
  /** Another reading is nearly as likely. */
  isClose: boolean;
  /** No reading looks like a text in Kazakh, Russian or English. */
  isUnreadable: boolean;
}

/**
 * How often letters stand in texts, per mille: the mean of Kazakh and Russian, counted in 60 000 letters of each of this project's own
 * texts (2026-11).
 */
const PER_MILLE: Readonly<Record<string, number>> = frequencies(
  'а104 е91 о63 т69 н65 р56 с48 л40 и41 ы43 д36 к33 м30 і26 в22 б22 п24 у22 з21 қ15 й13 ж14 ң7 я10 ш10 ь9 г9 ғ7 ч7 х6 ө5 ұ5 э5 ә4 ц4 ү3 ё3 ф4 ю3 щ1.4 ъ0.2 һ0.2',
);

/** Natural logarithms of how likely a character is where it stands; a difference of 2.3 is ten times. */
const CAPITAL_BEGINS = Math.log(0.12);
const CAPITAL_FOLLOWS_CAPITAL = Math.log(0.9);
const CAPITAL_FOLLOWS_SMALL = Math.log(0.003);
/** Vowels seldom follow vowels; by how much each of the four orders is more likely than by chance. */
const VOWEL_AFTER = { vowel: Math.log(0.3), consonant: Math.log(1.3) };
const CONSONANT_AFTER = { vowel: Math.log(1.5), consonant: Math.log(0.8) };
const VOWELS = new Set('аоуыиеёэюяәөұүі');
/** Words of one small letter. */
const WORDS_OF_ONE = new Set('ивскоуая');
const OTHER_LETTER_ALONE = Math.log(0.02);
const LATIN_BESIDE = Math.log(0.01);
const SIGN = Math.log(0.004);
const SIGN_WITHIN_WORD = Math.log(0.0002);
const IMPOSSIBLE = Math.log(0.00002);
const SIGNS = new Set('«»—–…“”„‘’№°±§×·•€©®™†‡‰‹›µ¬¦\u00a0\u00ad−≤≥≈÷√²');

/** Whatever is this much more likely is taken without a word: e to the power of 8 is 3000 times. */
const CLOSE_BELOW = 8;
/** Texts in Kazakh and Russian have -3.5 to -4.5 a character. */
const UNREADABLE_BELOW = -7;

const enum Kind {
  other,
  latin,
  small,
  capital,
  sign,
  impossible,
}

interface Reading {
  encoding: string;
  characters: readonly string[];
  kinds: readonly Kind[];
  weights: readonly number[];
  isVowel: readonly boolean[];
  standsAlone: readonly boolean[];
}

const readings = new Map<string, Reading>();

/** Tells the encoding of bytes that are no Unicode by the letters that each encoding makes of them. */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const used = usedBytes(bytes);
  const found: (Reading & { likelihood: number })[] = [];
  for (const encoding of GUESSED_ENCODINGS) {
    const reading = readingOf(encoding);
    if (!found.some((other) => isAlike(other, reading, used)))
      found.push({ ...reading, likelihood: likelihood(bytes, reading) });
  }
  const [best, second] = found.toSorted((a, b) => b.likelihood - a.likelihood);
  const length = bytes.reduce((count, byte) => (byte < 0x80 ? count : count + 1), 0);
  return {
    encoding: best?.encoding ?? 'windows-1251',
    isClose: best !== undefined && second !== undefined && best.likelihood - second.likelihood < CLOSE_BELOW,
    isUnreadable: best !== undefined && best.likelihood / Math.max(1, length) < UNREADABLE_BELOW,
  };
}

/** Whether the letters speak clearly for another encoding than the file declares. */
export function speaksAgainst(bytes: Uint8Array, declared: string): boolean {
  const guess = guessEncoding(bytes);
  if (guess.encoding === declared || guess.isUnreadable) return false;
  const [given, guessed] = [readingOf(declared), readingOf(guess.encoding)];
  return likelihood(bytes, guessed) - likelihood(bytes, given) > CLOSE_BELOW;
}

function readingOf(encoding: string): Reading {
  const known = readings.get(encoding);
  if (known) return known;
  const characters = characterTable(encoding);
  const kinds = characters.map(kindOf);
  const weights = characters.map((character, byte) => weightOf(character, kinds[byte] as Kind));
  const isVowel = characters.map((character) => VOWELS.has(character.toLowerCase()));
  const standsAlone = characters.map((character) => WORDS_OF_ONE.has(character));
  const reading = { encoding, characters, kinds, weights, isVowel, standsAlone };
  readings.set(encoding, reading);
  return reading;
}

function kindOf(character: string, byte: number): Kind {
  if (byte < 0x80) return /[a-z]/iu.test(character) ? Kind.latin : Kind.other;
  const small = character.toLowerCase();
  if (small in PER_MILLE) return character === small ? Kind.small : Kind.capital;
  return SIGNS.has(character) ? Kind.sign : Kind.impossible;
}

function weightOf(character: string, kind: Kind): number {
  if (kind === Kind.small || kind === Kind.capital)
    return Math.log((PER_MILLE[character.toLowerCase()] ?? 0.2) / 1000);
  if (kind === Kind.sign) return SIGN;
  return kind === Kind.impossible ? IMPOSSIBLE : 0;
}

function likelihood(bytes: Uint8Array, reading: Reading): number {
  const { kinds, weights } = reading;
  let sum = 0;
  let before = 0x20;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) {
      const after = bytes[at + 1] ?? 0x20;
      const kind = kinds[byte] ?? Kind.other;
      sum += weights[byte] ?? 0;
      if (isCyrillic(kind)) sum += letterBetween(before, byte, after, reading);
      else if (kind === Kind.sign && isCyrillic(kinds[before]) && isCyrillic(kinds[after]))
        sum += SIGN_WITHIN_WORD - SIGN;
    }
    before = byte;
  }
  return sum;
}

function letterBetween(
  before: number,
  letter: number,
  after: number,
  { kinds, isVowel, standsAlone }: Reading,
): number {
  const [kindBefore, kind, kindAfter] = [kinds[before], kinds[letter], kinds[after]];
  let sum = kindBefore === Kind.latin || kindAfter === Kind.latin ? LATIN_BESIDE : 0;
  if (kind === Kind.capital) sum += capitalAfter(kindBefore);
  if (isCyrillic(kindBefore))
    sum += (isVowel[letter] ? VOWEL_AFTER : CONSONANT_AFTER)[isVowel[before] ? 'vowel' : 'consonant'];
  else if (kind === Kind.small && !isCyrillic(kindAfter) && !standsAlone[letter]) sum += OTHER_LETTER_ALONE;
  return sum;
}

const isCyrillic = (kind: Kind | undefined): boolean => kind === Kind.small || kind === Kind.capital;

function capitalAfter(before: Kind | undefined): number {
  if (before === Kind.small) return CAPITAL_FOLLOWS_SMALL;
  return before === Kind.capital ? CAPITAL_FOLLOWS_CAPITAL : CAPITAL_BEGINS;
}

function usedBytes(bytes: Uint8Array): number[] {
  const seen = new Uint8Array(256);
  for (const byte of bytes) seen[byte] = 1;
  return [...seen.keys()].filter((byte) => seen[byte] === 1);
}

const isAlike = (one: Reading, other: Reading, used: readonly number[]): boolean =>
  used.every((byte) => one.characters[byte] === other.characters[byte]);

function frequencies(list: string): Record<string, number> {
  return Object.fromEntries(list.split(' ').map((entry) => [entry.slice(0, 1), Number(entry.slice(1))]));
}
