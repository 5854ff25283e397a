import { QuestionFileError } from './question-file.errors';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/** Bytes that are looked at to tell UTF-16 without a byte order mark from an encoding of one byte. */
const SAMPLE_BYTES = 4096;
/** Blanks, line ends, digits and Latin letters are every fifth character of a test at the least; in UTF-16 each has a zero byte. */
const MIN_ZERO_SHARE = 0.1;

/**
 * Text of a file with line ends as \n and without a byte order mark. A text that is neither UTF-16 nor valid UTF-8 is taken
 * as windows-1251, which has no Kazakh letters of its own.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/gu, '\n');
  if (text.includes('\0')) {
    throw new QuestionFileError('This is not a text file. Save it as plain text and try again.');
  }
  return { text, encoding };
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return 'utf-16be';
  }
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 1].map(
    (parity) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length,
  );
  const [even = 0, odd = 0] = zeros;
  const wanted = (sample.length / 2) * MIN_ZERO_SHARE;
  if (odd > wanted && even === 0) {
    return 'utf-16le';
  }
  if (even > wanted && odd === 0) {
    return 'utf-16be';
  }
  return isUtf8(bytes) ? 'utf-8' : 'windows-1251';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
