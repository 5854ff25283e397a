import { Exam, type ExamSession, ExamStaff } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { type EntityManager, Not } from 'typeorm';

/**
 * An exam that the caller works at, in whatever role, but no draft as its proctor; administrators and registrars every one.
 * @throws AppError not_found
 */
export async function findStaffedExam(
  { roles, userId }: Principal,
  id: string,
  manager: EntityManager,
): Promise<Exam> {
  const exam = await manager.findOneBy(Exam, { id });
  if (!exam) throw new AppError('not_found');
  if (roles.includes('admin') || roles.includes('registrar')) return exam;
  const work = { examId: id, userId, ...(exam.publishedAt ? {} : { role: Not('proctor' as const) }) };
  if (!(await manager.existsBy(ExamStaff, work))) throw new AppError('not_found');
  return exam;
}

/** While a pause or a scan holds the clock, nothing begins that time is counted from. @throws AppError session_not_live */
export function assertClockRuns({ state }: Pick<ExamSession, 'state'>): void {
  if (state !== 'running' && state !== 'interrupted') throw new AppError('session_not_live');
}
