import { createHash } from 'node:crypto';
import {
  type BankItemContent,
  type BankItemOption,
  type BankItemPart,
  clozeStretches,
  type GapKey,
  languagesOfBankItem,
  LOCALES,
  shownText,
  type VariantText,
} from '@bakylau/contracts';

/** What of an item makes it the same question as another. */
export type ComparedContent = Pick<BankItemContent, 'kind' | 'prompt' | 'options' | 'parts' | 'key'>;

/**
 * What an item asks and takes for right, as one SHA-256 (hexadecimal) for each language in which it is whole, or one of all its texts when
 * it is whole in none. Two items that share one are the same question in one of their languages, whatever language each was said to be in.
 * White space, ids, topics, names, tags, and the order of options that are shuffled anyway make no difference; every letter and the
 * pictures do.
 * @param pictures what tells each picture of the item from others, in any order
 */
export function itemFingerprints(content: ComparedContent, pictures: readonly string[]): string[] {
  const whole = languagesOfBankItem(content);
  const shown = [...new Set(pictures)].sort();
  const prints = (whole.length > 0 ? whole.map((locale) => [locale]) : [LOCALES]).map((locales) => {
    const read: Reader = (text) => locales.map((locale) => text[locale] ?? '');
    const compared = [content.kind, promptOf(content, read), taskOf(content, read), shown];
    return createHash('sha256').update(JSON.stringify(compared)).digest('hex');
  });
  return [...new Set(prints)];
}

/** A text in the languages that are compared. */
type Reader = (text: VariantText) => string[];
type Compared = string | number | boolean | readonly Compared[];

const inAnyOrder = (list: readonly Compared[]): Compared =>
  [...new Set(list.map((each) => JSON.stringify(each)))].sort();

/** The gaps of a cloze stand in it as what is asked there, whatever their ids. */
function promptOf({ prompt, parts, key }: ComparedContent, read: Reader): Compared {
  if (key.kind !== 'cloze') return read(prompt).map(shownText);
  const partOf = new Map(parts.map((part) => [part.id, part]));
  const keyOf = new Map(key.gaps.map((gap) => [gap.partId, gap.key]));
  return read(prompt).map((text) =>
    clozeStretches(text).map((stretch): Compared => {
      if ('words' in stretch) return shownText(stretch.words);
      const gap = keyOf.get(stretch.gapId);
      return gap ? gapOf(partOf.get(stretch.gapId), gap, read) : stretch.gapId;
    }),
  );
}

function taskOf({ options, parts, key }: ComparedContent, read: Reader): Compared {
  switch (key.kind) {
    case 'single_choice':
      return choiceOf(options, [key.optionId], read);
    case 'multiple_choice':
      return choiceOf(options, key.optionIds, read);
    case 'true_false':
      return key.isTrue;
    case 'matching':
      return matchingOf(options, parts, key, read);
    case 'ordering': {
      const textOf = textsById(options, read);
      return key.optionIds.map((id) => textOf.get(id) ?? '');
    }
    case 'short_answer':
    case 'numeric':
      return typedOf(key);
    case 'cloze':
      return [];
  }
}

function gapOf(part: BankItemPart | undefined, key: GapKey, read: Reader): Compared {
  if (key.kind !== 'choice') return [key.kind, typedOf(key)];
  return [key.kind, choiceOf(part?.kind === 'choice' ? part.options : [], [key.optionId], read)];
}

const textsById = (list: readonly { id: string; text: VariantText }[], read: Reader) =>
  new Map(list.map(({ id, text }) => [id, read(text).map(shownText)]));

const choiceOf = (options: readonly BankItemOption[], right: readonly string[], read: Reader): Compared =>
  inAnyOrder(options.map(({ id, text }) => [read(text).map(shownText), right.includes(id)]));

/** Who belongs to whom, and the options that belong to nobody. */
function matchingOf(
  options: readonly BankItemOption[],
  parts: readonly BankItemPart[],
  { pairs }: Extract<BankItemContent['key'], { kind: 'matching' }>,
  read: Reader,
): Compared {
  const optionText = textsById(options, read);
  const premises = textsById(
    parts.filter((part) => part.kind === 'premise'),
    read,
  );
  const used = new Set(pairs.map(({ optionId }) => optionId));
  const unused = options.filter(({ id }) => !used.has(id)).map(({ id }) => optionText.get(id) ?? '');
  const matched = pairs.map(({ partId, optionId }) => [
    premises.get(partId) ?? '',
    optionText.get(optionId) ?? '',
  ]);
  return [inAnyOrder(matched), inAnyOrder(unused)];
}

function typedOf(key: Exclude<GapKey, { kind: 'choice' }>): Compared {
  if (key.kind === 'numeric') {
    const { value, tolerance, relativeTolerance = 0 } = key;
    return [value, Math.max(tolerance, relativeTolerance * Math.abs(value))];
  }
  const { letterCase = true, spaces = true, yo = true } = key.folding ?? {};
  return [inAnyOrder(key.accepted.map(shownText)), letterCase, spaces, yo];
}
