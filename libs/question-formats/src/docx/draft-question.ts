import { hasRepeated } from '../aiken-letters';
import { itemHead, richText } from '../item-head';
import { lastAloneGoesOn, optionPieces } from '../option-lines';
import { shareCredit } from '../option-list';
import { plainText } from '../plain-text';
import { told, type Told } from '../problem-words';
import { ItemError } from '../question-file.errors';
import { type ItemFile, type QuestionItem } from '../question-item';
import { lettersOf } from './answer-words';
import { type DocumentLine, MARK_STYLES } from './document-lines';
import { FORMULA_MARK } from './formula-marks';
import { findSign } from './option-signs';
import { hasStyleMark, type MarkedOption, type MarksOfFile, rightOptions } from './right-options';
import { isStyled } from './style-marks';

/** A line that begins with the letter or number of an option. */
export interface DraftOption {
  /** In capitals, or a number; null for an entry that Word numbers itself. */
  letter: string | null;
  /** What stands behind the letter. */
  mark: string;
  /** Whether a star or plus stands before the letter. */
  isStarred: boolean;
  line: DocumentLine;
  /** Where its text begins in the line's HTML. */
  from: number;
  /** Lines that go on with it. */
  more: DocumentLine[];
}

/** A question as it is gathered from its lines. */
export interface DraftQuestion {
  line: number;
  /** As it stands in the text; null where Word makes it or there is none. */
  number: string | null;
  /** Whether it began without a number, because the letters of options began anew. */
  isUnnumbered: boolean;
  /** Whether its number was typed and not made by Word. */
  isTyped: boolean;
  /** Behind a typed number. */
  mark: string | null;
  prompt: string[];
  options: DraftOption[];
  /** What the line of the answer says. */
  answer: string | null;
  /** What the key at the end of the document says. */
  keyAnswer: string | null;
  /** Lines behind the answer, which belong to no option. */
  behind: DocumentLine[];
  hasTable: boolean;
  /** Whether lines of another question may be among its own. */
  isMerged: boolean;
}

/** @param notes warnings of the question, added to. @throws ItemError */
export function finishQuestion(
  draft: DraftQuestion,
  files: readonly ItemFile[],
  file: MarksOfFile,
  notes: Told[],
): QuestionItem {
  const { line, prompt, hasTable } = draft;
  const text = prompt.join('<br>');
  const lines = draft.options.flatMap((option) => [option.line, ...option.more]);
  const all = [text, ...lines.map(({ html }) => html)];
  if (all.some((html) => html.includes(FORMULA_MARK))) throw new ItemError('formula_unread');
  if (draft.isMerged) throw new ItemError('questions_merged');
  if (draft.isUnnumbered) notes.push(told('question_unnumbered'));
  if (draft.behind.length > 0) notes.push(told('lines_after_answer'));
  if (hasTable) notes.push(told('table_to_lines'));
  const named = new Set(all.flatMap((html) => plainText({ text: html, format: 'html' }).pictures));
  const head = {
    ...itemHead(line, richText(text, 'html')),
    files: files.filter(({ name }) => named.has(name)),
  };
  const answer = answerOfDraft(draft);
  if (draft.options.length === 0) return { ...head, ...typedTask(answer) };
  const options = markedOptions(draft.options);
  if (options.length < 2) throw new ItemError('few_options');
  if (hasRepeated(options.flatMap(({ letter }) => letter ?? []))) throw new ItemError('letters_repeat');
  const { right, texts } = rightOptions(options, answer, file, notes);
  if (lastAloneGoesOn(draft.options.map(({ more }) => more.length))) notes.push(told('last_option_goes_on'));
  return {
    ...head,
    kind: right.size > 1 ? 'multiple_choice' : 'single_choice',
    options: shareCredit(texts.map((html, i) => ({ ...richText(html, 'html'), isRight: right.has(i) }))),
  };
}

/** Whether an option is named by a letter and not by a number, or by Word. */
export const isLetter = (letter: string | null): boolean => letter !== null && /\p{L}/u.test(letter);

/** In which ways the questions of a document name their right options. */
export const marksOfFile = (drafts: readonly DraftQuestion[]): MarksOfFile => ({
  hasAnswers: drafts.some(
    ({ options, answer, keyAnswer }) => options.length > 0 && (answer ?? keyAnswer) !== null,
  ),
  hasStyles: drafts.some(({ options }) => hasStyleMark(wholeOptions(options))),
});

function answerOfDraft({ answer, keyAnswer }: DraftQuestion): string | null {
  if (answer === null || keyAnswer === null) return answer ?? keyAnswer;
  const [own, other] = [answer, keyAnswer].map((text) => lettersOf(text)?.toSorted().join());
  if (own !== other) throw new ItemError('marks_disagree');
  return answer;
}

/** Each line of options as one or several. @throws ItemError */
function markedOptions(drafts: readonly DraftOption[]): MarkedOption[] {
  const lettered = drafts.filter(({ letter }) => isLetter(letter));
  if (lettered.length === 0) return wholeOptions(drafts);
  if (lettered.length < drafts.length) throw new ItemError('options_mixed');
  const lines = drafts.map(({ letter, mark, line, from }) => ({
    ...{ letter: letter ?? '', mark },
    text: line.html.slice(from),
  }));
  return optionPieces(lines).flatMap((piece) => {
    const draft = drafts[piece.line];
    if (!draft) return [];
    const isFirst = piece.from === 0;
    const isLast = piece.to === draft.line.html.length - draft.from;
    return markedOption(
      { ...draft, letter: piece.letter, more: isLast ? draft.more : [] },
      { from: draft.from + piece.from, to: draft.from + piece.to, isFirst },
    );
  });
}

const wholeOptions = (drafts: readonly DraftOption[]): MarkedOption[] =>
  drafts.map((draft) => markedOption(draft, { from: draft.from, to: draft.line.html.length, isFirst: true }));

function markedOption(
  { letter, isStarred, line, more }: DraftOption,
  { from, to, isFirst }: { from: number; to: number; isFirst: boolean },
): MarkedOption {
  const own = line.html.slice(from, to).trim();
  const behind = more.map(({ html }) => `<br>${html}`).join('');
  const sign = findSign(own);
  return {
    letter,
    html: own + behind,
    isStarred: isStarred && isFirst,
    sign: sign && { ...sign, rest: sign.rest + behind },
    styles: MARK_STYLES.filter((style) => isStyled(line, style, from, to)),
    labelStyles: isFirst ? MARK_STYLES.filter((style) => from > 0 && isStyled(line, style, 0, from)) : [],
  };
}

function typedTask(
  answer: string | null,
): Extract<QuestionItem, { kind: 'numeric' | 'short_answer' }> extends infer Item
  ? Item extends unknown
    ? Omit<Item, keyof ReturnType<typeof itemHead>>
    : never
  : never {
  if (answer === null) throw new ItemError('nothing_to_answer');
  if (lettersOf(answer)?.every((letter) => /\p{L}/u.test(letter)))
    throw new ItemError('answer_without_options', { answer: answer.slice(0, 40) });
  const value = Number(answer.replace(',', '.').replace('\u2212', '-'));
  const full = { creditPercent: 100, feedback: null };
  return Number.isFinite(value)
    ? { kind: 'numeric', answers: [{ value, tolerance: 0, ...full }] }
    : { kind: 'short_answer', accepted: [{ text: answer, ...full }], caseSensitive: false };
}
