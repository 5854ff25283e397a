import {
  type BankItemContent,
  type BankItemKey,
  type BankItemKind,
  type BankItemOption,
  type BankItemPart,
  type GapKey,
  type ItemView,
  type Locale,
  LOCALES,
  type LocalizedText,
  type VariantText,
} from '@bakylau/contracts';

/** An item while it is edited; it may not be whole yet. */
export type ItemDraft = BankItemContent;

/** Parts and options get ids that no other one of the item has. */
function freshId(prefix: string, taken: readonly { id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = taken.length + 1;
  while (ids.has(`${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}

const newOption = (taken: readonly BankItemOption[]): BankItemOption => ({
  id: freshId('o', taken),
  text: {},
});

/** An empty item of a kind with what every one of it has. */
export function emptyDraft(kind: BankItemKind): ItemDraft {
  const head = { prompt: {}, pictures: [], topic: '', outcome: '', difficulty: null, name: '', tags: [] };
  return { ...head, ...emptyTask(kind) };
}

/** What the kinds have in common is kept. */
export const withKind = (draft: ItemDraft, kind: BankItemKind): ItemDraft => ({
  ...draft,
  ...emptyTask(kind),
});

function emptyTask(kind: BankItemKind): Pick<ItemDraft, 'kind' | 'options' | 'parts' | 'key'> {
  const options: BankItemOption[] = [];
  while (options.length < 2) options.push(newOption(options));
  const [first, second] = options.map(({ id }) => id) as [string, string];
  switch (kind) {
    case 'single_choice':
      return { kind, options, parts: [], key: { kind, optionId: first } };
    case 'multiple_choice':
      return { kind, options, parts: [], key: { kind, optionIds: [first] } };
    case 'ordering':
      return { kind, options, parts: [], key: { kind, optionIds: [first, second] } };
    case 'true_false':
      return { kind, options: [], parts: [], key: { kind, isTrue: true } };
    case 'short_answer':
      return { kind, options: [], parts: [], key: { kind, accepted: [] } };
    case 'numeric':
      return { kind, options: [], parts: [], key: { kind, value: 0, tolerance: 0 } };
    case 'matching':
      return {
        kind,
        options,
        parts: ['p1', 'p2'].map((id) => ({ kind: 'premise' as const, id, text: {} })),
        key: {
          kind,
          pairs: [
            { partId: 'p1', optionId: first },
            { partId: 'p2', optionId: second },
          ],
        },
      };
    case 'cloze':
      return { kind, options: [], parts: [], key: { kind, gaps: [] } };
  }
}

/** A text with the words of one language; empty words take the language away. */
export function withWords(text: VariantText, locale: Locale, words: string): VariantText {
  const { [locale]: _old, ...others } = text;
  return words === '' ? others : { ...others, [locale]: words };
}

export const withOptionText = (draft: ItemDraft, id: string, locale: Locale, words: string): ItemDraft => ({
  ...draft,
  options: draft.options.map((option) =>
    option.id === id ? { ...option, text: withWords(option.text, locale, words) } : option,
  ),
});

/** An ordering's key is the order in which its author wrote the options. */
function orderedKey(key: BankItemKey, options: readonly BankItemOption[]): BankItemKey {
  return key.kind === 'ordering' ? { ...key, optionIds: options.map(({ id }) => id) } : key;
}

export function withNewOption(draft: ItemDraft): ItemDraft {
  const options = [...draft.options, newOption(draft.options)];
  return { ...draft, options, key: orderedKey(draft.key, options) };
}

export function withoutOption(draft: ItemDraft, id: string): ItemDraft {
  const options = draft.options.filter((option) => option.id !== id);
  const first = options[0]?.id ?? '';
  const { key } = draft;
  switch (key.kind) {
    case 'single_choice':
      return { ...draft, options, key: key.optionId === id ? { ...key, optionId: first } : key };
    case 'multiple_choice':
      return { ...draft, options, key: { ...key, optionIds: key.optionIds.filter((other) => other !== id) } };
    case 'matching': {
      const pairs = key.pairs.map((pair) => (pair.optionId === id ? { ...pair, optionId: first } : pair));
      return { ...draft, options, key: { ...key, pairs } };
    }
    default:
      return { ...draft, options, key: orderedKey(key, options) };
  }
}

export function withOptionMoved(draft: ItemDraft, index: number, by: -1 | 1): ItemDraft {
  const options = [...draft.options];
  const [moved] = options.splice(index, 1);
  if (moved) options.splice(index + by, 0, moved);
  return { ...draft, options, key: orderedKey(draft.key, options) };
}

export function withNewPremise(draft: ItemDraft): ItemDraft {
  const { key, options } = draft;
  if (key.kind !== 'matching') return draft;
  const id = freshId('p', draft.parts);
  const pairs = [...key.pairs, { partId: id, optionId: options[0]?.id ?? '' }];
  return { ...draft, parts: [...draft.parts, { kind: 'premise', id, text: {} }], key: { ...key, pairs } };
}

/** Adds a gap, and its mark to the end of the prompt of every language that there is, and of the one that is shown. */
export function withNewGap(draft: ItemDraft, kind: GapKey['kind'], locale: Locale): ItemDraft {
  if (draft.key.kind !== 'cloze') return draft;
  const id = freshId('g', draft.parts);
  const options: BankItemOption[] = [];
  while (options.length < 2) options.push(newOption(options));
  const part: BankItemPart = kind === 'choice' ? { kind, id, options } : { kind, id };
  const key: GapKey =
    kind === 'choice'
      ? { kind, optionId: options[0]?.id ?? '' }
      : kind === 'numeric'
        ? { kind, value: 0, tolerance: 0 }
        : { kind, accepted: [] };
  const prompt = { ...draft.prompt };
  for (const each of LOCALES)
    if (each === locale || prompt[each] !== undefined)
      prompt[each] = `${prompt[each] ?? ''} [[${id}]]`.trimStart();
  const gaps = [...draft.key.gaps, { partId: id, weight: 1, key }];
  return { ...draft, prompt, parts: [...draft.parts, part], key: { kind: 'cloze', gaps } };
}

export function withGapKey(draft: ItemDraft, partId: string, key: GapKey): ItemDraft {
  if (draft.key.kind !== 'cloze') return draft;
  const gaps = draft.key.gaps.map((gap) => (gap.partId === partId ? { ...gap, key } : gap));
  return { ...draft, key: { kind: 'cloze', gaps } };
}

export const withPart = (draft: ItemDraft, part: BankItemPart): ItemDraft => ({
  ...draft,
  parts: draft.parts.map((other) => (other.id === part.id ? part : other)),
});

/** Takes a premise or a gap away, with its key and its marks. */
export function withoutPart(draft: ItemDraft, id: string): ItemDraft {
  const parts = draft.parts.filter((part) => part.id !== id);
  const { key } = draft;
  if (key.kind === 'matching')
    return { ...draft, parts, key: { ...key, pairs: key.pairs.filter(({ partId }) => partId !== id) } };
  if (key.kind !== 'cloze') return draft;
  const prompt = { ...draft.prompt };
  for (const locale of LOCALES) {
    const words = prompt[locale]?.replaceAll(`[[${id}]]`, '');
    if (words !== undefined) prompt[locale] = words;
  }
  return { ...draft, prompt, parts, key: { ...key, gaps: key.gaps.filter(({ partId }) => partId !== id) } };
}

/** The item as a candidate who reads this language sees it; `…` where a text is missing. */
export function previewOf(draft: ItemDraft, locale: Locale, id: string): ItemView {
  const shown = (text: VariantText): LocalizedText => {
    const words =
      text[locale] ?? LOCALES.map((other) => text[other]).find((other) => other !== undefined) ?? '…';
    return { kk: words, ru: words, en: words };
  };
  const option = ({ text, ...others }: BankItemOption) => ({ ...others, text: shown(text) });
  return {
    id,
    position: 1,
    kind: draft.kind,
    prompt: shown(draft.prompt),
    options: draft.options.map(option),
    parts: draft.parts.map((part) =>
      part.kind === 'premise'
        ? { ...part, text: shown(part.text) }
        : part.kind === 'choice'
          ? { ...part, options: part.options.map(option) }
          : part,
    ),
    points: 1,
    pictures: draft.pictures,
  };
}
