import { z } from 'zod';
import { appealSchema, candidateCommentSchema } from './appeals';
import { focusLossSchema, networkSampleSchema } from './connection';
import { waitingWindowSchema } from './exam-windows';
import { incidentSchema, ledgerSchema } from './incidents';
import { livenessReviewSchema } from './liveness';
import { idSchema, instantSchema, localizedTextSchema, sessionMsSchema, sha256Schema } from './primitives';
import { DECISION_OUTCOMES, decisionOutcomeSchema } from './review';

/** States of a proctored session; libs/domain has the table of transitions. */
export const SESSION_STATES = [
  'scheduled',
  'checking_in',
  'waiting',
  'running',
  'scanning',
  'paused',
  'interrupted',
  'submitted',
  'under_review',
  'decided',
  'expired',
  'voided',
] as const;
export const sessionStateSchema = z.enum(SESSION_STATES);
export type SessionState = z.infer<typeof sessionStateSchema>;

export const mediaSourceSchema = z.enum(['camera', 'microphone', 'screen']);
export type MediaSource = z.infer<typeof mediaSourceSchema>;
export const MEDIA_SOURCES = mediaSourceSchema.options;

/** A session as a tile of the proctor's live page or a row of the review list. */
export const sessionSummarySchema = z.object({
  id: idSchema,
  attemptId: idSchema,
  examId: idSchema,
  examTitle: localizedTextSchema,
  candidateName: z.string(),
  studentNumber: z.string().nullable(),
  /** The sitting in which the candidate has a place; null where the exam has none, or only a decision lets them sit. */
  sittingId: idSchema.nullable(),
  state: sessionStateSchema,
  /** UTC instant of millisecond 0 of the session clock; null before media first arrived. */
  epoch: instantSchema.nullable(),
  startedAt: instantSchema.nullable(),
  submittedAt: instantSchema.nullable(),
  /**
   * How much time can be left at most when somebody gives it anew at the end of a pause; null while there is none, and in an oral exam,
   * whose parts have times of their own.
   */
  longestMinutes: z.number().int().nullable(),
  /** Whether the clock stands for a break of the candidate's own; why there is one is nobody's business here. */
  onBreak: z.boolean(),
  /** Whether the exam is paused for all: whoever begins is held too, until all are let go on. */
  examPaused: z.boolean(),
  openIncidents: z.number().int(),
  behaviourIncidents: z.number().int(),
  technicalIncidents: z.number().int(),
  undecidedIncidents: z.number().int(),
  decision: z.enum(['none', ...DECISION_OUTCOMES]),
  /** Other windows of the candidate that wait to be let in, the longest waiting first. */
  waitingWindows: z.array(waitingWindowSchema),
});
export type SessionSummary = z.infer<typeof sessionSummarySchema>;
export const sessionListSchema = z.object({ sessions: z.array(sessionSummarySchema) });

/** One named, visible contribution to the integrity score. Technical incidents never appear here. */
export const scoreContributionSchema = z.object({
  incidentId: idSchema,
  rule: z.string(),
  weight: z.number(),
  points: z.number(),
});

/** The candidate's: camera with microphone, and screen. Only these are supervised. */
export const candidateChainSchema = z.enum(['av', 'screen']);
export type CandidateChain = z.infer<typeof candidateChainSchema>;
/** Camera and microphone of who sits at each place of an oral exam's panel; the numbers are those of the seats. */
export const examinerChainSchema = z.enum([
  'examiner-1',
  'examiner-2',
  'examiner-3',
  'examiner-4',
  'examiner-5',
]);
export type ExaminerChain = z.infer<typeof examinerChainSchema>;

/** @throws Error for a place that no panel has */
export function examinerChainAt(place: number): ExaminerChain {
  return examinerChainSchema.parse(`examiner-${place}`);
}

/** The lines of segments that a session's recording may have. */
export const recordingChainSchema = z.enum([...candidateChainSchema.options, ...examinerChainSchema.options]);
export type RecordingChain = z.infer<typeof recordingChainSchema>;

export function isCandidateChain(chain: RecordingChain): chain is CandidateChain {
  return chain === 'av' || chain === 'screen';
}

/** What the review page needs of one recorded chain. */
export const recordingTrackSchema = z.object({
  chain: recordingChainSchema,
  startMs: sessionMsSchema,
  endMs: sessionMsSchema,
  sizeBytes: z.number().int(),
  segments: z.number().int(),
  runs: z.number().int(),
  /** Spans without a recording between runs or segments. */
  gaps: z.array(z.object({ startMs: sessionMsSchema, endMs: sessionMsSchema })),
  /** Changes when the recording grows; part of the video's URL. */
  version: z.string(),
});
export type RecordingTrack = z.infer<typeof recordingTrackSchema>;

/** A span that the candidate's own browser recorded; shown as such, because nobody watched it arrive. */
export const localRecordingSchema = z.object({
  id: idSchema,
  chain: candidateChainSchema,
  startMs: sessionMsSchema,
  endMs: sessionMsSchema,
  sizeBytes: z.number().int(),
});
export type LocalRecording = z.infer<typeof localRecordingSchema>;

export const decisionSchema = z.object({
  outcome: decisionOutcomeSchema,
  reason: z.string(),
  /** Confirmed incidents that make the violation; empty for the other outcomes. */
  incidentIds: z.array(idSchema),
  decidedBy: z.string(),
  decidedAt: instantSchema,
});
export type Decision = z.infer<typeof decisionSchema>;

export const sessionReviewSchema = z.object({
  session: sessionSummarySchema,
  durationMs: z.number().int(),
  incidents: z.array(incidentSchema),
  recordings: z.array(recordingTrackSchema),
  /** Who is in each recording of a panel; several names where a seat changed hands. */
  examiners: z.array(z.object({ chain: examinerChainSchema, names: z.array(z.string()) })),
  /** What the candidate's browser recorded while the gateway could not be reached. */
  localRecordings: z.array(localRecordingSchema),
  /** What it sent later and the service did not take; the rest of such a recording may be missing. */
  refusedLocalRecordings: z.array(localRecordingSchema.pick({ chain: true, startMs: true, endMs: true })),
  /** Level curve: one point a second at most. */
  levels: z.array(z.object({ atMs: sessionMsSchema, levelDbfs: z.number() })),
  /** Where the first face looked, degrees: the largest turn of each five seconds; absent where no face was seen. */
  yaws: z.array(z.object({ atMs: sessionMsSchema, yawDeg: z.number() })),
  /** When the exam page was hidden or another window was in front, as the browser reported. */
  focusLosses: z.array(focusLossSchema),
  /** Spans in which the page had no connection to the gateway. */
  disconnections: z.array(z.object({ startMs: sessionMsSchema, endMs: sessionMsSchema })),
  /** The worst sample of each ten seconds at most. */
  network: z.array(networkSampleSchema),
  checkIn: z.object({
    matched: z.boolean().nullable(),
    distance: z.number().nullable(),
    threshold: z.number(),
    hasPhoto: z.boolean(),
    uploadKbps: z.number().nullable(),
    /** Null where the exam asks for no liveness check. */
    liveness: livenessReviewSchema.nullable(),
  }),
  score: z.object({ total: z.number(), contributions: z.array(scoreContributionSchema) }),
  decision: decisionSchema.nullable(),
  /** Why the caller may look but not judge; null when they may. */
  barrier: z.enum(['supervised_alone']).nullable(),
  /** What the candidate wrote about the flags. */
  comments: z.array(candidateCommentSchema),
  appeal: appealSchema.nullable(),
});
export type SessionReview = z.infer<typeof sessionReviewSchema>;

export const decideSessionSchema = z.object({
  outcome: decisionOutcomeSchema,
  reason: z.string().trim().min(3).max(4000),
  /** The confirmed incidents that make the violation. */
  incidentIds: z.array(idSchema).max(1000).optional(),
});
export type DecideSession = z.infer<typeof decideSessionSchema>;

export const integrityReportSchema = z.object({
  sound: z.boolean(),
  entries: z.number().int(),
  segments: z.number().int(),
  headHash: sha256Schema.nullable(),
  /** Objects that are gone because their period was over or their person was erased; the chain says so. */
  deletedObjects: z.number().int(),
  /** The first bad item, in words; null when sound. */
  firstProblem: z.string().nullable(),
});
export type IntegrityReport = z.infer<typeof integrityReportSchema>;

export const ledgerFilterSchema = ledgerSchema.or(z.literal('all'));
