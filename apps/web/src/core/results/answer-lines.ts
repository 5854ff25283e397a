import {
  type AnswerValue,
  type GapKey,
  type ItemKey,
  type ItemScoreView,
  type LocalizedText,
  writtenText,
} from '@bakylau/contracts';

/** Words and forms of the page's language. */
export interface AnswerWords {
  text(text: LocalizedText): string;
  truth(isTrue: boolean): string;
  /** Numbers count from 1, in the order of the item's parts. */
  gap(number: number, answer: string): string;
  anyOf(variants: readonly string[]): string;
  number(value: number): string;
  percent(share: number): string;
}

export interface AnswerLine {
  text: string;
  /** Holds what is typed as an answer: it is shown sign by sign, and formulas in it are not drawn. */
  isTyped: boolean;
}

type ItemParts = Pick<ItemScoreView, 'options' | 'parts'>;

/** What a candidate answered, in lines for reading: by the texts of the options, in the order of the item's parts. */
export function answerLines(item: ItemParts, answer: AnswerValue, words: AnswerWords): AnswerLine[] {
  const option = optionTexts(item.options, words);
  switch (answer.kind) {
    case 'single_choice':
      return answer.optionId === null ? [] : [ofItem(option(answer.optionId))];
    case 'true_false':
      return answer.isTrue === null ? [] : [ofItem(words.truth(answer.isTrue))];
    case 'multiple_choice':
      return inShownOrder(item, answer.optionIds).map(option).map(ofItem);
    case 'ordering':
      return numbered(answer.optionIds.map(option)).map(ofItem);
    case 'matching':
      return pairLines(item, answer.pairs, words).map(ofItem);
    case 'short_answer':
    case 'numeric':
      return answer.text.trim() === '' ? [] : [typed(answer.text)];
    case 'cloze': {
      const textOf = new Map(answer.gaps.map(({ partId, text }) => [partId, text]));
      return gapLines(item, words, (partId, gapOption) => {
        const text = textOf.get(partId) ?? '';
        return text === '' ? null : gapOption(text);
      });
    }
    case 'written':
      return writtenText(answer.html).split('\n').map(typed);
  }
}

/** What is right, in the same form. */
export function keyLines(item: ItemParts, key: ItemKey, words: AnswerWords): AnswerLine[] {
  const option = optionTexts(item.options, words);
  switch (key.kind) {
    case 'single_choice':
      return [ofItem(option(key.optionId))];
    case 'true_false':
      return [ofItem(words.truth(key.isTrue))];
    case 'multiple_choice':
      return inShownOrder(item, key.optionIds).map(option).map(ofItem);
    case 'ordering':
      return numbered(key.optionIds.map(option)).map(ofItem);
    case 'matching':
      return pairLines(item, key.pairs, words).map(ofItem);
    case 'short_answer':
    case 'numeric':
      return [typed(acceptedText(key, words))];
    case 'cloze': {
      const keyOf = new Map(key.gaps.map((gap) => [gap.partId, gap.key]));
      return gapLines(item, words, (partId, gapOption) => {
        const gapKey = keyOf.get(partId);
        if (!gapKey) return null;
        return gapKey.kind === 'choice' ? gapOption(gapKey.optionId) : acceptedText(gapKey, words);
      });
    }
    case 'written':
      return key.guidance ? [ofItem(words.text(key.guidance))] : [];
  }
}

const ofItem = (text: string): AnswerLine => ({ text, isTyped: false });
const typed = (text: string): AnswerLine => ({ text, isTyped: true });

function acceptedText(key: Exclude<GapKey, { kind: 'choice' }>, words: AnswerWords): string {
  if (key.kind === 'short_answer') return words.anyOf(key.accepted);
  const tolerances = [
    ...(key.tolerance > 0 ? [words.number(key.tolerance)] : []),
    ...(key.relativeTolerance ? [words.percent(key.relativeTolerance)] : []),
  ];
  return [words.number(key.value), ...(tolerances.length > 0 ? [words.anyOf(tolerances)] : [])].join(' ± ');
}

/** An option that was taken out of the item since is named by its id. */
function optionTexts(options: ItemParts['options'], words: AnswerWords): (optionId: string) => string {
  const textOf = new Map(options.map(({ id, text }) => [id, words.text(text)]));
  return (optionId) => textOf.get(optionId) ?? optionId;
}

function inShownOrder({ options }: ItemParts, optionIds: readonly string[]): string[] {
  const place = new Map(options.map(({ id }, i) => [id, i]));
  return [...optionIds].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}

const numbered = (texts: readonly string[]): string[] => texts.map((text, i) => `${i + 1}. ${text}`);

function pairLines(
  item: ItemParts,
  pairs: readonly { partId: string; optionId: string }[],
  words: AnswerWords,
): string[] {
  const option = optionTexts(item.options, words);
  const optionOf = new Map(pairs.map(({ partId, optionId }) => [partId, optionId]));
  return item.parts.flatMap((part) => {
    const optionId = optionOf.get(part.id);
    if (part.kind !== 'premise' || optionId === undefined) return [];
    return [`${words.text(part.text)} → ${option(optionId)}`];
  });
}

function gapLines(
  { parts }: ItemParts,
  words: AnswerWords,
  lineOf: (partId: string, gapOption: (optionId: string) => string) => string | null,
): AnswerLine[] {
  return parts.flatMap((part, i) => {
    const gapOption = optionTexts(part.kind === 'choice' ? part.options : [], words);
    const line = lineOf(part.id, gapOption);
    return line === null ? [] : [{ text: words.gap(i + 1, line), isTyped: part.kind !== 'choice' }];
  });
}
