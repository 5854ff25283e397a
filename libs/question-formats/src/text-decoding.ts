import { guessEncoding, speaksAgainst } from './encoding-guess';
import { decodeBytes, encodingName } from './legacy-encodings';
import { told, type Told } from './problem-words';
import { QuestionFileError } from './question-file.errors';
import { refuseOtherFiles } from './refused-files';

/** `utf-8`, `utf-16le`, `utf-16be`, `windows-1251` and so on. */
export type TextEncoding = string;

export interface DecodedText {
  /** With line ends as \n and without a byte order mark; bytes that the encoding does not have are U+FFFD. */
  text: string;
  encoding: TextEncoding;
  /** Why the encoding may be another. */
  doubt: Told | null;
}

/** Bytes that are looked at to tell UTF-16 without a byte order mark from an encoding of one byte, and to find a declaration. */
const SAMPLE_BYTES = 4096;
/** Blanks, line ends, digits and Latin letters are every fifth character of a test at the least; in UTF-16 each has a zero byte. */
const MIN_ZERO_SHARE = 0.1;
/** Texts in encodings of one byte hold hardly a character that is also one of UTF-8, far fewer than others. */
const MIN_WHOLE_FOR_DAMAGED = 4;

/**
 * Text of a file. A byte order mark counts most, then bytes that are UTF-8, what an XML file declares, and the letters that come out.
 * @throws QuestionFileError for what is no text, or a text of which no known encoding makes words
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  refuseOtherFiles(bytes);
  const { encoding, doubt } = encodingOf(bytes);
  const text = decodeBytes(bytes, encoding).replace(/\r\n?/gu, '\n');
  if (text.includes('\0')) {
    throw new QuestionFileError('This is not a text file. Save it as plain text and try again.');
  }
  return { text, encoding, doubt };
}

type Decided = Pick<DecodedText, 'encoding' | 'doubt'>;
const certain = (encoding: TextEncoding): Decided => ({ encoding, doubt: null });

function encodingOf(bytes: Uint8Array): Decided {
  const unicode = markedEncoding(bytes) ?? evidentUtf16(bytes);
  if (unicode !== null) return certain(unicode);
  const { whole, damaged } = countUtf8(bytes);
  if (damaged === 0) return certain('utf-8');
  const declared = declaredEncoding(bytes);
  if (whole >= damaged * MIN_WHOLE_FOR_DAMAGED) return certain('utf-8');
  if (declared !== null && declared !== 'utf-8') {
    const doubt = speaksAgainst(bytes, declared) ? told('encoding_declared', { encoding: declared }) : null;
    return { encoding: declared, doubt };
  }
  const { encoding, isClose, isUnreadable } = guessEncoding(bytes);
  if (isUnreadable) {
    throw new QuestionFileError('The encoding of the file cannot be told. Save it as UTF-8 and try again.');
  }
  // Letters that only Kazakh encodings have stand where Ukrainian or Serbian ones do in windows-1251.
  const isUsual = encoding === 'windows-1251' && declared === null && !isClose;
  return { encoding, doubt: isUsual ? null : told('encoding_guessed', { encoding }) };
}

function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

function evidentUtf16(bytes: Uint8Array): TextEncoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 1].map(
    (parity) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length,
  );
  const [even = 0, odd = 0] = zeros;
  const wanted = (sample.length / 2) * MIN_ZERO_SHARE;
  if (odd > wanted && even === 0) return 'utf-16le';
  return even > wanted && odd === 0 ? 'utf-16be' : null;
}

/** @throws QuestionFileError when the declared encoding is not known */
function declaredEncoding(bytes: Uint8Array): TextEncoding | null {
  const head = String.fromCharCode(...bytes.subarray(0, SAMPLE_BYTES));
  const label = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'<>]{1,40})["']/iu.exec(head)?.[1];
  if (label === undefined) return null;
  const name = encodingName(label);
  // Its bytes are no UTF-16, whatever it says.
  if (name?.startsWith('utf-16') === true) return null;
  if (name === null) {
    throw new QuestionFileError(
      `The file declares the encoding "${label}", which is not known. Save it as UTF-8 and try again.`,
    );
  }
  return name;
}

/** Characters of several bytes that are whole, and places where bytes are no UTF-8. */
function countUtf8(bytes: Uint8Array): { whole: number; damaged: number } {
  let [whole, damaged] = [0, 0];
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : utf8Length(bytes, at);
    if (length === 0) damaged += 1;
    else if (length > 1) whole += 1;
    at += length === 0 ? 1 : length;
  }
  return { whole, damaged };
}

/** The length of the character that begins there; 0 where none does. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const follows = (offset: number): boolean => ((bytes[at + offset] ?? 0) & 0xc0) === 0x80;
  if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const isShortest = first !== 0xe0 || second >= 0xa0;
    const isNoSurrogate = first !== 0xed || second < 0xa0;
    return isShortest && isNoSurrogate && follows(1) && follows(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const isInRange = (first !== 0xf0 || second >= 0x90) && (first !== 0xf4 || second < 0x90);
    return isInRange && follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}
