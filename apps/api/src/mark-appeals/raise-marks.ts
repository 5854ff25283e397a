import { type DecideMarkAppeal, type StandingMarks } from '@bakylau/contracts';
import { gradeOf, raisedCriteria } from '@bakylau/domain';
import { Attempt, type ExamResult, RaisedMarksRevision } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';
import { assertMarks } from '../marking/assert-marks';
import { pointsByItem, scoresWith } from '../marking/script-settlement';
import { roundingOf } from '../results/exam-rounding';
import { marksOf } from '../results/provisional-result';
import { assertNoneLower } from './assert-none-lower';
import { type MarkedWork } from './marked-work';

/** The columns of a result that its marks make. */
type Marks = ReturnType<typeof marksOf>;
export interface RaisedMarks {
  marks: Marks;
  items: StandingMarks['items'];
}

export interface AppealedMarks {
  appealId: string;
  result: ExamResult;
  before: StandingMarks;
  work: MarkedWork | null;
}

/**
 * New marks by the commission's decision; null when they stay.
 * @throws AppError conflict when the revision is not the newest; validation_failed while a criterion has no points; marks_lowered;
 * marks_not_raised
 */
export async function raiseMarks(
  given: DecideMarkAppeal,
  appealed: AppealedMarks,
  manager: EntityManager,
): Promise<RaisedMarks | null> {
  switch (given.decision) {
    case 'upheld':
      return null;
    case 'total':
      return raiseTotal(given.mark, appealed, manager);
    case 'criteria':
      return raiseByCriteria(given.revision, appealed, manager);
  }
}

/** The points of the whole rise with the mark; those of the questions stay as they were given. */
async function raiseTotal(
  mark: number,
  { result, before }: AppealedMarks,
  manager: EntityManager,
): Promise<RaisedMarks> {
  if (mark < before.mark) throw new AppError('marks_lowered');
  if (mark === before.mark) throw new AppError('marks_not_raised');
  const { attemptId, maxPoints, itemScores } = result;
  const attempt = await manager.findOneByOrFail(Attempt, { id: attemptId });
  const { letter, gradePoint } = gradeOf(mark, attempt.submittedAt ?? new Date());
  const points = (mark * maxPoints) / 100;
  return { marks: { points, maxPoints, mark, letter, gradePoint, itemScores }, items: before.items };
}

/** As the first marks became a result: the same shares, scores and scale. */
async function raiseByCriteria(
  revision: number,
  { appealId, result, before, work }: AppealedMarks,
  manager: EntityManager,
): Promise<RaisedMarks> {
  const newest = await manager.findOne(RaisedMarksRevision, {
    where: { appealId },
    order: { revision: 'DESC' },
  });
  if (!work || newest?.revision !== revision) throw new AppError('conflict');
  const { script, items } = work;
  await assertMarks(script, items, newest.items, { complete: true }, manager);
  assertNoneLower(work.standing, newest.items);
  const standing = newest.items.map(({ itemId, criteria }) => ({
    itemId,
    criteria: criteria.map(({ criterionId, points }) => ({ criterionId, points })),
  }));
  if (raisedCriteria(before.items, standing).length === 0) throw new AppError('marks_not_raised');
  const points = pointsByItem(script.rubric, items, newest.items);
  const { scores, on } = await scoresWith(result.attemptId, points, manager);
  const rounding = await roundingOf(result.attemptId, manager);
  return { marks: atLeast(result, marksOf(scores, on, rounding)), items: standing };
}

/** A result may stand from before the exam's rounding changed; a mark that would round below it stays as it is. */
function atLeast({ mark, letter, gradePoint }: ExamResult, marks: Marks): Marks {
  return marks.mark < mark ? { ...marks, mark, letter, gradePoint } : marks;
}

export function standingMarks(
  { points, maxPoints, mark, letter }: Pick<ExamResult, 'points' | 'maxPoints' | 'mark' | 'letter'>,
  items: StandingMarks['items'],
): StandingMarks {
  return { points, maxPoints, mark, letter, items };
}
