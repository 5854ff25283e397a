import { z } from 'zod';
import { importProblemSchema } from './item-bank-files';
import type { Route } from './route';
import { personSchema, setPersonSchema } from './people';

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
  problems: z.array(importProblemSchema),
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
  }),
});
export type PeopleImport = z.infer<typeof peopleImportSchema>;

export const importPeopleQuerySchema = z.object({
  /** `yes` tells what would happen and stores nothing. */
  dryRun: z.enum(['yes', 'no']).default('yes'),
});
export type ImportPeopleQuery = z.infer<typeof importPeopleQuerySchema>;

/** Each new person costs 50 ms of one core for the password; more people come in several files. */
export const PEOPLE_LIST_MAX_LINES = 3000;
export const PEOPLE_LIST_MAX_BYTES = 5 * 1024 * 1024;

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
} as const satisfies Record<string, Route>;
