import { clozeStretches, type GapKey, type BankItemKey, type ItemKind } from './items';
import { type Locale, LOCALES } from './primitives';
import { isBlankText, looksTheSame } from './same-texts';

interface Named {
  id: string;
}

type Worded = Named & { text: Partial<Record<Locale, string | undefined>> };

/** What decides whether an item can be answered and scored. */
export interface AnswerableContent {
  kind: ItemKind;
  prompt: Partial<Record<Locale, string | undefined>>;
  options: readonly Worded[];
  parts: readonly (
    | (Worded & { kind: 'premise' })
    | (Named & { kind: 'short_answer' | 'numeric' })
    | (Named & { kind: 'choice'; options: readonly Worded[] })
  )[];
  key: BankItemKey;
}

export interface BankItemFault {
  path: (string | number)[];
  problem: string;
}

const fault = (path: BankItemFault['path'], problem: string): BankItemFault => ({ path, problem });

/** Why an item cannot be answered and scored as it is, each with its place; empty when it can. */
export function bankItemFaults(content: AnswerableContent): BankItemFault[] {
  const { kind, key, options, parts } = content;
  if (key.kind !== kind) return [fault(['key'], `The key is one of ${key.kind} and not of ${kind}.`)];
  return [
    ...repeated(options, ['options']),
    ...repeated(parts, ['parts']),
    ...parts.flatMap((part, i) =>
      part.kind === 'choice' ? repeated(part.options, ['parts', i, 'options']) : [],
    ),
    ...shapeFaults(content),
    ...keyFaults(content),
    ...sameTextFaults(content),
    ...blankFaults(key),
  ];
}

/** In one language: what a candidate cannot tell apart, although the key does. */
function sameTextFaults({ key, options, parts }: AnswerableContent): BankItemFault[] {
  const alike = (list: readonly Worded[], standsFor: (id: string) => unknown): boolean =>
    LOCALES.some((locale) =>
      looksTheSame(
        list.flatMap(({ id, text }) => {
          const words = text[locale];
          return words === undefined ? [] : [{ text: words, standsFor: standsFor(id) }];
        }),
      ),
    );
  const itself = (id: string): string => id;
  const inOptions = (isAlike: boolean) => (isAlike ? [fault(['options'], SAME_OPTIONS)] : []);
  switch (key.kind) {
    case 'single_choice':
      return inOptions(alike(options, (id) => id === key.optionId));
    case 'multiple_choice':
      return inOptions(alike(options, (id) => key.optionIds.includes(id)));
    case 'ordering':
      return inOptions(alike(options, itself));
    case 'matching': {
      const premises = parts.flatMap((part) => (part.kind === 'premise' ? [part] : []));
      const matched = new Map(key.pairs.map(({ partId, optionId }) => [partId, optionId]));
      return [
        ...inOptions(alike(options, itself)),
        ...(alike(premises, (id) => matched.get(id))
          ? [fault(['parts'], 'Two have the same text and different answers.')]
          : []),
      ];
    }
    case 'cloze':
      return parts.flatMap((part, i) => {
        const gap = key.gaps.find(({ partId }) => partId === part.id)?.key;
        if (part.kind !== 'choice' || gap?.kind !== 'choice') return [];
        return alike(part.options, (id) => id === gap.optionId)
          ? [fault(['parts', i, 'options'], SAME_OPTIONS)]
          : [];
      });
    case 'true_false':
    case 'short_answer':
    case 'numeric':
      return [];
  }
}

const SAME_OPTIONS = 'Two have the same text, and only one of them is right in its place.';

/** An answer of blanks is none: what is typed is compared without them. */
function blankFaults(key: BankItemKey): BankItemFault[] {
  const typed: readonly (BankItemKey | GapKey)[] =
    key.kind === 'cloze' ? key.gaps.map((gap) => gap.key) : [key];
  const isBlank = typed.some((each) => each.kind === 'short_answer' && each.accepted.some(isBlankText));
  return isBlank ? [fault(['key'], 'An accepted answer has blanks only.')] : [];
}

function repeated(list: readonly { id: string }[], path: BankItemFault['path']): BankItemFault[] {
  const ids = list.map(({ id }) => id);
  return new Set(ids).size === ids.length ? [] : [fault(path, 'Two have the same id.')];
}

/** Only these kinds have options, and only these have parts. */
function shapeFaults({ kind, options, parts }: AnswerableContent): BankItemFault[] {
  const takesOptions =
    kind === 'single_choice' || kind === 'multiple_choice' || kind === 'matching' || kind === 'ordering';
  const faults: BankItemFault[] = [];
  if (takesOptions && options.length < 2) faults.push(fault(['options'], 'Give two options at least.'));
  if (!takesOptions && options.length > 0)
    faults.push(fault(['options'], 'This kind of item has no options.'));
  const fits = parts.every((part) =>
    kind === 'matching' ? part.kind === 'premise' : kind === 'cloze' && part.kind !== 'premise',
  );
  if (!fits) faults.push(fault(['parts'], 'This kind of item has no such parts.'));
  if (kind === 'matching' && parts.length < 2) faults.push(fault(['parts'], 'Give two pairs at least.'));
  if (kind === 'cloze' && parts.length === 0) faults.push(fault(['parts'], 'Give one gap at least.'));
  return faults;
}

function keyFaults({ key, options, parts, prompt }: AnswerableContent): BankItemFault[] {
  const known = new Set(options.map(({ id }) => id));
  const unknown = (ids: readonly string[]): BankItemFault[] =>
    ids.every((id) => known.has(id)) ? [] : [fault(['key'], 'The key names an option that is not there.')];
  switch (key.kind) {
    case 'single_choice':
      return unknown([key.optionId]);
    case 'multiple_choice':
      return [...unknown(key.optionIds), ...once(key.optionIds)];
    case 'ordering':
      return [
        ...unknown(key.optionIds),
        ...once(key.optionIds),
        ...(key.optionIds.length === options.length ? [] : [fault(['key'], 'Order every option.')]),
      ];
    case 'matching': {
      const matched = key.pairs.map(({ partId }) => partId);
      return [
        ...unknown(key.pairs.map(({ optionId }) => optionId)),
        ...once(matched),
        ...covers(parts, matched),
      ];
    }
    case 'cloze': {
      const keyed = key.gaps.map(({ partId }) => partId);
      return [
        ...once(keyed),
        ...covers(parts, keyed),
        ...key.gaps.flatMap((gap) => gapFaults(gap.partId, gap.key, parts)),
        ...LOCALES.flatMap((locale) => markFaults(locale, prompt[locale], keyed)),
      ];
    }
    case 'true_false':
    case 'short_answer':
    case 'numeric':
      return [];
  }
}

const once = (ids: readonly string[]): BankItemFault[] =>
  new Set(ids).size === ids.length ? [] : [fault(['key'], 'The key names something twice.')];

function covers(parts: AnswerableContent['parts'], ids: readonly string[]): BankItemFault[] {
  const keyed = new Set(ids);
  const isWhole = keyed.size === parts.length && parts.every(({ id }) => keyed.has(id));
  return isWhole ? [] : [fault(['key'], 'The key answers every part, and nothing else.')];
}

function gapFaults(partId: string, key: GapKey, parts: AnswerableContent['parts']): BankItemFault[] {
  const part = parts.find(({ id }) => id === partId);
  if (!part) return [];
  if (part.kind !== key.kind) return [fault(['key'], `The key of the gap ${partId} is of another kind.`)];
  const isKnown =
    part.kind !== 'choice' || key.kind !== 'choice' || part.options.some(({ id }) => id === key.optionId);
  return isKnown ? [] : [fault(['key'], `The gap ${partId} has no such option.`)];
}

/** Every language has every gap once: a candidate must be able to answer it whole. */
function markFaults(locale: string, prompt: string | undefined, gapIds: readonly string[]): BankItemFault[] {
  if (prompt === undefined) return [];
  const marks = clozeStretches(prompt).flatMap((stretch) => ('gapId' in stretch ? [stretch.gapId] : []));
  const isWhole =
    marks.length === gapIds.length &&
    new Set(marks).size === marks.length &&
    gapIds.every((id) => marks.includes(id));
  return isWhole
    ? []
    : [fault(['prompt', locale], 'The text has each gap once, as its id in double brackets.')];
}
