import { type GapKey, type ItemKey, type ItemPart, type ItemView } from '@bakylau/contracts';

export type KeyedItem = Pick<ItemView, 'options' | 'parts'> & { key: ItemKey };
type Names = ReadonlyMap<string, string>;

/**
 * The same item with new names for its options. Authors and importers name options in the order of the key, and whoever sits the exam
 * can read the names.
 * @param newName gives a name that no other option of the item has
 */
export function withOpaqueOptions<T extends KeyedItem>(item: T, newName: () => string): T {
  const namesOf = (options: readonly { id: string }[]): Names =>
    new Map(options.map(({ id }) => [id, newName()]));
  const names = namesOf(item.options);
  const ofParts = new Map(
    item.parts.map((part) => [part.id, part.kind === 'choice' ? namesOf(part.options) : names]),
  );
  return {
    ...item,
    options: renamed(item.options, names),
    parts: item.parts.map((part): ItemPart =>
      part.kind === 'choice' ? { ...part, options: renamed(part.options, ofParts.get(part.id)!) } : part,
    ),
    key: keyWith(item.key, names, ofParts),
  };
}

const renamed = <T extends { id: string }>(options: readonly T[], names: Names): T[] =>
  options.map((option) => ({ ...option, id: nameOf(option.id, names) }));

/** A key may name what is not there; it stays as wrong as it was. */
const nameOf = (id: string, names: Names): string => names.get(id) ?? id;

function keyWith(key: ItemKey, names: Names, ofParts: ReadonlyMap<string, Names>): ItemKey {
  switch (key.kind) {
    case 'single_choice':
      return { ...key, optionId: nameOf(key.optionId, names) };
    case 'multiple_choice':
    case 'ordering':
      return { ...key, optionIds: key.optionIds.map((id) => nameOf(id, names)) };
    case 'matching':
      return {
        ...key,
        pairs: key.pairs.map((pair) => ({ ...pair, optionId: nameOf(pair.optionId, names) })),
      };
    case 'cloze':
      return {
        ...key,
        gaps: key.gaps.map((gap) => ({ ...gap, key: gapWith(gap.key, ofParts.get(gap.partId) ?? names) })),
      };
    default:
      return key;
  }
}

const gapWith = (key: GapKey, names: Names): GapKey =>
  key.kind === 'choice' ? { ...key, optionId: nameOf(key.optionId, names) } : key;
