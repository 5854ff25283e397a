import { readNumber } from '../gift/gift-answers';
import { parseCloze } from '../moodle/cloze';
import { markRight, shareCredit } from '../option-list';
import { ItemError } from '../question-file.errors';
import { type ItemKind, type Task } from '../question-item';
import { kindOf, truthOf } from './sheet-kinds';
import { rightNumbers } from './right-answers';
import { type SheetRow } from './sheet-row';

/** What a row asks. A row without a kind tells it by what is filled. */
export function readSheetTask(row: SheetRow): Task {
  const kind = readKind(row);
  switch (kind) {
    case 'single_choice':
    case 'multiple_choice':
      return readChoice(row, kind);
    case 'true_false': {
      const isTrue = truthOf(row.text('right'));
      if (isTrue === null) throw new ItemError('truth_wrong');
      return { kind, isTrue, feedback: { whenTrue: row.feedback(1), whenFalse: row.feedback(2) } };
    }
    case 'short_answer':
      return { kind, accepted: readTyped(row), caseSensitive: truthOf(row.text('case sensitive')) === true };
    case 'numeric':
      return { kind, answers: readTyped(row).map(({ text, ...rest }) => ({ ...readNumber(text), ...rest })) };
    case 'matching':
      return {
        kind,
        pairs: row.optionNumbers().map((number) => ({
          prompt: row.rich(row.numbered('option', number)),
          answer: row.numbered('pair', number),
        })),
      };
    case 'ordering':
      return { kind, sequence: options(row) };
    case 'cloze':
      return { kind, parts: parseCloze(row.longText('question'), row.format) };
    case 'essay':
    case 'description':
      return { kind };
  }
}

function readKind(row: SheetRow): ItemKind {
  const named = row.text('kind');
  const kind = kindOf(named);
  if (kind) return kind;
  if (named !== '') throw new ItemError('kind_unknown', { kind: named.slice(0, 40) });
  const right = row.text('right');
  const numbers = row.optionNumbers();
  if (numbers.some((number) => row.numbered('pair', number) !== '')) return 'matching';
  if (numbers.length > 0) return rightNumbers(row).length > 1 ? 'multiple_choice' : 'single_choice';
  if (right === '') {
    if (row.isFilled('right')) throw new ItemError('right_missing');
    return 'essay';
  }
  return truthOf(right) !== null && !/^[01]$/u.test(right)
    ? 'true_false'
    : isNumber(right)
      ? 'numeric'
      : 'short_answer';
}

const isNumber = (text: string): boolean => /^[+-]?\d+(?:[.,]\d+)?$/u.test(text);

const options = (row: SheetRow) =>
  row.optionNumbers().map((number) => {
    const text = row.numbered('option', number);
    if (text === '') throw new ItemError('option_skipped', { number });
    return row.rich(text);
  });

function readChoice(row: SheetRow, kind: 'single_choice' | 'multiple_choice'): Task {
  const credits = row.credits();
  const feedback = (index: number) => row.feedback(index + 1);
  if (credits) {
    const weighed = options(row).map((option, index) => ({
      ...option,
      creditPercent: credits[index] ?? 0,
      feedback: feedback(index),
    }));
    return { kind, options: markRight(kind, weighed) };
  }
  const right = rightNumbers(row);
  if (kind === 'single_choice' && right.length > 1) throw new ItemError('single_with_several');
  const shared = shareCredit(
    options(row).map((option, index) => ({ ...option, isRight: right.includes(index + 1) })),
  );
  return { kind, options: shared.map((option, index) => ({ ...option, feedback: feedback(index) })) };
}

function readTyped(row: SheetRow) {
  const numbers = row.optionNumbers();
  const credits = row.credits();
  const typed = (text: string, index: number) => ({
    text,
    creditPercent: credits?.[index] ?? (text === '*' ? 0 : 100),
    feedback: row.feedback(index + 1),
  });
  if (numbers.length === 0) return [typed(row.text('right'), 0)];
  return options(row).map(({ text }, index) => typed(row.plain(text), index));
}
