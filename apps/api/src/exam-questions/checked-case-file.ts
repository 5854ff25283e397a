import { CASE_FILE_TYPES, type ShownSheet } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { QuestionFileError } from '@bakylau/question-formats';
import { fileTypeFromBuffer } from 'file-type';
import { normalisePhoto } from '../uploads/normalise-photo';
import { readShownSheets } from './shown-sheets';
import type { SheetsSource } from './shown-sheets.worker';

export interface CheckedCaseFile {
  contentType: string;
  content: Buffer;
  sheets: ShownSheet[];
}

const TYPES: ReadonlySet<string> = new Set(CASE_FILE_TYPES);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';
/** What has sheets that the page shows. */
export const SHEET_TYPES: ReadonlySet<string> = new Set([XLSX, CSV]);
/** A scanned page or a drawing stays readable. */
const PICTURE_MAX_SIDE = 2400;

/**
 * A file for a case by what it is, not by what was said of it. Pictures lose what the camera wrote into them; the sheets of
 * workbooks and CSV files are read, so that the page can show them.
 * @throws AppError file_type_refused, also for a workbook that swells or is damaged; not_an_image for a broken picture
 */
export async function checkCaseFile(content: Buffer, name: string): Promise<CheckedCaseFile> {
  const type = await fileTypeFromBuffer(content);
  if (!type) return checkText(content, name);
  if (!TYPES.has(type.mime)) throw new AppError('file_type_refused');
  if (type.mime.startsWith('image/'))
    return {
      contentType: 'image/jpeg',
      content: await normalisePhoto(content, PICTURE_MAX_SIDE),
      sheets: [],
    };
  const sheets = type.mime === XLSX ? await sheetsOf({ workbook: content }) : [];
  return { contentType: type.mime, content, sheets };
}

/** Plain text has no mark of its own: it must read as UTF-8 without control characters. @throws AppError file_type_refused */
async function checkText(content: Buffer, name: string): Promise<CheckedCaseFile> {
  const text = decode(content);
  if (text === null || content.some(isControl)) throw new AppError('file_type_refused');
  const isTable = name.toLowerCase().endsWith('.csv');
  return {
    contentType: isTable ? CSV : 'text/plain',
    content,
    sheets: isTable ? await sheetsOf({ table: text }) : [],
  };
}

/** Whether no text has the byte, NUL above all; a file with it is of some other kind. Tabs and ends of lines are of texts. */
function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20);
}

function decode(content: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

async function sheetsOf(source: SheetsSource): Promise<ShownSheet[]> {
  try {
    return await readShownSheets(source);
  } catch (cause) {
    if (!(cause instanceof QuestionFileError)) throw cause;
    const details = [{ path: 'file', problem: cause.message }];
    throw new AppError('file_type_refused', { details, cause });
  }
}
