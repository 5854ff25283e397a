import { z } from 'zod';

export const ROLES = ['candidate', 'proctor', 'examiner', 'registrar', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** What a role may do at all; which exams and sessions it may do it to is decided by assignment (exam staff, enrolment). */
export const PERMISSIONS = {
  'attempt:sit': ['candidate'],
  'session:watch': ['proctor', 'admin'],
  'session:review': ['proctor', 'admin'],
  'session:decide': ['proctor'],
  /** To ask for a scan of the room is an intervention, to look at one a view of a home: proctors of the exam alone. */
  'room-scan:ask': ['proctor'],
  'room-scan:view': ['proctor'],
  /** To stop the exam's clock by hand and to let it go on: proctors of the exam. */
  'session:pause': ['proctor'],
  /** To move a candidate's exam to another window of theirs: proctors of the exam. */
  'session:hand-over': ['proctor'],
  'exam:read': ['proctor', 'examiner', 'registrar', 'admin'],
  'exam:write': ['examiner', 'admin'],
  /** To make an exam, to set what it is, and to show it to its candidates; what it asks is set by its examiners. */
  'exam:create': ['registrar', 'admin'],
  /** Banks of items; which ones is decided by membership. */
  'item:read': ['examiner', 'admin'],
  'item:write': ['examiner', 'admin'],
  'item:review': ['examiner', 'admin'],
  'result:read': ['examiner', 'registrar', 'admin'],
  'result:confirm': ['examiner'],
  /** Two of them, of the exam; a registrar of any. */
  'result:annul': ['proctor', 'examiner', 'registrar'],
  /** Criteria of marking; whoever approves must be another person than the author. */
  'rubric:read': ['examiner', 'registrar', 'admin'],
  'rubric:write': ['examiner', 'admin'],
  'rubric:approve': ['examiner', 'registrar'],
  /** To read handed-in work without a name and to mark it; examiners of the exam alone. */
  'script:mark': ['examiner'],
  /** To raise confirmed marks on appeal: examiners of the exam who neither marked the work nor confirmed its result. */
  'mark-appeal:decide': ['examiner'],
  /** Who may sit an exam; what is decided against the rule is the registrar's. */
  'admission:read': ['examiner', 'registrar', 'admin'],
  'admission:write': ['registrar', 'admin'],
  /** Which groups sit an exam, when and where, and who examines and proctors it. */
  'schedule:write': ['registrar', 'admin'],
  /** What the university keeps of an exam on paper; the files for other systems hold personal numbers. */
  'statement:read': ['examiner', 'registrar', 'admin'],
  'statement:write': ['registrar', 'admin'],
  /** What candidates did, taken to another system. */
  'trace:export': ['admin'],
  'people:read': ['registrar', 'admin'],
  'people:write': ['registrar', 'admin'],
  /** To keep somebody from signing in, and to let them again. */
  'people:block': ['admin'],
  /** The rules of exams as such; which rules hold in one session is no secret of it, who is accommodated is. */
  'policy:read': ['examiner', 'registrar', 'admin'],
  'policy:write': ['examiner', 'admin'],
  /** How the final grade comes about and who is admitted: whoever makes the exam, and its examiners. */
  'grading:write': ['examiner', 'registrar', 'admin'],
  'accommodation:read': ['registrar', 'admin'],
  'accommodation:write': ['registrar', 'admin'],
  'audit:read': ['admin'],
  /** How long things are kept, legal holds, and what is kept of one person: its copy and its erasure. */
  'retention:manage': ['admin'],
  /** Who outside is told of sessions and results. */
  'webhook:manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether one of the roles carries the permission. */
export function hasPermission(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => (PERMISSIONS[permission] as readonly Role[]).includes(role));
}

/**
 * Whether somebody of these roles may make an account of those, or set its password. Whoever knows a password can act as its person, and
 * where two people must agree registrars are among them: accounts of staff are an administrator's.
 */
export function mayHoldPassword(by: readonly Role[], of: readonly Role[]): boolean {
  return by.includes('admin') || of.every((role) => role === 'candidate');
}
