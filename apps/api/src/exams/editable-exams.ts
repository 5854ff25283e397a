import { Attempt, Exam, ExamStaff } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { type EntityManager, IsNull, Not } from 'typeorm';

/** An exam whose settings the caller may see: administrators and registrars all, examiners those that they are assigned to. @throws AppError not_found */
export async function findSettableExam(
  { roles, userId }: Principal,
  id: string,
  manager: EntityManager,
): Promise<Exam> {
  const exam = await manager.findOneBy(Exam, { id });
  if (!exam) throw new AppError('not_found');
  if (roles.includes('admin') || roles.includes('registrar')) return exam;
  const isAssigned = await manager.existsBy(ExamStaff, { examId: id, userId, role: 'examiner' });
  if (!isAssigned) throw new AppError('not_found');
  return exam;
}

/** Whether a candidate has started: from then on everybody sits the exam under the same terms. */
export function hasBegun(examId: string, manager: EntityManager): Promise<boolean> {
  return manager.existsBy(Attempt, { examId, startedAt: Not(IsNull()) });
}

/**
 * The same before a change: until the transaction ends nobody starts or changes the exam, and a start under way is waited for.
 * @returns the exam as it stands until then; what was read of it before may have changed meanwhile
 * @throws AppError exam_not_editable
 */
export async function lockUnbegun(examId: string, manager: EntityManager): Promise<Exam> {
  const lock = { mode: 'for_no_key_update' } as const;
  const exam = await manager.findOneOrFail(Exam, { where: { id: examId }, lock });
  if (await hasBegun(examId, manager)) throw new AppError('exam_not_editable');
  return exam;
}
