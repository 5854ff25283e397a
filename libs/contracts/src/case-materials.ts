import { z } from 'zod';
import { idSchema, instantSchema, localizedTextSchema } from './primitives';
import { localizedHtmlSchema } from './written-text';

/** What may lie with a part of a case; the content decides, not the name. */
export const CASE_FILE_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/csv',
  'text/plain',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
] as const;
export const CASE_FILE_MAX_BYTES = 20 * 1024 * 1024;
export const CASE_FILES_AT_MOST = 10;

/** A sheet of a workbook or CSV file as it is shown in the page, so that nobody leaves the exam to read it. */
export const shownSheetSchema = z.object({
  rows: z.array(z.array(z.string())),
  /** Whether the file has more rows or columns than are shown. */
  isCut: z.boolean(),
});
export type ShownSheet = z.infer<typeof shownSheetSchema>;

export const caseFileSchema = z.object({
  id: idSchema,
  name: z.string(),
  contentType: z.string(),
  sizeBytes: z.number().int(),
  /** Whether it is a workbook or a CSV file, whose sheets the page can ask for. */
  hasSheets: z.boolean(),
});
export type CaseFile = z.infer<typeof caseFileSchema>;

export const shownSheetsSchema = z.object({ sheets: z.array(shownSheetSchema) });
export type ShownSheets = z.infer<typeof shownSheetsSchema>;

/** A text of a case, HTML of the same kind as written answers, with its files. */
export const caseMaterialSchema = z.object({
  id: idSchema,
  position: z.number().int().positive(),
  title: localizedTextSchema,
  html: localizedHtmlSchema,
  files: z.array(caseFileSchema),
  releasedAt: instantSchema,
});
export type CaseMaterial = z.infer<typeof caseMaterialSchema>;

/** What of a case is out, by the server's clock; what is to come is only announced. */
export const caseMaterialsSchema = z.object({
  released: z.array(caseMaterialSchema),
  /** How many are still to come, and when the next one does; null when all are out. */
  toCome: z.number().int(),
  nextAt: instantSchema.nullable(),
});
export type CaseMaterials = z.infer<typeof caseMaterialsSchema>;
