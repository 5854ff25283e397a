import { readNumber } from '../gift/gift-answers';
import { markRight, roundPercent } from '../option-list';
import { ItemError } from '../question-file.errors';
import { type ClozePart, type RichText, type Task } from '../question-item';
import { parseCloze } from './cloze';
import { type MoodleTexts } from './moodle-texts';
import { type XmlNode } from './xml-node';

type TaskReader = (question: XmlNode, texts: MoodleTexts, prompt: RichText) => Task;

/** What is asked, by Moodle's type of question. Types that compute their questions or run code are not here. */
const READERS: Readonly<Record<string, TaskReader>> = {
  multichoice: readChoice,
  truefalse: readTruth,
  shortanswer: (question, texts) => ({
    kind: 'short_answer',
    accepted: question
      .children('answer')
      .map((answer) => ({ text: answer.textOf('text'), ...credit(answer, texts) })),
    caseSensitive: isTrue(question.textOf('usecase')),
  }),
  numerical: (question, texts) => ({
    kind: 'numeric',
    answers: question.children('answer').map((answer) => {
      const { value, tolerance } = readNumber(answer.textOf('text'));
      const given = answer.textOf('tolerance');
      return {
        value,
        tolerance: given === '' ? tolerance : Math.abs(toNumber(given)),
        ...credit(answer, texts),
      };
    }),
  }),
  matching: (question, texts) => ({
    kind: 'matching',
    pairs: question
      .children('subquestion')
      .map((pair) => ({ prompt: texts.read(pair), answer: pair.textOf('answer') })),
  }),
  ordering: (question, texts) => ({
    kind: 'ordering',
    sequence: question
      .children('answer')
      .toSorted((one, other) => fractionOf(one) - fractionOf(other))
      .map((answer) => texts.read(answer)),
  }),
  cloze: (_question, _texts, { text, format }) => ({ kind: 'cloze', parts: parseCloze(text, format) }),
  gapselect: (question, _texts, prompt) => readGapChoice(question, 'selectoption', prompt),
  ddwtos: (question, _texts, prompt) => readGapChoice(question, 'dragbox', prompt),
  essay: () => ({ kind: 'essay' }),
  description: () => ({ kind: 'description' }),
};

/** @throws ItemError for a type that is not read and for answers that cannot be */
export function readMoodleTask(type: string, question: XmlNode, texts: MoodleTexts, prompt: RichText): Task {
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!reader) throw new ItemError('moodle_kind_unread', { kind: type.slice(0, 40) });
  return reader(question, texts, prompt);
}

function readChoice(question: XmlNode, texts: MoodleTexts): Task {
  const single = question.textOf('single');
  const kind = single === '' || isTrue(single) ? 'single_choice' : 'multiple_choice';
  const options = question
    .children('answer')
    .map((answer) => ({ ...texts.read(answer), ...credit(answer, texts) }));
  return { kind, options: markRight(kind, options), ...order(question) };
}

function readTruth(question: XmlNode, texts: MoodleTexts): Task {
  const answers = question.children('answer');
  const find = (word: string) => answers.find((answer) => answer.textOf('text').toLowerCase() === word);
  const [whenTrue, whenFalse] = [find('true'), find('false')];
  if (!whenTrue || !whenFalse) throw new ItemError('not_true_false');
  const [rightTrue, rightFalse] = [fractionOf(whenTrue) > 0, fractionOf(whenFalse) > 0];
  if (rightTrue === rightFalse) throw new ItemError('truth_unsaid');
  return {
    kind: 'true_false',
    isTrue: rightTrue,
    feedback: {
      whenTrue: texts.readFeedback(whenTrue.child('feedback')),
      whenFalse: texts.readFeedback(whenFalse.child('feedback')),
    },
  };
}

/** `[[2]]` in the text is a gap whose right answer is the second choice; one chooses among those of its group. */
function readGapChoice(question: XmlNode, choiceName: string, { text, format }: RichText): Task {
  const choices = question.children(choiceName);
  const groupOf = (choice: XmlNode | undefined) => choice?.textOf('group') ?? '';
  const parts = text.split(/\[\[(\d{1,4})\]\]/u).map<ClozePart>((piece, index) => {
    if (index % 2 === 0) return piece;
    const right = choices[Number(piece) - 1];
    if (!right) throw new ItemError('gap_without_choice', { gap: piece });
    const options = choices
      .filter((choice) => groupOf(choice) === groupOf(right))
      .map((choice) => ({
        text: choice.textOf('text'),
        format,
        creditPercent: choice === right ? 100 : 0,
        feedback: null,
      }));
    return {
      kind: 'single_choice',
      options: markRight('single_choice', options),
      ...order(question),
      points: 1,
    };
  });
  return { kind: 'cloze', parts: parts.filter((part) => part !== '') };
}

/** Only a question that says it is not shuffled keeps its order. */
const order = (question: XmlNode): { keepsOrder?: true } =>
  /^(?:0|false)$/u.test(question.textOf('shuffleanswers')) ? { keepsOrder: true } : {};

const credit = (answer: XmlNode, texts: MoodleTexts) => ({
  creditPercent: roundPercent(fractionOf(answer)),
  feedback: texts.readFeedback(answer.child('feedback')),
});

const fractionOf = (answer: XmlNode): number => toNumber(answer.attribute('fraction') ?? '0');

function toNumber(text: string): number {
  const value = Number(text.trim().replace(',', '.'));
  if (!Number.isFinite(value)) throw new ItemError('not_number', { text: text.slice(0, 40) });
  return value;
}

const isTrue = (text: string): boolean => text === 'true' || text === '1';
