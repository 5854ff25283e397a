import { z } from 'zod';

/** What a column of a profile can hold. */
export const STATEMENT_FIELDS = [
  'number',
  'iin',
  'student_number',
  'name',
  'group',
  'rating',
  'exam_mark',
  'final_mark',
  'letter',
  'grade_point',
  'word',
  'state',
  /** Only says where an appeal of the result is open. */
  'appeal',
  'examiner',
  'confirmed_at',
  'exam_title',
  'exam_date',
  'version',
  'code',
] as const;
export const statementFieldSchema = z.enum(STATEMENT_FIELDS);
export type StatementField = z.infer<typeof statementFieldSchema>;

export const profileNameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const wordsSchema = z.string().trim().min(1).max(80);
/** One text, or one for each language. */
const headerSchema = z.union([wordsSchema, z.object({ kk: wordsSchema, ru: wordsSchema, en: wordsSchema })]);

/** How another system wants the columns of a statement: a university writes its own. */
export const statementProfileSchema = z.object({
  name: profileNameSchema,
  title: headerSchema,
  /** In their order. */
  columns: z
    .array(
      z.object({
        value: statementFieldSchema,
        header: headerSchema,
      }),
    )
    .min(1)
    .max(40),
  /** Whether lines without a confirmed mark are written too. */
  rows: z.enum(['all', 'confirmed']),
  csv: z.object({
    separator: z.enum([';', ',', '\t']),
    /** Excel reads UTF-8 only with the byte order mark. */
    encoding: z.enum(['utf-8-bom', 'utf-8', 'utf-16le']),
    lineEnd: z.enum(['crlf', 'lf']),
    decimalMark: z.enum([',', '.']),
    /**
     * An IIN has leading zeros, and a program of tables cuts them off when it opens a CSV. `digits`: as they are, for systems that
     * import; `formula`: ="050315500123", for people who open the file in Excel. In a workbook the cell is text in any case.
     */
    iin: z.enum(['digits', 'formula']),
  }),
});
export type StatementProfile = z.infer<typeof statementProfileSchema>;

/** The first lines of a file that a profile would make, with invented people. */
export const statementPreviewSchema = z.object({
  heads: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** The text of the CSV file. */
  csv: z.string(),
});
export type StatementPreview = z.infer<typeof statementPreviewSchema>;
