import { z } from 'zod';
import { examFormatSchema } from './exams';
import { emptySchema, idSchema, localizedTextSchema } from './primitives';
import type { Route } from './route';

const groupNameSchema = z.string().trim().min(1).max(80);

/** An academic group: the candidates whom the registrar lists under one name. */
export const academicGroupSchema = z.object({ groupName: z.string(), people: z.number().int() });
export type AcademicGroup = z.infer<typeof academicGroupSchema>;
export const academicGroupListSchema = z.object({ groups: z.array(academicGroupSchema) });

export const assignedCandidateSchema = z.object({
  personId: idSchema,
  displayName: z.string(),
  studentNumber: z.string().nullable(),
  groupName: z.string().nullable(),
  /** Whether the group brought the candidate in; nobody takes such a one out but the group. */
  byGroup: z.boolean(),
  /** Whether there is an attempt, so that the candidate stays. */
  begun: z.boolean(),
});
export type AssignedCandidate = z.infer<typeof assignedCandidateSchema>;

export const EXAM_DUTIES = ['examiner', 'proctor'] as const;
export const assignedStaffSchema = z.object({
  personId: idSchema,
  displayName: z.string(),
  role: z.enum(EXAM_DUTIES),
  /** Whether the person has begun to mark work of this exam, so that they stay. */
  busy: z.boolean(),
});
export type AssignedStaff = z.infer<typeof assignedStaffSchema>;

/** Who sits an exam and who works in it. */
export const examAssignmentSchema = z.object({
  examId: idSchema,
  title: localizedTextSchema,
  format: examFormatSchema,
  /** The exam that it repeats, among whose re-sits its candidates are enrolled; null for a first one. */
  reSitOf: idSchema.nullable(),
  groups: z.array(academicGroupSchema),
  /** By group and name. */
  candidates: z.array(assignedCandidateSchema),
  staff: z.array(assignedStaffSchema),
  /** People of the groups who are staff of this exam and therefore do not sit it. */
  leftOut: z.array(z.object({ personId: idSchema, displayName: z.string(), groupName: z.string() })),
  /** How many examiners an answer of an oral exam needs; null for every other format. */
  panelAtLeast: z.number().int().nullable(),
  /** Groups and people that can be assigned; empty for whoever may only look. */
  choices: z.object({
    groups: z.array(academicGroupSchema),
    staff: z.array(assignedStaffSchema.omit({ busy: true })),
  }),
});
export type ExamAssignment = z.infer<typeof examAssignmentSchema>;

export const setExamGroupsSchema = z.object({ groupNames: z.array(groupNameSchema).max(200) });
export type SetExamGroups = z.infer<typeof setExamGroupsSchema>;

/** People who are enrolled by name in one act. */
export const CANDIDATES_AT_MOST = 1000;
export const enrolCandidatesSchema = z.object({
  personIds: z.array(idSchema).min(1).max(CANDIDATES_AT_MOST),
});
export type EnrolCandidates = z.infer<typeof enrolCandidatesSchema>;

export const setExamStaffSchema = z.object({
  examinerIds: z.array(idSchema).max(50),
  proctorIds: z.array(idSchema).max(200),
});
export type SetExamStaff = z.infer<typeof setExamStaffSchema>;

export const ASSIGNMENT_ROUTES = {
  listGroups: {
    method: 'GET',
    path: '/api/groups',
    summary: 'Academic groups with the number of their people',
    access: 'schedule:write',
    response: academicGroupListSchema,
  },
  getExamAssignment: {
    method: 'GET',
    path: '/api/exams/:examId/assignment',
    summary: 'Who sits an exam, by group and by name, and who examines and proctors it',
    access: 'admission:read',
    response: examAssignmentSchema,
  },
  setExamGroups: {
    method: 'PUT',
    path: '/api/exams/:examId/groups',
    summary: 'Assign an exam to whole groups; who joins a group later sits it too; refused for a re-sit',
    access: 'schedule:write',
    body: setExamGroupsSchema,
    response: examAssignmentSchema,
  },
  enrolCandidates: {
    method: 'POST',
    path: '/api/exams/:examId/candidates',
    summary: 'Enrol people by name; refused for a re-sit, whose candidates the rule has to entitle',
    access: 'schedule:write',
    body: enrolCandidatesSchema,
    response: examAssignmentSchema,
  },
  withdrawCandidate: {
    method: 'DELETE',
    path: '/api/exams/:examId/candidates/:personId',
    summary: 'Take somebody out who was enrolled by name and has not begun',
    access: 'schedule:write',
    response: emptySchema,
  },
  setExamStaff: {
    method: 'PUT',
    path: '/api/exams/:examId/staff',
    summary: 'Assign examiners, also of an oral panel, and proctors',
    access: 'schedule:write',
    body: setExamStaffSchema,
    response: examAssignmentSchema,
  },
} as const satisfies Record<string, Route>;
