import { z } from 'zod';
import { idSchema, instantSchema, localizedTextSchema, sha256Schema } from './primitives';

/** The most examiners of one panel. */
export const EXAMINERS_AT_MOST = 5;
/** The most tickets of one exam, and questions of one ticket. */
export const TICKETS_AT_MOST = 200;
const QUESTIONS_AT_MOST = 6;

/** How an oral exam goes. */
export const oralPolicySchema = z
  .object({
    preparationMinutes: z.number().int().min(1).max(120),
    answerMinutes: z.number().int().min(1).max(180),
    /** An answer begins only before so many examiners, and no more can take a seat. */
    examinersAtLeast: z.number().int().min(1).max(EXAMINERS_AT_MOST),
    examinersAtMost: z.number().int().min(1).max(EXAMINERS_AT_MOST),
    /** Whether a drawn ticket goes back to the others; if not, it comes again only when all have been drawn. */
    ticketsReturn: z.boolean(),
  })
  .refine(({ examinersAtLeast, examinersAtMost }) => examinersAtLeast <= examinersAtMost, {
    path: ['examinersAtLeast'],
    message: 'Ask for no more examiners than the panel has seats.',
  });
export type OralPolicy = z.infer<typeof oralPolicySchema>;
export const DEFAULT_ORAL_POLICY: OralPolicy = {
  ...{ preparationMinutes: 20, answerMinutes: 20 },
  ...{ examinersAtLeast: 1, examinersAtMost: 3 },
  ticketsReturn: false,
};

/** The life of one candidate's oral exam, from the start of the attempt. */
export const ORAL_STATES = ['waiting', 'preparing', 'answering', 'finished'] as const;
export const oralStateSchema = z.enum(ORAL_STATES);
export type OralState = z.infer<typeof oralStateSchema>;

export const ticketNumberSchema = z.number().int().positive().max(TICKETS_AT_MOST);

/** What the candidate adds to the draw, so that nobody else could have chosen the ticket. */
export const drawTicketSchema = z.object({ contribution: z.string().regex(/^[0-9A-Za-z]{1,64}$/) });
export type DrawTicket = z.infer<typeof drawTicketSchema>;

/** Everything by which anybody can draw the ticket again; docs/oral-exams.md says how. */
export const ticketDrawSchema = z.object({
  attemptId: idSchema,
  /** SHA-256 of the seed's text, which stood on the candidate's page and in the chain before the draw. */
  seedSha256: sha256Schema,
  seed: sha256Schema,
  contribution: drawTicketSchema.shape.contribution,
  /** The numbers that were drawn from, rising. */
  pool: z.array(ticketNumberSchema).min(1),
  ticket: ticketNumberSchema,
  drawnAt: instantSchema,
});
export type TicketDraw = z.infer<typeof ticketDrawSchema>;

/** All draws of an exam, the first one first. */
export const ticketDrawListSchema = z.object({
  examId: idSchema,
  tickets: z.array(ticketNumberSchema),
  ticketsReturn: z.boolean(),
  draws: z.array(ticketDrawSchema),
});
export type TicketDrawList = z.infer<typeof ticketDrawListSchema>;

/** One's own oral exam as the candidate sees it; the questions of the ticket are the items of the attempt. */
export const candidateOralSchema = z.object({
  state: oralStateSchema,
  preparationMinutes: z.number().int(),
  answerMinutes: z.number().int(),
  seedSha256: sha256Schema,
  /** Null before the draw. */
  draw: ticketDrawSchema.nullable(),
  preparationEndsAt: instantSchema.nullable(),
  /** When the candidate gave up the rest of the preparation. */
  readyAt: instantSchema.nullable(),
  answeringAt: instantSchema.nullable(),
});
export type CandidateOral = z.infer<typeof candidateOralSchema>;

/** A seat of the panel. */
export const panelSeatSchema = z.object({
  place: z.number().int().min(1).max(EXAMINERS_AT_MOST),
  examiner: z.string(),
  mine: z.boolean(),
  /** Whether the marks were handed in; which ones, the others see only when all have. */
  marked: z.boolean(),
});

export const followUpSchema = z.object({
  id: idSchema,
  examiner: z.string(),
  text: z.string(),
  /** Since the answer began, ms. */
  atMs: z.number().int().nonnegative(),
});
export type FollowUp = z.infer<typeof followUpSchema>;
export const addFollowUpSchema = z.object({ text: z.string().trim().min(1).max(1000) });
export type AddFollowUp = z.infer<typeof addFollowUpSchema>;

/** One candidate of an oral exam in the list of the panel. */
export const oralSchema = z.object({
  attemptId: idSchema,
  sessionId: idSchema,
  examId: idSchema,
  examTitle: localizedTextSchema,
  candidateName: z.string(),
  state: oralStateSchema,
  ticket: ticketNumberSchema.nullable(),
  /** Somebody of the staff stopped the clock, or a scan of the room did: what ends by time ends at a moment not known yet. */
  clockStands: z.boolean(),
  preparationEndsAt: instantSchema.nullable(),
  readyAt: instantSchema.nullable(),
  answeringAt: instantSchema.nullable(),
  /** The answer ends by itself then; null before it begins, and while the clock stands. */
  answerEndsAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  seats: z.array(panelSeatSchema),
  /** Whether the caller can take a seat. */
  maySit: z.boolean(),
  /** Out of 100; null until the whole panel has marked. */
  mark: z.number().int().nullable(),
  /** Whether the result stands; an appeal may still raise it. */
  confirmed: z.boolean(),
  serverNow: instantSchema,
});
export type Oral = z.infer<typeof oralSchema>;
export const oralListSchema = z.object({ orals: z.array(oralSchema) });

export const oralDetailSchema = oralSchema.extend({
  policy: oralPolicySchema,
  /** The work to mark, by the routes of marking. */
  scriptId: idSchema,
  draw: ticketDrawSchema.nullable(),
  followUps: z.array(followUpSchema),
});
export type OralDetail = z.infer<typeof oralDetailSchema>;

export const ticketQuestionSchema = z.object({
  prompt: localizedTextSchema,
  /** For the examiners. */
  guidance: localizedTextSchema.nullable(),
  points: z.number().positive().max(100),
});
export type TicketQuestion = z.infer<typeof ticketQuestionSchema>;
export const ticketSchema = z.object({
  questions: z.array(ticketQuestionSchema).min(1).max(QUESTIONS_AT_MOST),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** Sums of equal points differ in their last binary digits. */
const POINTS_SLACK = 1e-6;

/** Tickets are numbered from 1 in their order. All have as many questions, worth the same together. */
export const setExamTicketsSchema = z
  .object({ policy: oralPolicySchema, tickets: z.array(ticketSchema).min(1).max(TICKETS_AT_MOST) })
  .superRefine(({ tickets }, context) => {
    const worth = ({ questions }: Ticket) => questions.reduce((sum, { points }) => sum + points, 0);
    for (const [i, ticket] of tickets.entries()) {
      const first = tickets[0] ?? ticket;
      const isFair =
        ticket.questions.length === first.questions.length &&
        Math.abs(worth(ticket) - worth(first)) < POINTS_SLACK;
      const message = 'Give every ticket as many questions and points as the first one.';
      if (!isFair) context.addIssue({ code: 'custom', path: ['tickets', i], message });
    }
  });
export type SetExamTickets = z.infer<typeof setExamTicketsSchema>;
export const examTicketsSchema = z.object({
  examId: idSchema,
  policy: oralPolicySchema,
  tickets: z.array(ticketSchema),
  /** Not once a candidate has begun. */
  editable: z.boolean(),
});
export type ExamTickets = z.infer<typeof examTicketsSchema>;
