import { z } from 'zod';
import { idSchema, instantSchema, localeSchema, localizedTextSchema, sha256Schema } from './primitives';
import type { Route } from './route';
import { SEAL_SIGNATURES } from './seals';
import { statementPreviewSchema, statementProfileSchema, profileNameSchema } from './statement-profiles';

/** What stands behind a candidate in a statement; marks stand with `confirmed` alone. */
export const STATEMENT_ROW_STATES = [
  'confirmed',
  'pending',
  'absent',
  'not_admitted',
  'annulled',
  're_sit',
] as const;

/** One line of a statement as it was when the statement was made. */
export const statementRowSchema = z.object({
  number: z.number().int().positive(),
  displayName: z.string(),
  studentNumber: z.string().nullable(),
  state: z.enum(STATEMENT_ROW_STATES),
  rating: z.number().nullable(),
  examMark: z.number().int().nullable(),
  finalMark: z.number().int().nullable(),
  letter: z.string().nullable(),
  gradePoint: z.number().nullable(),
  word: localizedTextSchema.nullable(),
  /** Who confirmed the mark and when; null without one. */
  examiner: z.string().nullable(),
  confirmedAt: instantSchema.nullable(),
  /** Whether an appeal of this result was open, against its marks or the decision. Absent where it was made before that was noted. */
  underAppeal: z.boolean().optional(),
});
export type StatementRow = z.infer<typeof statementRowSchema>;

export const statementSummarySchema = z.object({
  id: idSchema,
  examId: idSchema,
  /** Empty for candidates without a group. */
  groupName: z.string(),
  version: z.number().int().positive(),
  madeBy: z.string(),
  madeAt: instantSchema,
  sha256: sha256Schema,
  rows: z.number().int(),
  confirmed: z.number().int(),
  /** Whether a newer version of the same group is there. */
  superseded: z.boolean(),
  /** Whether a mark that stands in it was raised on appeal since, or does not count any more. */
  outdated: z.boolean(),
});
export type StatementSummary = z.infer<typeof statementSummarySchema>;

export const examStatementsSchema = z.object({
  examId: idSchema,
  title: localizedTextSchema,
  groups: z.array(
    z.object({ groupName: z.string(), candidates: z.number().int(), confirmed: z.number().int() }),
  ),
  /** The latest first. */
  statements: z.array(statementSummarySchema),
});
export type ExamStatements = z.infer<typeof examStatementsSchema>;

export const statementDetailSchema = statementSummarySchema.extend({ lines: z.array(statementRowSchema) });
export type StatementDetail = z.infer<typeof statementDetailSchema>;

export const makeStatementSchema = z.object({ groupName: z.string().max(80) });
export type MakeStatement = z.infer<typeof makeStatementSchema>;

/** What anyone may know who holds the hash of a statement: figures and no person. */
export const statementSealSchema = z.object({
  sha256: sha256Schema,
  signature: z.enum(SEAL_SIGNATURES),
  keyId: z.string(),
  examTitle: localizedTextSchema,
  groupName: z.string(),
  version: z.number().int().positive(),
  madeAt: instantSchema,
  rows: z.number().int(),
  confirmed: z.number().int(),
  superseded: z.boolean(),
  /** Whether a mark that stands in it was raised on appeal since, or does not count any more. */
  outdated: z.boolean(),
});
export type StatementSeal = z.infer<typeof statementSealSchema>;

export const exportStatementQuerySchema = z.object({
  format: z.enum(['csv', 'xlsx']),
  profile: profileNameSchema,
  locale: localeSchema,
});
export type ExportStatementQuery = z.infer<typeof exportStatementQuerySchema>;

export const statementProfileListSchema = z.object({
  profiles: z.array(statementProfileSchema.extend({ builtIn: z.boolean() })),
});
export type StatementProfileList = z.infer<typeof statementProfileListSchema>;

export const STATEMENT_ROUTES = {
  listStatements: {
    method: 'GET',
    path: '/api/exams/:examId/statements',
    summary: 'The groups of an exam and the statements that were made of them',
    access: 'statement:read',
    response: examStatementsSchema,
  },
  makeStatement: {
    method: 'POST',
    path: '/api/exams/:examId/statements',
    summary: 'Make the statement of a group as it stands now; it supersedes the one before and never changes',
    access: 'statement:write',
    body: makeStatementSchema,
    response: statementDetailSchema,
  },
  getStatement: {
    method: 'GET',
    path: '/api/statements/:statementId',
    summary: 'One statement with its lines',
    access: 'statement:read',
    response: statementDetailSchema,
  },
  getStatementPdf: {
    method: 'GET',
    path: '/api/statements/:statementId/statement.pdf',
    summary: 'The statement as a PDF with its verification code, in one language',
    access: 'statement:read',
    query: z.object({ locale: localeSchema }),
    file: 'application/pdf',
  },
  exportStatement: {
    method: 'GET',
    path: '/api/statements/:statementId/export',
    summary:
      'The statement as CSV or XLSX in the columns of a profile; may hold personal numbers, so it is logged',
    access: 'statement:write',
    query: exportStatementQuerySchema,
    file: 'application/octet-stream',
  },
  listStatementProfiles: {
    method: 'GET',
    path: '/api/statement-profiles',
    summary: 'Column mappings for other systems',
    access: 'statement:read',
    response: statementProfileListSchema,
  },
  setStatementProfile: {
    method: 'PUT',
    path: '/api/statement-profiles',
    summary: 'Store a column mapping under its name; one of the service is replaced by it',
    access: 'statement:write',
    body: statementProfileSchema,
    response: statementProfileListSchema,
  },
  previewStatementProfile: {
    method: 'POST',
    path: '/api/statement-profiles/preview',
    summary: 'The first lines that a column mapping would make, with invented people; stores nothing',
    access: 'statement:write',
    query: z.object({ locale: localeSchema }),
    body: statementProfileSchema,
    response: statementPreviewSchema,
  },
  confirmStatement: {
    method: 'GET',
    path: '/api/statement-seals/:sha256',
    summary: 'Whether a statement is real, for whoever holds its hash; names nobody',
    access: 'public',
    response: statementSealSchema,
  },
} as const satisfies Record<string, Route>;
