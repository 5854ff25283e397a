import { z } from 'zod';
import { problemValuesSchema } from './import-problems';
import type { Route } from './route';
import { personSchema, setAccountStateSchema, setPersonSchema } from './people';
import { idSchema, localizedTextSchema } from './primitives';

/** What a list of people can say of one of them. */
export const PERSON_LIST_FIELDS = [
  'displayName',
  'studentNumber',
  'iin',
  'groupName',
  'locale',
  'extraTimePercent',
] as const;
export type PersonListField = (typeof PERSON_LIST_FIELDS)[number];

/** What may be wrong with a line; the page says it in its language with the values. */
export const PERSON_PROBLEMS = [
  'listed_before',
  'two_people',
  'login_kept',
  'no_candidate',
  'login_missing',
  'name_missing',
  'note_unused',
  'displayName_too_long',
  'studentNumber_too_long',
  'groupName_too_long',
  'iin_wrong',
  'language_wrong',
  'extra_time_wrong',
] as const;
export const personProblemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.enum(PERSON_PROBLEMS),
  /** The line before, the login, the end of what was written, the largest percentage. */
  values: problemValuesSchema,
});
export type PersonProblem = z.infer<typeof personProblemSchema>;

export const EXAM_EFFECTS = ['enrolled', 'withdrawn', 'kept'] as const;
export const lineExamSchema = z.object({
  examId: idSchema,
  title: localizedTextSchema,
  /** `kept`: the new group does not sit the exam, but nobody is taken out unless that is wanted. */
  effect: z.enum(EXAM_EFFECTS),
  /** Whether a place in a sitting goes with it. */
  placeLost: z.boolean(),
});
export type LineExam = z.infer<typeof lineExamSchema>;

/** One line of a list of people and what becomes of it. */
export const personLineSchema = z.object({
  /** From 1, as a program of tables counts. */
  line: z.number().int(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'left_out']),
  login: z.string(),
  displayName: z.string(),
  groupName: z.string().nullable(),
  /** What the line sets otherwise than it was; every field of a new person. */
  changes: z.array(z.enum(PERSON_LIST_FIELDS)),
  /** The first password of a new person, told once; null in a dry run. */
  firstPassword: z.string().nullable(),
  problems: z.array(personProblemSchema),
  /** What the line does to exams that groups sit. */
  exams: z.array(lineExamSchema),
});
export type PersonLine = z.infer<typeof personLineSchema>;

export const peopleImportSchema = z.object({
  dryRun: z.boolean(),
  lines: z.array(personLineSchema),
  counts: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    leftOut: z.number().int(),
    enrolled: z.number().int(),
    withdrawn: z.number().int(),
    kept: z.number().int(),
    placesLost: z.number().int(),
  }),
});
export type PeopleImport = z.infer<typeof peopleImportSchema>;

export const importPeopleQuerySchema = z.object({
  /** `yes` tells what would happen and stores nothing. */
  dryRun: z.enum(['yes', 'no']).default('yes'),
  /** `yes` takes people out of exams, also of open ones, that their new group does not sit. */
  withdraw: z.enum(['yes', 'no']).default('no'),
});
export type ImportPeopleQuery = z.infer<typeof importPeopleQuerySchema>;

/** Each new person costs 50 ms of one core for the password; more people come in several files. */
export const PEOPLE_LIST_MAX_LINES = 3000;
export const PEOPLE_LIST_MAX_BYTES = 5 * 1024 * 1024;

/** Told once: the service keeps a hash alone. */
export const firstPasswordSchema = z.object({ firstPassword: z.string() });
export type FirstPassword = z.infer<typeof firstPasswordSchema>;

export const PEOPLE_ROUTES = {
  importPeople: {
    method: 'POST',
    path: '/api/people/import',
    summary: 'Read a list of candidates (CSV or XLSX); a dry run unless told otherwise',
    access: 'people:write',
    query: importPeopleQuerySchema,
    upload: { types: ['application/octet-stream'], maxBytes: PEOPLE_LIST_MAX_BYTES },
    response: peopleImportSchema,
  },
  giveFirstPassword: {
    method: 'POST',
    path: '/api/people/:personId/first-password',
    summary:
      'A new first password in place of the old one, of staff by an administrator alone; told once, and the person is signed out everywhere',
    access: 'people:write',
    response: firstPasswordSchema,
  },
  getPerson: {
    method: 'GET',
    path: '/api/people/:personId',
    summary: 'One person',
    access: 'people:read',
    response: personSchema,
  },
  setPerson: {
    method: 'PUT',
    path: '/api/people/:personId',
    summary: 'Change what is given; what is absent stays as it is',
    access: 'people:write',
    body: setPersonSchema,
    response: personSchema,
  },
  setAccountState: {
    method: 'PUT',
    path: '/api/people/:personId/active',
    summary:
      'Block an account, which signs the person out everywhere at once, or let the person sign in again; never the own',
    access: 'people:block',
    body: setAccountStateSchema,
    response: personSchema,
  },
} as const satisfies Record<string, Route>;
