import { z } from 'zod';
import { iinSchema } from './iin';
import { roleSchema } from './permissions';
import { idSchema, instantSchema, localeSchema } from './primitives';

export const loginSchema = z.object({
  login: z.string().trim().min(1).max(120),
  password: z.string().min(1).max(256),
});
export type Login = z.infer<typeof loginSchema>;

/** The signed-in person; `csrfToken` goes back in the X-CSRF-Token header of every changing request. */
export const meSchema = z.object({
  id: idSchema,
  login: z.string(),
  displayName: z.string(),
  roles: z.array(roleSchema),
  locale: localeSchema,
  csrfToken: z.string(),
});
export type Me = z.infer<typeof meSchema>;

export const setLocaleSchema = z.object({ locale: localeSchema });

export const personSchema = z.object({
  id: idSchema,
  login: z.string(),
  displayName: z.string(),
  studentNumber: z.string().nullable(),
  groupName: z.string().nullable(),
  /** Whether the number itself is known; it is shown to nobody here. */
  hasIin: z.boolean(),
  roles: z.array(roleSchema),
  locale: localeSchema,
  active: z.boolean(),
  hasEnrolledPhoto: z.boolean(),
  createdAt: instantSchema,
});
export type Person = z.infer<typeof personSchema>;

export const createPersonSchema = z.object({
  login: z.string().trim().min(2).max(120),
  displayName: z.string().trim().min(1).max(200),
  studentNumber: z.string().trim().max(40).nullable().default(null),
  iin: iinSchema.nullable().default(null),
  groupName: z.string().trim().max(80).nullable().default(null),
  roles: z.array(roleSchema).min(1),
  locale: localeSchema.default('kk'),
  /** At least 10 characters; the length is what counts (NIST SP 800-63B). */
  password: z.string().min(10).max(256),
});
export type CreatePerson = z.infer<typeof createPersonSchema>;

/** What may be changed of a person; a login stays, because others know the person by it. */
export const setPersonSchema = createPersonSchema
  .pick({ displayName: true, studentNumber: true, iin: true, groupName: true, locale: true })
  .extend({
    studentNumber: createPersonSchema.shape.studentNumber.unwrap(),
    iin: createPersonSchema.shape.iin.unwrap(),
    groupName: createPersonSchema.shape.groupName.unwrap(),
    locale: localeSchema,
  })
  .partial();
export type SetPerson = z.infer<typeof setPersonSchema>;

export const setAccountStateSchema = z.object({ active: z.boolean() });

export const personListSchema = z.object({ people: z.array(personSchema) });
