import { type ItemMarking } from '@bakylau/contracts';
import { AnswerFileRecord } from '@bakylau/persistence';
import { type EntityManager, IsNull } from 'typeorm';

/** Sums of percents have the dust of binary numbers. */
const WHOLE_PERCENT = 100.001;

/** Remarks that lie on no picture of their answer, or reach out of it. */
export async function pictureRemarkProblems(
  attemptId: string,
  marked: readonly ItemMarking[],
  manager: EntityManager,
): Promise<{ path: string; problem: string }[]> {
  const remarks = marked.flatMap(({ itemId, annotations }, i) =>
    annotations.flatMap((remark, j) =>
      remark.kind === 'picture' ? [{ ...remark, itemId, path: `items.${i}.annotations.${j}` }] : [],
    ),
  );
  if (remarks.length === 0) return [];
  const files = await manager.findBy(AnswerFileRecord, { attemptId, removedAt: IsNull() });
  const pictures = new Map(
    files.filter(({ contentType }) => contentType.startsWith('image/')).map(({ id, itemId }) => [id, itemId]),
  );
  return remarks.flatMap(({ path, itemId, fileId, xPercent, yPercent, widthPercent, heightPercent }) =>
    pictures.get(fileId) !== itemId
      ? [{ path, problem: 'lies on no picture of this answer' }]
      : xPercent + widthPercent > WHOLE_PERCENT || yPercent + heightPercent > WHOLE_PERCENT
        ? [{ path, problem: 'reaches out of the picture' }]
        : [],
  );
}
