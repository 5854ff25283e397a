import { ITEM_PICTURES_AT_MOST, type Locale, promptWithBlanks } from '@bakylau/contracts';
import { type ImportProblem, type QuestionItem, told, type Told } from '@bakylau/question-formats';
import { itemFingerprints } from './item-fingerprints';
import { QuestionNotTaken } from './item-mapping.errors';
import { pictureDigest } from './picture-digest';
import { questionToItem, type QuestionAsItem } from './question-to-item';

/** A question of a file as it is compared with others. */
export interface ComparedQuestion {
  /** Where it begins, from 1. */
  line: number;
  title: string;
  fingerprints: readonly string[];
}

export function compareQuestion(
  line: number,
  { content, pictures }: Pick<QuestionAsItem, 'content' | 'pictures'>,
  locale: Locale,
): ComparedQuestion {
  const digests = pictures
    .slice(0, ITEM_PICTURES_AT_MOST)
    .map(({ base64 }) => pictureDigest(Buffer.from(base64, 'base64')));
  const { name, prompt } = content;
  const words = prompt[locale] ?? Object.values(prompt).find((text) => text !== undefined) ?? '';
  return { line, title: titleOf(name, words), fingerprints: itemFingerprints(content, digests) };
}

const TITLE_SHOWN = 80;

/** What an item is called in a remark on another one: by its name, else by its prompt. */
export function titleOf(name: string, prompt: string): string {
  const title = (name || promptWithBlanks(prompt)).replace(/\s+/gu, ' ').trim();
  return title.length > TITLE_SHOWN ? `${title.slice(0, TITLE_SHOWN).trimEnd()}…` : title;
}

/**
 * A remark for each question that is the same as an earlier one. Whoever repeats another is nobody's earlier question, so that leaving out
 * all repeats leaves each question once.
 * @param questions in the order of the file
 */
export function findRepeats<Q extends ComparedQuestion>(questions: readonly Q[]): Map<Q, Told> {
  const firstOf = new Map<string, Q>();
  const repeats = new Map<Q, Told>();
  for (const question of questions) {
    const first = question.fingerprints
      .map((print) => firstOf.get(print))
      .find((known) => known !== undefined);
    if (first) repeats.set(question, told('repeats_question', { line: first.line, title: first.title }));
    else for (const print of question.fingerprints) firstOf.set(print, question);
  }
  return repeats;
}

/**
 * A warning for each question of a file that is the same as an earlier one, among those that a bank can hold.
 * @param locale the language of texts that name none
 */
export function repeatedQuestions(items: readonly QuestionItem[], locale: Locale): ImportProblem[] {
  const compared = items.flatMap((item) => {
    try {
      return [compareQuestion(item.line, questionToItem(item, locale, ''), locale)];
    } catch (error) {
      if (error instanceof QuestionNotTaken) return [];
      throw error;
    }
  });
  return [...findRepeats(compared)].map(([{ line }, repeat]) => ({ line, severity: 'warning', ...repeat }));
}
