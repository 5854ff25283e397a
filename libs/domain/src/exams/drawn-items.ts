import { type LocalizedText, type TestPolicy } from '@bakylau/contracts';
import { layOutItems, type OrderedItem } from './item-order';

/** One item that an attempt drew: which version of the bank, in which part of the exam, and for how many points. */
export interface DrawnItem {
  itemId: string;
  versionId: string;
  section: LocalizedText;
  points: number;
}

/**
 * The items of one attempt with the points that they have there.
 * @param draw of the attempt; null when it has all items of the exam
 */
export function drawnItems<T extends { id: string; points: number }>(
  items: readonly T[],
  draw: readonly DrawnItem[] | null,
): (T & { section?: LocalizedText })[] {
  if (draw === null) return [...items];
  const itemOf = new Map(items.map((item) => [item.id, item]));
  return draw.flatMap(({ itemId, section, points }) => {
    const item = itemOf.get(itemId);
    return item ? [{ ...item, section, points }] : [];
  });
}

/** Lays out what an attempt drew: parts of the exam stay in their order, items are shuffled within each. */
export function layOutDraw<T extends OrderedItem & { points: number }>(
  items: readonly T[],
  draw: readonly DrawnItem[] | null,
  shuffles: Pick<TestPolicy, 'shuffleItems' | 'shuffleOptions'>,
  seed: number | null,
): (T & { section?: LocalizedText })[] {
  const sections: (T & { section?: LocalizedText })[][] = [];
  for (const item of drawnItems(items, draw)) {
    const last = sections.at(-1);
    if (last?.[0] && JSON.stringify(last[0].section) === JSON.stringify(item.section)) last.push(item);
    else sections.push([item]);
  }
  return sections
    .flatMap((section) => layOutItems(section, shuffles, seed))
    .map((item, i) => (draw === null ? item : { ...item, position: i + 1 }));
}
