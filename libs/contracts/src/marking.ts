import { z } from 'zod';
import { answerFileSchema } from './answer-files';
import { idSchema, instantSchema, localizedTextSchema } from './primitives';
import type { Route } from './route';
import { markingPolicySchema, rubricContentSchema } from './rubrics';
import { textOverlapListSchema } from './text-overlaps';
import { localizedHtmlSchema } from './written-text';

/** Largest set of remarks on one answer. */
const ANNOTATIONS_AT_MOST = 100;
const commentSchema = z.string().max(2000);

/** Points for one criterion of one answer. */
export const criterionMarkSchema = z.object({
  criterionId: z.string().min(1).max(40),
  points: z.number().min(0).max(100).multipleOf(0.5),
  comment: commentSchema,
});
export type CriterionMark = z.infer<typeof criterionMarkSchema>;

const percentSchema = z.number().min(0).max(100);

/** A remark on a stretch of the text, or on a place of a picture. */
export const annotationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    id: idSchema,
    /** Characters of the answer's text, formulas left out; `to` is behind the last one. */
    from: z.number().int().min(0),
    to: z.number().int().positive(),
    /** The words as they stood there. */
    quote: z.string().max(2000),
    comment: commentSchema.min(1),
  }),
  z.object({
    kind: z.literal('picture'),
    id: idSchema,
    fileId: idSchema,
    /** From the left and from the top, in percent of the picture as it stands upright. */
    xPercent: percentSchema,
    yPercent: percentSchema,
    /** Both 0 for a point. */
    widthPercent: percentSchema,
    heightPercent: percentSchema,
    comment: commentSchema.min(1),
  }),
]);
export type Annotation = z.infer<typeof annotationSchema>;
export type PictureRemark = Extract<Annotation, { kind: 'picture' }>;

/** What one person gives for one answer. */
export const itemMarkingSchema = z.object({
  itemId: idSchema,
  criteria: z.array(criterionMarkSchema).max(12),
  annotations: z.array(annotationSchema).max(ANNOTATIONS_AT_MOST),
});
export type ItemMarking = z.infer<typeof itemMarkingSchema>;

/** `claimed`: all places are taken and not all have finished; `tie_break`: two people differ and a third is needed. */
export const scriptStateSchema = z.enum(['waiting', 'claimed', 'tie_break', 'marked']);
export type ScriptState = z.infer<typeof scriptStateSchema>;

/** One candidate's work under its code. No field here tells whose it is before the result is confirmed. */
export const scriptSchema = z.object({
  id: idSchema,
  examId: idSchema,
  examTitle: localizedTextSchema,
  code: z.string(),
  state: scriptStateSchema,
  words: z.number().int(),
  files: z.number().int(),
  markersDone: z.number().int(),
  markersWanted: z.number().int(),
  /** The caller's own part in it. */
  mine: z.enum(['none', 'open', 'submitted']),
  mayClaim: z.boolean(),
  /** Out of 100; null until everybody needed has marked. */
  mark: z.number().int().nullable(),
  /** Null until the result is confirmed. */
  candidateName: z.string().nullable(),
});
export type Script = z.infer<typeof scriptSchema>;
export const scriptListSchema = z.object({ scripts: z.array(scriptSchema) });

export const scriptItemSchema = z.object({
  itemId: idSchema,
  position: z.number().int().positive(),
  prompt: localizedTextSchema,
  /** With its formulas and tables; null where it has none. */
  promptHtml: localizedHtmlSchema.nullable(),
  guidance: localizedTextSchema.nullable(),
  points: z.number(),
  html: z.string(),
  words: z.number().int(),
  files: z.array(answerFileSchema),
});
export type ScriptItem = z.infer<typeof scriptItemSchema>;

/** A stored state of somebody's marks; later ones never take its place. */
export const markingRevisionSchema = z.object({
  revision: z.number().int().positive(),
  submitted: z.boolean(),
  /** Out of 100, of the criteria marked so far. */
  mark: z.number().int(),
  items: z.array(itemMarkingSchema),
  savedAt: instantSchema,
});
export type MarkingRevision = z.infer<typeof markingRevisionSchema>;

export const scriptDetailSchema = scriptSchema.extend({
  rubric: rubricContentSchema,
  policy: markingPolicySchema,
  items: z.array(scriptItemSchema),
  /** The caller's own, the newest first; empty before the first save. */
  ownRevisions: z.array(markingRevisionSchema),
  /** What all markers gave, by their place; empty until the work is marked. */
  markings: z.array(z.object({ place: z.number().int(), revision: markingRevisionSchema })),
});
export type ScriptDetail = z.infer<typeof scriptDetailSchema>;

/** How the own work was marked; null before the result is confirmed, and for what no person marks. */
export const ownMarkingSchema = z.object({
  marking: scriptDetailSchema
    .pick({ rubric: true, items: true, markings: true })
    .extend({
      /** The commission's newest marks and remarks, once it has decided; null where it gave none. */
      onAppeal: z
        .object({
          /** Whether they became the result; else only their remarks say something. */
          counts: z.boolean(),
          items: z.array(itemMarkingSchema),
        })
        .nullable(),
    })
    .nullable(),
});
export type OwnMarking = z.infer<typeof ownMarkingSchema>;

export const saveMarkingSchema = z.object({
  /** The newest own revision that the page has read; 0 before the first. */
  basedOn: z.number().int().min(0),
  items: z.array(itemMarkingSchema).max(50),
  /** Whether the marks count from now on; then every criterion must have points. */
  submit: z.boolean(),
});
export type SaveMarking = z.infer<typeof saveMarkingSchema>;

export const MARKING_ROUTES = {
  listScripts: {
    method: 'GET',
    path: '/api/exams/:examId/scripts',
    summary: 'Handed-in work of an exam under its codes, in no order of time',
    access: 'script:mark',
    response: scriptListSchema,
  },
  getScript: {
    method: 'GET',
    path: '/api/scripts/:scriptId',
    summary: 'One work with the criteria and the own marks; logged',
    access: 'script:mark',
    response: scriptDetailSchema,
  },
  getScriptFile: {
    method: 'GET',
    path: '/api/scripts/:scriptId/files/:fileId',
    summary: 'A file of the work, under no name',
    access: 'script:mark',
    file: 'application/octet-stream',
  },
  claimScript: {
    method: 'POST',
    path: '/api/scripts/:scriptId/claim',
    summary: 'Take the work as one of its markers',
    access: 'script:mark',
    response: scriptDetailSchema,
  },
  releaseScript: {
    method: 'DELETE',
    path: '/api/scripts/:scriptId/claim',
    summary: 'Give the work back before any marks were handed in',
    access: 'script:mark',
    response: scriptSchema,
  },
  saveMarking: {
    method: 'PUT',
    path: '/api/scripts/:scriptId/marking',
    summary: 'Store marks as a new revision; the last marker needed makes them the provisional result',
    access: 'script:mark',
    body: saveMarkingSchema,
    response: scriptDetailSchema,
  },
  getOwnMarking: {
    method: 'GET',
    path: '/api/attempts/:attemptId/marking',
    summary: 'How the own work was marked, with all remarks, once its result is confirmed',
    access: 'attempt:sit',
    response: ownMarkingSchema,
  },
  listTextOverlaps: {
    method: 'GET',
    path: '/api/exams/:examId/text-overlaps',
    summary: 'Passages that two works of an exam share; a hint to the markers, never a mark',
    access: 'script:mark',
    response: textOverlapListSchema,
  },
} as const satisfies Record<string, Route>;
