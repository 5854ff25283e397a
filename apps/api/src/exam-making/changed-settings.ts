import { type ChangeExam, type ExamSettings, examSettingsSchema } from '@bakylau/contracts';
import { CaseMaterialRecord, type Exam, ExamItem, Term } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager, MoreThanOrEqual } from 'typeorm';
import { assertSittingsInside } from '../exams/exam-window';
import { settingsOf } from './exam-setup.view';

const refuse = (path: string, problem: string): AppError =>
  new AppError('validation_failed', { details: [{ path, problem }] });

/**
 * The settings of an exam as a change makes them.
 * @throws ZodError, or AppError validation_failed with the field, when they do not fit each other or what the exam holds already
 */
export async function changedSettings(
  exam: Exam,
  change: ChangeExam,
  manager: EntityManager,
): Promise<ExamSettings> {
  const standing = settingsOf(exam);
  const policy = { ...standing.policy, ...change.policy };
  const settings = examSettingsSchema.parse({ ...standing, ...change, policy });
  await assertTerm(settings.termId, manager);
  if (settings.format !== exam.format) await assertWithoutContent(exam.id, manager);
  if (settings.durationMinutes !== exam.durationMinutes) await assertDuration(exam, settings, manager);
  const window = { opensAt: new Date(settings.opensAt), closesAt: new Date(settings.closesAt) };
  await assertSittingsInside(exam.id, window, manager);
  const isMoved = window.closesAt.getTime() !== exam.closesAt.getTime();
  if (isMoved && exam.publishedAt && window.closesAt <= new Date()) throw refuse('closesAt', 'has passed');
  return settings;
}

/** @throws AppError validation_failed */
export async function assertTerm(termId: string | null, manager: EntityManager): Promise<void> {
  if (termId !== null && !(await manager.existsBy(Term, { id: termId })))
    throw refuse('termId', 'there is no such semester');
}

async function assertWithoutContent(examId: string, manager: EntityManager): Promise<void> {
  const isFilled =
    (await manager.existsBy(ExamItem, { examId })) ||
    (await manager.existsBy(CaseMaterialRecord, { examId }));
  if (isFilled) throw refuse('format', 'the exam has questions of its format; take them out first');
}

async function assertDuration(
  { id: examId, oralPolicy }: Exam,
  { format, durationMinutes }: ExamSettings,
  manager: EntityManager,
): Promise<void> {
  if (format === 'oral' && oralPolicy) throw refuse('durationMinutes', 'is set with the tickets');
  const late = { examId, afterMinutes: MoreThanOrEqual(durationMinutes) };
  if (await manager.existsBy(CaseMaterialRecord, late))
    throw refuse('durationMinutes', 'a part of the case would come after the end');
}
