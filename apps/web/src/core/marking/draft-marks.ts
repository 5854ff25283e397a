import type { Annotation, ItemMarking, RubricContent, ScriptDetail } from '@bakylau/contracts';

/** Marks as they are being given, by item. */
export type DraftMarks = Readonly<Record<string, ItemMarking>>;

/** The newest own marks, or empty ones for every question. */
export function draftOf({ items, ownRevisions }: ScriptDetail): DraftMarks {
  const [newest] = ownRevisions;
  return Object.fromEntries(
    items.map(({ itemId }) => {
      const saved = newest?.items.find((item) => item.itemId === itemId);
      return [itemId, saved ?? { itemId, criteria: [], annotations: [] }];
    }),
  );
}

/** The newest own marks' number; 0 while there are none. */
export function revisionOf({ ownRevisions }: Pick<ScriptDetail, 'ownRevisions'>): number {
  return ownRevisions[0]?.revision ?? 0;
}

/** @param points null takes the points back */
export function withPoints(
  draft: DraftMarks,
  itemId: string,
  criterionId: string,
  points: number | null,
): DraftMarks {
  const comment = commentOf(draft, itemId, criterionId);
  return withCriterion(draft, itemId, criterionId, points === null ? null : { points, comment });
}

/** A comment waits for points: without them there is nothing that it could stand beside. */
export function withComment(
  draft: DraftMarks,
  itemId: string,
  criterionId: string,
  comment: string,
): DraftMarks {
  const points = pointsOf(draft, itemId, criterionId);
  return points === null ? draft : withCriterion(draft, itemId, criterionId, { points, comment });
}

export function withAnnotation(draft: DraftMarks, itemId: string, annotation: Annotation): DraftMarks {
  return change(draft, itemId, (item) => ({ ...item, annotations: [...item.annotations, annotation] }));
}

export function withoutAnnotation(draft: DraftMarks, itemId: string, id: string): DraftMarks {
  return change(draft, itemId, (item) => ({
    ...item,
    annotations: item.annotations.filter((annotation) => annotation.id !== id),
  }));
}

export function pointsOf(draft: DraftMarks, itemId: string, criterionId: string): number | null {
  return criterionOf(draft, itemId, criterionId)?.points ?? null;
}

export function commentOf(draft: DraftMarks, itemId: string, criterionId: string): string {
  return criterionOf(draft, itemId, criterionId)?.comment ?? '';
}

/** How many criteria have no points yet, over all questions. */
export function missingCount({ criteria }: RubricContent, draft: DraftMarks): number {
  return Object.values(draft).reduce((sum, item) => sum + criteria.length - item.criteria.length, 0);
}

/** Points of one answer by the rubric, and the most that it gives. */
export function totalOf(
  rubric: RubricContent,
  item: ItemMarking | undefined,
): { points: number; max: number } {
  return {
    points: (item?.criteria ?? []).reduce((sum, { points }) => sum + points, 0),
    max: rubric.criteria.reduce((sum, { levels }) => sum + (levels[0]?.points ?? 0), 0),
  };
}

function criterionOf(draft: DraftMarks, itemId: string, criterionId: string) {
  return draft[itemId]?.criteria.find((mark) => mark.criterionId === criterionId);
}

function withCriterion(
  draft: DraftMarks,
  itemId: string,
  criterionId: string,
  mark: { points: number; comment: string } | null,
): DraftMarks {
  return change(draft, itemId, (item) => ({
    ...item,
    criteria: [
      ...item.criteria.filter((other) => other.criterionId !== criterionId),
      ...(mark ? [{ criterionId, ...mark }] : []),
    ],
  }));
}

function change(draft: DraftMarks, itemId: string, to: (item: ItemMarking) => ItemMarking): DraftMarks {
  const item = draft[itemId];
  return item ? { ...draft, [itemId]: to(item) } : draft;
}
