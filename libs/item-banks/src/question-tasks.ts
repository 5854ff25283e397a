import {
  type BankItemContent,
  type BankItemOption,
  type BankItemPart,
  type VariantText,
} from '@bakylau/contracts';
import {
  type ClozePart,
  type MatchingPair,
  type QuestionItem,
  type Response,
  type RichText,
} from '@bakylau/question-formats';
import { QuestionNotTaken } from './item-mapping.errors';
import { pinPlaceBound } from './place-bound-options';
import { choiceKey, numberKey, textKey } from './question-keys';
import { type QuestionTexts } from './question-texts';

/** Null: the prompt is that of the question. */
type Task = Pick<BankItemContent, 'kind' | 'options' | 'parts' | 'key'> & { prompt: VariantText | null };

const optionId = (i: number): string => `o${i + 1}`;

const readOptions = (list: readonly RichText[], texts: QuestionTexts): BankItemOption[] =>
  list.map((option, i) => ({ id: optionId(i), text: texts.part(option) }));

type ChoiceQuestion = Extract<Response, { kind: 'single_choice' | 'multiple_choice' }>;

/** Those that mean places are pinned. An ordering has none: its author's order is the key. */
const readChoiceOptions = ({ options, keepsOrder }: ChoiceQuestion, texts: QuestionTexts) =>
  pinPlaceBound(readOptions(options, texts), keepsOrder === true);

/** What is asked and what is right. @throws QuestionNotTaken */
export function readTask(question: QuestionItem, texts: QuestionTexts): Task {
  const bare = { options: [], parts: [], prompt: null };
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice': {
      const options = readChoiceOptions(question, texts);
      const key = choiceKey(question.kind, question.options, options, texts);
      return { ...bare, kind: key.kind, options, key };
    }
    case 'true_false':
      return { ...bare, kind: 'true_false', key: { kind: 'true_false', isTrue: question.isTrue } };
    case 'short_answer':
      return { ...bare, kind: 'short_answer', key: textKey(question, texts) };
    case 'numeric':
      return { ...bare, kind: 'numeric', key: numberKey(question.answers, texts) };
    case 'matching':
      return readPairs(question.pairs, texts);
    case 'ordering': {
      const options = readOptions(question.sequence, texts);
      return {
        ...bare,
        kind: 'ordering',
        options,
        key: { kind: 'ordering', optionIds: options.map(({ id }) => id) },
      };
    }
    case 'cloze':
      return readGaps(question.parts, question.prompt.format, texts);
    case 'essay':
      throw new QuestionNotTaken('essay_refused');
    case 'description':
      throw new QuestionNotTaken('description_refused');
  }
}

/** Several premises may have one answer, and answers may have no premise. */
function readPairs(pairs: readonly MatchingPair[], texts: QuestionTexts): Task {
  const answers = [...new Set(pairs.map(({ answer }) => answer))];
  const options = answers.map((answer, i) => ({ id: optionId(i), text: texts.variant(answer) }));
  const asked = pairs.filter(({ prompt }) => prompt.text !== '');
  const parts = asked.map(({ prompt }, i): BankItemPart => ({
    kind: 'premise',
    id: `p${i + 1}`,
    text: texts.part(prompt),
  }));
  const matched = asked.map(({ answer }, i) => ({
    partId: `p${i + 1}`,
    optionId: optionId(answers.indexOf(answer)),
  }));
  return { kind: 'matching', options, parts, key: { kind: 'matching', pairs: matched }, prompt: null };
}

function readGaps(pieces: readonly ClozePart[], format: RichText['format'], texts: QuestionTexts): Task {
  const parts: BankItemPart[] = [];
  const gaps: Extract<BankItemContent['key'], { kind: 'cloze' }>['gaps'] = [];
  const prompt = pieces.map((piece) => {
    // A mark in the author's own words would be read as a gap.
    if (typeof piece === 'string') return piece.replaceAll('[[', '[ [');
    const id = `g${gaps.length + 1}`;
    const { part, key } = readGap(id, piece, texts);
    parts.push(part);
    gaps.push({ partId: id, weight: Math.max(piece.points, 1), key });
    if (piece.points <= 0) texts.lose('gap_without_points');
    return `[[${id}]]`;
  });
  const text = texts.prompt({ text: prompt.join(''), format });
  return { kind: 'cloze', options: [], parts, key: { kind: 'cloze', gaps }, prompt: text };
}

type Gap = Extract<BankItemContent['key'], { kind: 'cloze' }>['gaps'][number]['key'];

function readGap(
  id: string,
  gap: Exclude<ClozePart, string>,
  texts: QuestionTexts,
): { part: BankItemPart; key: Gap } {
  switch (gap.kind) {
    case 'short_answer':
      return { part: { kind: 'short_answer', id }, key: textKey(gap, texts) };
    case 'numeric':
      return { part: { kind: 'numeric', id }, key: numberKey(gap.answers, texts) };
    case 'single_choice':
    case 'multiple_choice': {
      const options = readChoiceOptions(gap, texts);
      const key = choiceKey(gap.kind, gap.options, options, texts);
      if (key.kind !== 'single_choice') {
        throw new QuestionNotTaken('gap_several_right');
      }
      return { part: { kind: 'choice', id, options }, key: { kind: 'choice', optionId: key.optionId } };
    }
  }
}
