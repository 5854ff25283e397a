import { told, type Told } from '../problem-words';
import { difficultyTags, writeCategory } from '../item-head';
import { type ItemWriter } from '../export-report';
import { ItemError } from '../question-file.errors';
import { type NumericAnswer, type QuestionItem, type RichText } from '../question-item';
import { escapeGift } from './gift-escapes';
import { writeGiftText } from './gift-texts';

/** One question as a paragraph of GIFT, without its category. */
export const writeGiftItem: ItemWriter<string> = (item, losses) => {
  if (item.points !== null) losses.push(told('gift_no_points'));
  if (item.kind === 'short_answer' && item.caseSensitive) {
    losses.push(told('gift_letter_case'));
  }
  if (item.files.length > 0) losses.push(told('gift_no_files'));
  const name = item.name === null ? '' : `::${escapeGift(item.name)}::`;
  const format = item.prompt.format;
  return `${writeMarks(item)}${name}${writeGiftText(item.prompt, null)}${writeBraces(item, losses)}`;

  function writeBraces(written: QuestionItem, lost: Told[]): string {
    if (written.kind === 'description') {
      if (written.generalFeedback) lost.push(told('gift_no_feedback'));
      return '';
    }
    const general = written.generalFeedback ? `####${writeGiftText(written.generalFeedback, format)}` : '';
    return ` {${writeAnswers(written)}${general}}`;
  }
};

function writeMarks(item: QuestionItem): string {
  const marks = [
    ...(item.idNumber === null ? [] : [`[id:${escapeMark(item.idNumber)}]`]),
    ...difficultyTags(item).map((tag) => `[tag:${escapeMark(tag)}]`),
  ];
  return marks.length > 0 ? `// ${marks.join(' ')}\n` : '';
}

const escapeMark = (text: string): string => text.replace(/\s+/gu, ' ').replace(/[\\\]]/gu, '\\$&');

export const writeGiftCategory = (category: readonly string[]): string =>
  `$CATEGORY: ${writeCategory(category).replace(/\s+/gu, ' ')}`;

function writeAnswers(item: QuestionItem): string {
  const format = item.prompt.format;
  const feedback = (text: RichText | null) => (text ? `#${writeGiftText(text, format)}` : '');
  switch (item.kind) {
    case 'single_choice':
    case 'multiple_choice':
      if (item.kind === 'single_choice' && item.options.every(({ isRight }) => isRight)) {
        throw new ItemError('gift_all_right');
      }
      return lines(
        item.options.map((option) => {
          const isPlainRight = item.kind === 'single_choice' && option.isRight;
          const mark = isPlainRight ? weighed('=', option, 100) : weighed('~', option, 0);
          return `${mark}${writeGiftText(option, format)}${feedback(option.feedback)}`;
        }),
      );
    case 'short_answer':
      if (item.accepted.some(({ text }) => text.includes('->'))) {
        throw new ItemError('gift_arrow_in_answer');
      }
      return lines(
        item.accepted.map(
          (answer) => `${weighed('=', answer, 100)}${escapeGift(answer.text)}${feedback(answer.feedback)}`,
        ),
      );
    case 'numeric':
      return `#${lines(item.answers.map((answer) => `${writeNumber(answer)}${feedback(answer.feedback)}`))}`;
    case 'true_false': {
      const { whenTrue, whenFalse } = item.feedback;
      const [whenRight, whenWrong] = item.isTrue ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
      const texts = whenRight || whenWrong ? `${feedback(whenWrong) || '#'}${feedback(whenRight)}` : '';
      return `${item.isTrue ? 'TRUE' : 'FALSE'}${texts}`;
    }
    case 'matching':
      return lines(
        item.pairs.map(({ prompt, answer }) => {
          if (prompt.text.includes('->')) throw new ItemError('gift_arrow_in_pair');
          return `=${prompt.text === '' ? '' : writeGiftText(prompt, format)} -> ${escapeGift(answer)}`;
        }),
      );
    case 'essay':
      return '';
    default:
      throw new ItemError('gift_no_kind', { kind: item.kind });
  }
}

/** The share of the points stands before a text where it is not the usual one, or where the text begins with a percent sign. */
function weighed(mark: string, answer: { text: string; creditPercent: number }, usual: number): string {
  return answer.creditPercent === usual && !answer.text.startsWith('%')
    ? mark
    : `${mark}%${answer.creditPercent}%`;
}

function writeNumber({ value, tolerance, creditPercent }: NumericAnswer): string {
  const weight = creditPercent === (value === null ? 0 : 100) ? '' : `%${creditPercent}%`;
  return `=${weight}${value === null ? '*' : `${value}:${tolerance}`}`;
}

/** Blank lines would end the question; there is none between answers. */
const lines = (answers: readonly string[]): string => ['', ...answers, ''].join('\n');
