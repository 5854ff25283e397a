import { clozeStretches, type GapKey, type BankItemKey, type ItemKind } from './items';
import { type Locale, LOCALES } from './primitives';

interface Named {
  id: string;
}

/** What decides whether an item can be answered and scored. */
export interface AnswerableContent {
  kind: ItemKind;
  prompt: Partial<Record<Locale, string | undefined>>;
  options: readonly Named[];
  parts: readonly (
    | (Named & { kind: 'premise' | 'short_answer' | 'numeric' })
    | (Named & { kind: 'choice'; options: readonly Named[] })
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
  ];
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
