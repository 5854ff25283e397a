import { type ExamSettings, type ExamSetup } from '@bakylau/contracts';
import { commissionLack, examGaps } from '@bakylau/domain';
import { type Exam, ExamEnrolment, ExamStaff } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { hasBegun } from '../exams/editable-exams';
import { countItems } from '../exams/my-exams.service';
import { policyOf } from '../sessions/review-barriers';

/** The caller has checked who may see it. */
export async function readExamSetup(exam: Exam, manager: EntityManager): Promise<ExamSetup> {
  const { id: examId } = exam;
  const counts = {
    itemCount: (await countItems([examId], manager)).get(examId) ?? 0,
    candidates: await manager.countBy(ExamEnrolment, { examId }),
    examiners: await manager.countBy(ExamStaff, { examId, role: 'examiner' }),
    proctors: await manager.countBy(ExamStaff, { examId, role: 'proctor' }),
  };
  return {
    id: examId,
    ...settingsOf(exam),
    publishedAt: exam.publishedAt?.toISOString() ?? null,
    reSitOf: exam.reSitOf,
    editable: !(await hasBegun(examId, manager)),
    ...counts,
    missing: examGaps({ ...exam, ...counts }, new Date()),
    commissionLacks: commissionLack({ ...exam, ...counts }, policyOf(exam).appealCommissionSize),
  };
}

/** Columns of an exam as those who make it set them. */
export function settingsOf(exam: Exam): ExamSettings {
  const { title, courseCode, format, durationMinutes, termId, gradingPolicy } = exam;
  const { version: _version, ...policy } = exam.policy;
  return {
    ...{ title, courseCode, format, durationMinutes, termId, gradingPolicy, policy },
    opensAt: exam.opensAt.toISOString(),
    closesAt: exam.closesAt.toISOString(),
  };
}

/** @param version of what the exam watches */
export function columnsOf(
  { opensAt, closesAt, policy, ...settings }: ExamSettings,
  version: number,
): Partial<Exam> {
  const window = { opensAt: new Date(opensAt), closesAt: new Date(closesAt) };
  return { ...settings, ...window, policy: { version, ...policy } };
}
