import { parseAiken } from './aiken.parser';
import { isArchive, unpack } from './archive/bounded-archive';
import { DOCUMENT_PART, parseDocx } from './docx/docx-file';
import { detectFormat } from './format-detection';
import { parseGift } from './gift/gift.parser';
import { type ImportReport, type ParsedQuestions } from './import-report';
import { checkItems } from './item-checks';
import { parseMoodleXml } from './moodle/moodle-xml.parser';
import { parsePlatonus } from './platonus.parser';
import { MAX_FILE_BYTES, MAX_TEXT_BYTES, QuestionFileError } from './question-file.errors';
import {
  OFFICE_QUESTION_FORMATS,
  type OfficeQuestionFormat,
  type QuestionFormat,
  type TextQuestionFormat,
} from './question-format';
import { parseXlsx } from './sheet/xlsx-file';
import { TEXT_FORMATS_OF_DOCUMENTS } from './docx/tagged-document';
import { decodeText } from './text-decoding';

const TEXT_PARSERS: Record<TextQuestionFormat, (text: string) => ParsedQuestions> = {
  aiken: parseAiken,
  platonus: parsePlatonus,
  gift: parseGift,
  moodle_xml: parseMoodleXml,
};

const OFFICE_PARSERS: Record<OfficeQuestionFormat, (bytes: Uint8Array) => Promise<ParsedQuestions>> = {
  xlsx: parseXlsx,
  docx: (bytes) => parseDocx(bytes),
};
const OFFICE_NAMES = {
  xlsx: 'Excel workbook (.xlsx). Older .xls files are saved anew as .xlsx',
  docx: 'Word document (.docx). Older .doc files are saved anew as .docx',
};

export interface ReadOptions {
  /** `auto` tells it by the content. */
  format: QuestionFormat | 'auto';
}

/**
 * Reads a file of questions without storing anything. A bad item becomes a problem and the others are kept; so does, in every format, an
 * item with a letter that nobody can read, or with languages that cannot be told apart.
 * @throws QuestionFileError when the file as a whole cannot be read
 */
export async function readQuestions(bytes: Uint8Array, options: ReadOptions): Promise<ImportReport> {
  refuseLarger(bytes, MAX_FILE_BYTES);
  const office = OFFICE_QUESTION_FORMATS.find((format) => format === options.format);
  const inDocument = TEXT_FORMATS_OF_DOCUMENTS.find((format) => format === options.format);
  if (inDocument && isArchive(bytes) && (await officeFormat(bytes)) === 'docx') {
    return report({ format: inDocument, encoding: null }, await parseDocx(bytes, inDocument));
  }
  if (isArchive(bytes) !== (office !== undefined) && options.format !== 'auto') {
    throw new QuestionFileError(
      office
        ? `The file is no ${OFFICE_NAMES[office]}.`
        : `The file is an archive or an office document and not ${options.format}.`,
    );
  }
  if (isArchive(bytes)) {
    const format = office ?? (await officeFormat(bytes));
    return report({ format, encoding: null }, await OFFICE_PARSERS[format](bytes));
  }
  const { text, encoding, doubt } = decodeText(bytes);
  const format = (options.format === 'auto' ? detectFormat(text) : options.format) as TextQuestionFormat;
  if (format !== 'moodle_xml') refuseLarger(bytes, MAX_TEXT_BYTES);
  const { items, problems } = TEXT_PARSERS[format](text);
  const ofFile = doubt === null ? [] : [{ line: 1, severity: 'warning' as const, ...doubt }];
  return report({ format, encoding }, { items, problems: [...ofFile, ...problems] });
}

/** A document names itself; everything else is read as a workbook and refused as one. */
async function officeFormat(bytes: Uint8Array): Promise<OfficeQuestionFormat> {
  const parts = await unpack(bytes, (name) => name === DOCUMENT_PART);
  return parts.size > 0 ? 'docx' : 'xlsx';
}

function refuseLarger(bytes: Uint8Array, limitBytes: number): void {
  if (bytes.length > limitBytes) {
    throw new QuestionFileError(`The file has more than ${limitBytes / 1e6} MB. Split it.`);
  }
}

function report(source: Pick<ImportReport, 'format' | 'encoding'>, parsed: ParsedQuestions): ImportReport {
  const { items, problems } = checkItems(parsed);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counts = { items: items.length, errors, warnings: problems.length - errors };
  return { ...source, items, problems: problems.toSorted((a, b) => a.line - b.line), counts };
}
