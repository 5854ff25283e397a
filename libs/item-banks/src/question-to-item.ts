import { type BankItemContent, bankItemContentSchema, type Locale } from '@bakylau/contracts';
import { type ItemFile, type QuestionItem, questionLanguages, type Told } from '@bakylau/question-formats';
import { QuestionNotTaken } from './item-mapping.errors';
import { readTask } from './question-tasks';
import { QuestionTexts } from './question-texts';

export interface QuestionPicture extends ItemFile {
  /** What the question says of it for those who do not see it; its name where it says nothing. */
  alt: string;
}

export interface QuestionAsItem {
  /** Without its pictures, which get their ids when they are stored. */
  content: BankItemContent;
  /** Pictures of the question that its file holds. */
  pictures: QuestionPicture[];
  /** What an item of a bank cannot hold. */
  losses: Told[];
}

const OUTCOME_TAG = /^outcome:(.+)$/u;

/**
 * A question of a file as the content of a bank's item: in the languages that its texts name, else in the one given.
 * @param topic for a question whose file names no category
 * @throws QuestionNotTaken when no item can hold it
 */
export function questionToItem(question: QuestionItem, locale: Locale, topic: string): QuestionAsItem {
  const named = questionLanguages(question, locale);
  const texts = new QuestionTexts(named.length === 0 ? [locale] : named);
  const task = readTask(question, texts);
  const outcome = question.tags.map((tag) => OUTCOME_TAG.exec(tag)?.[1]).find((found) => found !== undefined);
  const content = bankItemContentSchema.safeParse({
    ...task,
    prompt: task.prompt ?? texts.prompt(question.prompt),
    pictures: [],
    topic: question.category.join(' / ').slice(0, 200) || topic,
    outcome: outcome ?? '',
    difficulty: question.difficulty,
    name: (question.idNumber ?? question.name ?? '').slice(0, 200),
    tags: question.tags
      .filter((tag) => !OUTCOME_TAG.test(tag))
      .slice(0, 30)
      .map((tag) => tag.slice(0, 100)),
  } satisfies Record<keyof BankItemContent, unknown>);
  if (!content.success) {
    throw new QuestionNotTaken('item_refused', {
      detail: content.error.issues.map(({ message }) => message).join(' '),
    });
  }
  const files = [...question.files.filter(({ name }) => texts.pictures.has(name)), ...texts.held.values()];
  noteLosses(question, files, texts);
  const pictures = files.map((file) => ({ ...file, alt: texts.alts.get(file.name) ?? file.name }));
  return { content: content.data, pictures, losses: texts.losses };
}

function noteLosses(question: QuestionItem, files: readonly ItemFile[], texts: QuestionTexts): void {
  const held = new Set(files.map(({ name }) => name));
  const missing = [...question.pictures, ...[...texts.pictures].filter((name) => !held.has(name))];
  for (const name of new Set(missing)) texts.lose('picture_absent', { name });
  if (hasFeedback(question)) texts.lose('feedback_lost');
}

function hasFeedback(question: QuestionItem): boolean {
  if (question.generalFeedback) return true;
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return question.options.some(({ feedback }) => feedback);
    case 'short_answer':
      return question.accepted.some(({ feedback }) => feedback);
    case 'numeric':
      return question.answers.some(({ feedback }) => feedback);
    case 'true_false':
      return question.feedback.whenTrue !== null || question.feedback.whenFalse !== null;
    default:
      return false;
  }
}
