import { parseAiken } from './aiken.parser';
import { detectFormat } from './format-detection';
import { parseGift } from './gift/gift.parser';
import { type ImportReport, type ParsedQuestions } from './import-report';
import { parsePlatonus } from './platonus.parser';
import { MAX_FILE_BYTES, QuestionFileError } from './question-file.errors';
import { type QuestionFormat } from './question-format';
import { decodeText } from './text-decoding';

const PARSERS: Record<QuestionFormat, (text: string) => ParsedQuestions | Promise<ParsedQuestions>> = {
  aiken: parseAiken,
  platonus: parsePlatonus,
  gift: parseGift,
};

export interface ReadOptions {
  /** `auto` tells it by the content. */
  format: QuestionFormat | 'auto';
}

/**
 * Reads a file of questions without storing anything. A bad item becomes a problem and the others are kept.
 * @throws QuestionFileError when the file as a whole cannot be read
 */
export async function readQuestions(bytes: Uint8Array, options: ReadOptions): Promise<ImportReport> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new QuestionFileError(`The file has more than ${String(MAX_FILE_BYTES / 1e6)} MB. Split it.`);
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) {
    throw new QuestionFileError(
      'Word and Excel files and archives are not read. Save the file as plain text.',
    );
  }
  const { text, encoding } = decodeText(bytes);
  const format = options.format === 'auto' ? detectFormat(text) : options.format;
  const { items, problems } = await PARSERS[format](text);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counts = { items: items.length, errors, warnings: problems.length - errors };
  return { format, encoding, items, problems: problems.toSorted((a, b) => a.line - b.line), counts };
}
