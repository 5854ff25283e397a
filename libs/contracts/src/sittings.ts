import { z } from 'zod';
import { emptySchema, idSchema, instantSchema, localeSchema, localizedTextSchema } from './primitives';
import { academicGroupSchema } from './assignments';
import { examFormatSchema } from './exams';
import type { Route } from './route';

/** A time and place at which candidates of an exam sit it. */
export const setSittingSchema = z
  .object({
    /** Where it is, or a name for it. */
    room: z.string().trim().min(1).max(120),
    opensAt: instantSchema,
    /** Nobody starts after it; the instant itself is still in time. */
    lastStartAt: instantSchema,
    closesAt: instantSchema,
    capacity: z.number().int().min(1).max(2000),
    /** Length of each candidate's own time, for oral exams; null where all sit together. */
    slotMinutes: z.number().int().min(5).max(240).nullable(),
    /** The most candidates that one proctor watches. */
    candidatesPerProctor: z.number().int().min(1).max(100),
    /** Groups that it is for; empty for everybody. */
    groupNames: z.array(z.string().trim().min(1).max(80)).max(50),
  })
  .refine(
    ({ opensAt, lastStartAt, closesAt }) =>
      Date.parse(opensAt) <= Date.parse(lastStartAt) && Date.parse(lastStartAt) < Date.parse(closesAt),
    { path: ['lastStartAt'], message: 'lies between the opening and the closing' },
  );
export type SetSitting = z.infer<typeof setSittingSchema>;

/** What somebody should look at before the day; nothing of it is refused. */
export const SITTING_WARNINGS = [
  'proctors_short',
  'proctor_clash',
  'room_clash',
  'over_capacity',
  'candidate_clash',
  'short_time',
] as const;
export const sittingWarningSchema = z.object({
  kind: z.enum(SITTING_WARNINGS),
  /** How many: proctors or places that are missing, minutes that the last one to start is short of. */
  count: z.number().int(),
  /** Whom it concerns. */
  names: z.array(z.string()),
  /** Whose sittings are in the room, with `room_clash` alone. */
  exams: z.array(localizedTextSchema).optional(),
});
export type SittingWarning = z.infer<typeof sittingWarningSchema>;

export const sittingPlaceSchema = z.object({
  personId: idSchema,
  displayName: z.string(),
  groupName: z.string().nullable(),
  /** The own time; null where all sit together. */
  startsAt: instantSchema.nullable(),
  /** Whether the candidate has an attempt. */
  begun: z.boolean(),
});
export type SittingPlaceView = z.infer<typeof sittingPlaceSchema>;

const namedPersonSchema = z.object({ personId: idSchema, displayName: z.string() });

export const sittingSchema = setSittingSchema.safeExtend({
  id: idSchema,
  /** By own time, group and name. */
  places: z.array(sittingPlaceSchema),
  proctors: z.array(namedPersonSchema),
  warnings: z.array(sittingWarningSchema),
});
export type Sitting = z.infer<typeof sittingSchema>;

export const waitingCandidateSchema = namedPersonSchema.extend({ groupName: z.string().nullable() });
export type WaitingCandidateView = z.infer<typeof waitingCandidateSchema>;

export const examSittingsSchema = z.object({
  examId: idSchema,
  title: localizedTextSchema,
  format: examFormatSchema,
  opensAt: instantSchema,
  closesAt: instantSchema,
  durationMinutes: z.number().int(),
  /** In the order of time. */
  sittings: z.array(sittingSchema),
  /** Candidates without a place, who cannot begin while the exam has sittings. */
  waiting: z.array(waitingCandidateSchema),
  choices: z.object({ groups: z.array(academicGroupSchema), proctors: z.array(namedPersonSchema) }),
});
export type ExamSittings = z.infer<typeof examSittingsSchema>;

export const changedSittingsSchema = examSittingsSchema.extend({
  /** Candidates of the changed sitting whose own time no longer fits; they wait for another place. */
  placesReturned: z.number().int(),
});
export type ChangedSittings = z.infer<typeof changedSittingsSchema>;

export const sittingPlanSchema = z.object({
  placed: z.number().int(),
  unplaced: z.array(namedPersonSchema.extend({ reason: z.enum(['no_sitting', 'full', 'clash']) })),
});
export type SittingPlan = z.infer<typeof sittingPlanSchema>;

/** The own time of a candidate; absent for the first one that is free. */
export const setPlaceSchema = z.object({ startsAt: instantSchema.nullable().default(null) });
export type SetPlace = z.infer<typeof setPlaceSchema>;
export const setSittingProctorsSchema = z.object({ personIds: z.array(idSchema).max(100) });
export type SetSittingProctors = z.infer<typeof setSittingProctorsSchema>;

/** A sitting that the caller watches. */
export const dutySchema = z.object({
  sittingId: idSchema,
  examId: idSchema,
  title: localizedTextSchema,
  room: z.string(),
  opensAt: instantSchema,
  closesAt: instantSchema,
  candidates: z.number().int(),
  proctors: z.array(z.string()),
});
export type Duty = z.infer<typeof dutySchema>;
export const dutyListSchema = z.object({ duties: z.array(dutySchema) });

const calendarQuerySchema = z.object({
  /** The language of the entries. */
  locale: localeSchema.default('kk'),
  /** Only this exam. */
  examId: idSchema.optional(),
});
export type CalendarQuery = z.infer<typeof calendarQuerySchema>;

export const SITTING_ROUTES = {
  getExamSittings: {
    method: 'GET',
    path: '/api/exams/:examId/sittings',
    summary: 'When and where an exam is sat, by whom, who watches, and what is wrong with the plan',
    access: 'admission:read',
    response: examSittingsSchema,
  },
  addSitting: {
    method: 'POST',
    path: '/api/exams/:examId/sittings',
    summary: 'Add a sitting within the time of the exam; from then on candidates need a place',
    access: 'schedule:write',
    body: setSittingSchema,
    response: examSittingsSchema,
  },
  fillSittings: {
    method: 'POST',
    path: '/api/exams/:examId/sittings/fill',
    summary: 'Give every candidate without a place the first one that fits',
    access: 'schedule:write',
    response: sittingPlanSchema,
  },
  setSitting: {
    method: 'PUT',
    path: '/api/sittings/:sittingId',
    summary: 'Move or change a sitting; own times move along, and those that no longer fit go back',
    access: 'schedule:write',
    body: setSittingSchema,
    response: changedSittingsSchema,
  },
  removeSitting: {
    method: 'DELETE',
    path: '/api/sittings/:sittingId',
    summary: 'Remove a sitting in which nobody has begun',
    access: 'schedule:write',
    response: emptySchema,
  },
  setPlace: {
    method: 'PUT',
    path: '/api/sittings/:sittingId/places/:personId',
    summary: 'Give a candidate a place, or another one in the same exam',
    access: 'schedule:write',
    body: setPlaceSchema,
    response: examSittingsSchema,
  },
  removePlace: {
    method: 'DELETE',
    path: '/api/sittings/:sittingId/places/:personId',
    summary: 'Take a place back from a candidate who has not begun',
    access: 'schedule:write',
    response: emptySchema,
  },
  setSittingProctors: {
    method: 'PUT',
    path: '/api/sittings/:sittingId/proctors',
    summary: 'Who watches a sitting; they become proctors of the exam',
    access: 'schedule:write',
    body: setSittingProctorsSchema,
    response: examSittingsSchema,
  },
  listMyDuties: {
    method: 'GET',
    path: '/api/my/duties',
    summary: 'Sittings that the caller watches and that are not over',
    access: 'session:watch',
    response: dutyListSchema,
  },
  getMyCalendar: {
    method: 'GET',
    path: '/api/my/calendar.ics',
    summary: 'The own sittings, as candidate and as proctor, for a calendar',
    access: 'signed-in',
    query: calendarQuerySchema,
    file: 'text/calendar; charset=utf-8',
  },
} as const satisfies Record<string, Route>;
