import { type ItemMarking } from '@bakylau/contracts';
import { markProblems } from '@bakylau/domain';
import { type ExamItem, type MarkingScript } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';
import { pictureRemarkProblems } from './picture-remarks';

/**
 * Refuses marks that cannot stand for a work.
 * @param complete whether every criterion of every item must have points
 * @throws AppError validation_failed with a detail for each problem
 */
export async function assertMarks(
  { attemptId, rubric }: Pick<MarkingScript, 'attemptId' | 'rubric'>,
  items: readonly ExamItem[],
  marked: readonly ItemMarking[],
  { complete }: { complete: boolean },
  manager: EntityManager,
): Promise<void> {
  const details: { path: string; problem: string }[] = [];
  const ids = new Set(items.map(({ id }) => id));
  for (const [i, { itemId, criteria }] of marked.entries()) {
    if (!ids.delete(itemId))
      details.push({
        path: `items.${i}.itemId`,
        problem: 'is no written item of this work, or stands twice',
      });
    for (const { criterionId, problem } of markProblems(rubric, criteria, { complete }))
      details.push({ path: `items.${i}.${criterionId}`, problem });
  }
  if (complete) for (const id of ids) details.push({ path: 'items', problem: `${id} has no marks yet` });
  if (details.length === 0) details.push(...(await pictureRemarkProblems(attemptId, marked, manager)));
  if (details.length > 0) throw new AppError('validation_failed', { details });
}
