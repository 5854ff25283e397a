import {
  type ExamQuestion,
  LOCALES,
  type LocalizedHtml,
  type LocalizedText,
  writtenText,
} from '@bakylau/contracts';
import { type ExamItem, newId } from '@bakylau/persistence';
import { cleanWrittenHtml } from '../written/written-html';

/** Longest plain prompt that lists and statistics show. */
const PROMPT_MAX_CHARS = 4000;

const inEveryLanguage = (make: (locale: (typeof LOCALES)[number]) => string): LocalizedText => ({
  kk: make('kk'),
  ru: make('ru'),
  en: make('en'),
});

/** Rich text as it is stored, without whatever could run, load or hide. */
export const cleanHtml = (html: LocalizedHtml): LocalizedHtml =>
  inEveryLanguage((locale) => cleanWrittenHtml(html[locale]));

/** Questions as items of the exam, numbered from 1 in their order. */
export function questionItems(examId: string, questions: readonly ExamQuestion[]): Partial<ExamItem>[] {
  return questions.map(({ html, guidance, points, task }, i) => {
    const promptHtml = cleanHtml(html);
    return {
      ...{ id: newId(), examId, position: i + 1, kind: 'written', options: [], points, promptHtml },
      prompt: inEveryLanguage((locale) => writtenText(promptHtml[locale]).slice(0, PROMPT_MAX_CHARS)),
      key: { kind: 'written', ...(guidance && { guidance }) },
      writtenTask: task,
    };
  });
}

/** @param item a written one */
export function questionView({ prompt, promptHtml, key, points, writtenTask }: ExamItem): ExamQuestion {
  return {
    html: promptHtml ?? inEveryLanguage((locale) => paragraphs(prompt[locale])),
    guidance: key.kind === 'written' ? (key.guidance ?? null) : null,
    points,
    task: writtenTask ?? { wordsAtMost: null, filesAtMost: 0 },
  };
}

/** A plain text as rich text: one paragraph a line. */
const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`)
    .join('');
