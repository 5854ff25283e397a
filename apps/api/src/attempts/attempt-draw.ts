import { drawByBlueprint, type DrawnItem } from '@bakylau/domain';
import { ExamBlueprint, ExamItem } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';

/**
 * What one attempt gets of its exam: the same seed draws the same items from the same pool.
 * @returns null for an exam without a blueprint, whose candidates all get every item
 */
export async function drawItems(
  examId: string,
  seed: number,
  manager: EntityManager,
): Promise<DrawnItem[] | null> {
  const blueprint = await manager.findOneBy(ExamBlueprint, { examId });
  if (!blueprint) return null;
  const pool = await manager.find(ExamItem, {
    where: { examId },
    order: { position: 'ASC' },
    select: { id: true, topic: true, difficulty: true, bankVersionId: true },
  });
  const versionOf = new Map(pool.map(({ id, bankVersionId }) => [id, bankVersionId]));
  const rules = blueprint.sections.flatMap(({ title, rules: own }) =>
    own.map((rule) => ({ ...rule, section: title })),
  );
  const drawn = drawByBlueprint(rules, pool, seed);
  return rules.flatMap(({ section, points }, i) =>
    (drawn[i] ?? []).map((itemId) => ({
      itemId,
      versionId: versionOf.get(itemId) ?? itemId,
      section,
      points,
    })),
  );
}
