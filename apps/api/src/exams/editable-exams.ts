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
 * The exam under its lock, before a change: until the transaction ends nobody else changes or starts it, and who does so already is
 * waited for. Read nothing of it before: it may have changed meanwhile.
 * @throws AppError not_found, also when it was deleted meanwhile
 */
export async function lockSettableExam(
  principal: Principal,
  id: string,
  manager: EntityManager,
): Promise<Exam> {
  // Who may not see it waits for nobody.
  await findSettableExam(principal, id, manager);
  const exam = await manager.findOne(Exam, { where: { id }, lock: { mode: 'for_no_key_update' } });
  if (!exam) throw new AppError('not_found');
  return exam;
}

/** The same for what only holds before the first candidate starts. @throws AppError not_found, exam_not_editable */
export async function lockUnbegun(principal: Principal, id: string, manager: EntityManager): Promise<Exam> {
  const exam = await lockSettableExam(principal, id, manager);
  if (await hasBegun(id, manager)) throw new AppError('exam_not_editable');
  return exam;
}
