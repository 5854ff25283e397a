import { told, type Told } from '../problem-words';
import { itemHead, readTags } from '../item-head';
import { type ParsedQuestions } from '../import-report';
import { GAP, type QuestionItem, type RichText, type TextFormat } from '../question-item';
import { takeItem } from '../item-intake';
import { readGiftAnswers } from './gift-answers';
import { type GiftBlock, splitGift } from './gift-blocks';
import { showsAnswers, splitBraces } from './gift-braces';
import { hideEscapes, hideFormulas, showEscapes } from './gift-escapes';
import { readGiftFeedback, readGiftText } from './gift-texts';
import { ItemError } from '../question-file.errors';

const NAME = /^\s*::([\s\S]*?)::/u;
const GENERAL_FEEDBACK = '####';

export function isGift(text: string): boolean {
  return splitGift(text).some((block) => {
    const parts = splitBraces(hideEscapes(block.text));
    return parts?.answers !== null && parts !== null;
  });
}

/**
 * GIFT as Moodle reads it, and more: each question stands for itself, so that a bad one loses no other; formulas may hold
 * braces that nobody escaped; weights may have a decimal comma.
 */
export function parseGift(text: string): ParsedQuestions {
  const found: ParsedQuestions = { items: [], problems: [] };
  for (const block of splitGift(text)) {
    const notes: Told[] = [];
    takeItem(found, block.line, notes, () => readBlock(block, notes));
  }
  return found;
}

function readBlock(block: GiftBlock, notes: Told[]): QuestionItem {
  const hidden = hideEscapes(block.text);
  const name = NAME.exec(hidden);
  const parts = splitBraces(name ? hidden.slice(name[0].length) : hidden);
  if (!parts) throw new ItemError('braces_missing');
  if (parts.answers !== null && (showsAnswers(parts.before) || showsAnswers(parts.after)))
    throw new ItemError('braces_several');
  if (parts.looseBraces) notes.push(told('braces_in_formula'));
  const prompt = readPrompt(parts.before, parts.answers === null ? '' : parts.after);
  const formulas = parts.answers === null ? null : hideFormulas(parts.answers);
  if (formulas !== parts.answers) notes.push(told('signs_in_formula'));
  const [answers, general] = splitFeedback(formulas);
  return {
    ...itemHead(block.line, prompt),
    ...readTags(block.tags),
    name: name ? showEscapes(name[1] ?? '').trim() || null : null,
    idNumber: block.idNumber,
    category: block.category,
    generalFeedback: readGiftFeedback(general, prompt.format),
    ...(answers === null ? { kind: 'description' } : readGiftAnswers(answers, prompt.format)),
  };
}

/** Text after the braces makes a missing word. A text without a format is Moodle's own. */
function readPrompt(before: string, after: string, format: TextFormat = 'moodle'): RichText {
  const prompt = readGiftText(before, format);
  const rest = showEscapes(after).trim();
  return rest === '' ? prompt : { ...prompt, text: `${prompt.text} ${GAP} ${rest}`.trim() };
}

function splitFeedback(answers: string | null): [string | null, string | undefined] {
  const at = answers?.indexOf(GENERAL_FEEDBACK) ?? -1;
  return answers === null || at < 0
    ? [answers, undefined]
    : [answers.slice(0, at), answers.slice(at + GENERAL_FEEDBACK.length)];
}
