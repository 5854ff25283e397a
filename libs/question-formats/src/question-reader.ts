import { parseAiken } from './aiken.parser';
import { isArchive } from './archive/bounded-archive';
import { detectFormat } from './format-detection';
import { parseGift } from './gift/gift.parser';
import { type ImportReport, type ParsedQuestions } from './import-report';
import { parseMoodleXml } from './moodle/moodle-xml.parser';
import { parsePlatonus } from './platonus.parser';
import { MAX_FILE_BYTES, MAX_TEXT_BYTES, QuestionFileError } from './question-file.errors';
import { type QuestionFormat, type TextQuestionFormat } from './question-format';
import { parseXlsx } from './sheet/xlsx-file';
import { decodeText } from './text-decoding';

const TEXT_PARSERS: Record<TextQuestionFormat, (text: string) => ParsedQuestions> = {
  aiken: parseAiken,
  platonus: parsePlatonus,
  gift: parseGift,
  moodle_xml: parseMoodleXml,
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
  refuseLarger(bytes, MAX_FILE_BYTES);
  const isOffice = options.format === 'xlsx';
  if (isArchive(bytes) !== isOffice && options.format !== 'auto') {
    throw new QuestionFileError(
      isOffice
        ? 'The file is no Excel workbook (.xlsx). Older .xls files are saved anew as .xlsx.'
        : `The file is an archive or an office document and not ${options.format}.`,
    );
  }
  if (isArchive(bytes)) return report({ format: 'xlsx', encoding: null }, await parseXlsx(bytes));
  const { text, encoding } = decodeText(bytes);
  const format = (options.format === 'auto' ? detectFormat(text) : options.format) as TextQuestionFormat;
  if (format !== 'moodle_xml') refuseLarger(bytes, MAX_TEXT_BYTES);
  return report({ format, encoding }, TEXT_PARSERS[format](text));
}

function refuseLarger(bytes: Uint8Array, limitBytes: number): void {
  if (bytes.length > limitBytes) {
    throw new QuestionFileError(`The file has more than ${limitBytes / 1e6} MB. Split it.`);
  }
}

function report(
  source: Pick<ImportReport, 'format' | 'encoding'>,
  { items, problems }: ParsedQuestions,
): ImportReport {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counts = { items: items.length, errors, warnings: problems.length - errors };
  return { ...source, items, problems: problems.toSorted((a, b) => a.line - b.line), counts };
}
