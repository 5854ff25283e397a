import { type ItemOption, type ItemPart, type ItemView, type TestPolicy } from '@bakylau/contracts';
import { seededOrder } from './seeded-order';

export type OrderedItem = Pick<ItemView, 'id' | 'position' | 'kind' | 'options' | 'parts'>;

type Shuffles = Pick<TestPolicy, 'shuffleItems' | 'shuffleOptions'>;

/**
 * Lays an exam's items before one attempt: items and options in the attempt's own order, positions from 1 as the candidate sees them.
 * Only the order changes; ids and texts stay, so answers and marks do not depend on it.
 * @param items in the author's order
 * @param seed of the attempt; null for one from before seeds were kept, which sees the author's order
 */
export function layOutItems<T extends OrderedItem>(
  items: readonly T[],
  { shuffleItems, shuffleOptions }: Shuffles,
  seed: number | null,
): T[] {
  if (seed === null) return [...items];
  const order = shuffleItems ? seededOrder(items, seed, 'items') : items;
  return order.map((item, i) => ({
    ...item,
    position: i + 1,
    options: isAlwaysShuffled(item) || shuffleOptions ? mixed(item.options, seed, item.id) : item.options,
    parts: shuffleOptions ? item.parts.map((part) => mixedPart(part, seed, item.id)) : item.parts,
  }));
}

/** The author's order of these would tell the answer. */
function isAlwaysShuffled({ kind }: OrderedItem): boolean {
  return kind === 'ordering' || kind === 'matching';
}

function mixedPart(part: ItemPart, seed: number, itemId: string): ItemPart {
  return part.kind === 'choice'
    ? { ...part, options: mixed(part.options, seed, `${itemId}/${part.id}`) }
    : part;
}

/** Pinned options keep their places; the others share what is left. */
function mixed(options: readonly ItemOption[], seed: number, purpose: string): ItemOption[] {
  const free = seededOrder(
    options.filter(({ pinned }) => !pinned),
    seed,
    purpose,
  );
  const places = free.values();
  return options.map((option) => (option.pinned ? option : (places.next().value ?? option)));
}
