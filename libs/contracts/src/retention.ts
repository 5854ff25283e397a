import { z } from 'zod';
import { writtenTextSchema } from './appeals';
import { idSchema, instantSchema, sha256Schema } from './primitives';
import type { Route } from './route';

/**
 * What is kept of a person for a time of its own: `face` the photos and descriptors of enrolment and check-in and the pictures
 * and sound of the liveness check, `room_scan` strips of rooms, `clip` evidence pictures of and the recording around
 * confirmed incidents, `recording` the rest of the recording, `log` what the analysis and the device check measured.
 */
export const ARTEFACTS = ['face', 'room_scan', 'clip', 'recording', 'log'] as const;
export const artefactSchema = z.enum(ARTEFACTS);
export type Artefact = z.infer<typeof artefactSchema>;

/** Ten years; longer than any dispute. */
const LONGEST_DAYS = 3650;
const daysSchema = z.number().int().min(1).max(LONGEST_DAYS);

/** Days from the end of the exam, or from the last decision about a session if that is later, until deletion. */
export const retentionPeriodsSchema = z.object({
  face: daysSchema,
  room_scan: daysSchema,
  clip: daysSchema,
  recording: daysSchema,
  log: daysSchema,
}) satisfies z.ZodType<Record<Artefact, number>>;
export type RetentionPeriods = z.infer<typeof retentionPeriodsSchema>;

/** For exams where nobody chose: pictures of faces and homes a month, recordings a term's worth of disputes, evidence a year. */
export const DEFAULT_RETENTION: RetentionPeriods = {
  face: 30,
  room_scan: 30,
  clip: 365,
  recording: 90,
  log: 365,
};

export const setExamRetentionSchema = retentionPeriodsSchema.refine(
  ({ clip, recording }) => clip >= recording,
  { path: ['clip'], message: 'Clips are parts of the recording; keep them at least as long' },
);

export const examRetentionSchema = z.object({
  examId: idSchema,
  /** Counts from 1 with every change; 0 for the default that comes with the service. */
  version: z.number().int(),
  periods: retentionPeriodsSchema,
});
export type ExamRetention = z.infer<typeof examRetentionSchema>;

/** Why something is not deleted now. */
export const DELETION_FREEZES = ['undecided', 'appeal_open', 'annulment_open', 'legal_hold'] as const;
export const deletionFreezeSchema = z.enum(DELETION_FREEZES);
export type DeletionFreeze = z.infer<typeof deletionFreezeSchema>;

export const DELETION_RULES = ['retention_period', 'erasure'] as const;
export const deletionRuleSchema = z.enum(DELETION_RULES);
export type DeletionRule = z.infer<typeof deletionRuleSchema>;

/** Keeps everything of a person, of one session, or of everybody who sat an exam, until a person releases it. */
export const legalHoldSchema = z.object({
  id: idSchema,
  /** Null for a hold on an exam. */
  personId: idSchema.nullable(),
  /** Null when everything of the person, or of the exam, is held. */
  sessionId: idSchema.nullable(),
  /** Null for a hold on a person. */
  examId: idSchema.nullable(),
  reason: z.string(),
  placedBy: z.string(),
  placedAt: instantSchema,
  releasedBy: z.string().nullable(),
  releasedAt: instantSchema.nullable(),
  releaseReason: z.string().nullable(),
});
export type LegalHoldView = z.infer<typeof legalHoldSchema>;
export const legalHoldListSchema = z.object({ holds: z.array(legalHoldSchema) });

export const placeLegalHoldSchema = z
  .object({
    personId: idSchema.nullable().default(null),
    /** One session of the person. */
    sessionId: idSchema.nullable().default(null),
    examId: idSchema.nullable().default(null),
    reason: writtenTextSchema.shape.text,
  })
  .refine(({ personId, examId }) => (personId === null) !== (examId === null), {
    path: ['personId'],
    message: 'Give a person or an exam',
  })
  .refine(({ sessionId, personId }) => sessionId === null || personId !== null, {
    path: ['sessionId'],
    message: 'Give the person whose session it is',
  });
export type PlaceLegalHold = z.infer<typeof placeLegalHoldSchema>;

export const deletionReceiptSchema = z.object({
  deletionId: idSchema,
  artefact: artefactSchema,
  rule: deletionRuleSchema,
  days: z.number().int().nullable(),
  personId: idSchema,
  sessionId: idSchema.nullable(),
  objects: z.number().int(),
  sizeBytes: z.number().int(),
  objectsSha256: sha256Schema,
  rows: z.number().int(),
  orderedAt: instantSchema,
  completedAt: instantSchema,
  keyId: z.string(),
  algorithm: z.literal('Ed25519'),
  signature: z.string(),
});

/** A deletion that was ordered; the receipt comes when every object was found gone. */
export const deletionSchema = z.object({
  id: idSchema,
  artefact: artefactSchema,
  rule: deletionRuleSchema,
  personId: idSchema,
  sessionId: idSchema.nullable(),
  orderedAt: instantSchema,
  tries: z.number().int(),
  receipt: deletionReceiptSchema.nullable(),
});
export type DeletionView = z.infer<typeof deletionSchema>;

export const deletionListSchema = z.object({
  deletions: z.array(deletionSchema),
  /** Every key of the service, the retired ones too; a receipt's `keyId` says which signed it. */
  publicKeysPem: z.string(),
});
export type DeletionList = z.infer<typeof deletionListSchema>;

const deletionQuerySchema = z.object({
  personId: idSchema.optional(),
  sessionId: idSchema.optional(),
  /** For pages: only those ordered before this deletion. */
  before: idSchema.optional(),
});
export type DeletionQuery = z.infer<typeof deletionQuerySchema>;

export const RETENTION_ROUTES = {
  getExamRetention: {
    method: 'GET',
    path: '/api/exams/:examId/retention',
    summary: 'How long the recordings and pictures of an exam are kept',
    access: 'policy:read',
    response: examRetentionSchema,
  },
  setExamRetention: {
    method: 'PUT',
    path: '/api/exams/:examId/retention',
    summary: 'Set the periods; candidates who accepted a notice with shorter ones keep those',
    access: 'retention:manage',
    body: setExamRetentionSchema,
    response: examRetentionSchema,
  },
  listLegalHolds: {
    method: 'GET',
    path: '/api/legal-holds',
    summary: 'Every legal hold, the latest first, released ones too',
    access: 'retention:manage',
    response: legalHoldListSchema,
  },
  placeLegalHold: {
    method: 'POST',
    path: '/api/legal-holds',
    summary: 'Keep everything of a person, or of one session, from being deleted',
    access: 'retention:manage',
    body: placeLegalHoldSchema,
    response: legalHoldSchema,
  },
  releaseLegalHold: {
    method: 'POST',
    path: '/api/legal-holds/:holdId/release',
    summary: 'Release a legal hold, with the reason',
    access: 'retention:manage',
    body: writtenTextSchema,
    response: legalHoldSchema,
  },
  listDeletions: {
    method: 'GET',
    path: '/api/deletions',
    summary: 'What was deleted by which rule, with the signed receipts; the latest 200 first',
    access: 'retention:manage',
    query: deletionQuerySchema,
    response: deletionListSchema,
  },
  exportPerson: {
    method: 'GET',
    path: '/api/people/:personId/export.zip',
    summary: 'Everything that is kept about a person: JSON, their pictures, and the list of their recordings',
    access: 'retention:manage',
    file: 'application/zip',
  },
  erasePerson: {
    method: 'POST',
    path: '/api/people/:personId/erasure',
    summary: 'Delete the pictures, recordings and measures of a person; refused while something freezes them',
    access: 'retention:manage',
    response: deletionListSchema,
  },
} as const satisfies Record<string, Route>;
