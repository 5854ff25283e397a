import { z } from 'zod';
import { importProblemSchema } from './import-problems';
import { bankItemStateSchema } from './item-banks';
import { localeSchema } from './primitives';

/** Formats that are read into a bank, and those that are written from one; `auto` tells a file by its content. */
export const IMPORT_FORMATS = ['auto', 'gift', 'moodle_xml', 'aiken', 'platonus', 'xlsx', 'docx'] as const;
export const BANK_EXPORT_FORMATS = ['gift', 'moodle_xml', 'xlsx'] as const;
export type BankExportFormat = (typeof BANK_EXPORT_FORMATS)[number];

export const importBankItemsQuerySchema = z.object({
  format: z.enum(IMPORT_FORMATS).default('auto'),
  /** The language that the file is written in. */
  language: localeSchema,
  /** For items whose file names none. */
  topic: z.string().max(200).default(''),
  /** `yes` tells what would happen and stores nothing. */
  dryRun: z.enum(['yes', 'no']).default('yes'),
  /** What becomes of questions that are in the bank or stand earlier in the file: the same texts, options and right answers. */
  duplicates: z.enum(['leave_out', 'take']).default('leave_out'),
});
export type ImportBankItemsQuery = z.infer<typeof importBankItemsQuerySchema>;

/** One question of a file and what becomes of it. */
export const importLineSchema = z.object({
  /** Where it begins, from 1: a line of a text, a row of a sheet. */
  line: z.number().int(),
  outcome: z.enum(['taken', 'left_out']),
  /** Null for one that could not be read. */
  kind: z.string().nullable(),
  prompt: z.string(),
  topic: z.string(),
  problems: z.array(importProblemSchema),
});
export type ImportLine = z.infer<typeof importLineSchema>;

export const bankImportSchema = z.object({
  format: z.string(),
  /** Null for files that are no text. */
  encoding: z.string().nullable(),
  dryRun: z.boolean(),
  lines: z.array(importLineSchema),
  counts: z.object({
    taken: z.number().int(),
    /** Those that cannot be taken, and duplicates unless they are taken too. */
    leftOut: z.number().int(),
    /** Questions that are in the bank or stand earlier in the file, whether taken or left out. */
    duplicates: z.number().int(),
    warnings: z.number().int(),
  }),
});
export type BankImport = z.infer<typeof bankImportSchema>;

export const exportBankItemsQuerySchema = z.object({
  format: z.enum(BANK_EXPORT_FORMATS),
  /** The variant that is written; items without it are left out and counted. */
  language: localeSchema,
  state: bankItemStateSchema.optional(),
});
export type ExportBankItemsQuery = z.infer<typeof exportBankItemsQuerySchema>;
