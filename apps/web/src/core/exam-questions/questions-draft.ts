import {
  type AnswerWay,
  answerWaysOf,
  type CaseFile,
  type ExamQuestion,
  type ExamQuestions,
  type Locale,
  LOCALES,
  type LocalizedHtml,
  type LocalizedText,
  saysSomething,
  type SetExamQuestions,
  setExamQuestionsSchema,
} from '@bakylau/contracts';

export interface QuestionDraft {
  /** Stays with the question while others come and go, because its text field keeps its own state. */
  key: number;
  html: LocalizedHtml;
  /** Empty in all languages: none. */
  guidance: LocalizedText;
  points: number;
  ways: readonly AnswerWay[];
  wordsAtLeast: number | null;
  wordsAtMost: number | null;
  filesAtMost: number;
}

export interface MaterialDraft {
  key: number;
  title: LocalizedText;
  html: LocalizedHtml;
  afterMinutes: number;
  files: readonly CaseFile[];
}

/** Questions and parts of a case as they are being written. */
export interface QuestionsDraft {
  questions: readonly QuestionDraft[];
  materials: readonly MaterialDraft[];
}

export type DraftPart = 'questions' | 'materials';

/** What keeps a draft from being stored: a text that is missing in these languages, or an answer without bounds that fit. */
export interface DraftGap {
  part: DraftPart;
  number: number;
  problem: { kind: 'texts'; locales: Locale[] } | { kind: 'ways' } | { kind: 'words' };
}

const EMPTY: LocalizedText = { kk: '', ru: '', en: '' };
const POINTS = 50;
const FILES = 3;

export function questionsDraftOf({ questions, materials }: ExamQuestions): QuestionsDraft {
  const taken = questions.map(({ html, guidance, points, task }, key) => ({
    ...{ key, html, points, guidance: guidance ?? EMPTY, ways: answerWaysOf(task) },
    wordsAtLeast: task.wordsAtLeast ?? null,
    wordsAtMost: task.wordsAtMost,
    filesAtMost: task.filesAtMost || FILES,
  }));
  const parts = materials.map((material, key) => ({ key, ...material }));
  const empty = { questions: [], materials: parts };
  return taken.length > 0 ? { questions: taken, materials: parts } : withNew(empty, 'questions');
}

/** Another empty question or part behind the others; a part comes when the one before it does. */
export function withNew(draft: QuestionsDraft, part: DraftPart): QuestionsDraft {
  const key = Math.max(-1, ...draft[part].map((each) => each.key)) + 1;
  if (part === 'materials') {
    const afterMinutes = draft.materials.at(-1)?.afterMinutes ?? 0;
    const added = { key, title: EMPTY, html: EMPTY, afterMinutes, files: [] };
    return { ...draft, materials: [...draft.materials, added] };
  }
  const bounds = { wordsAtLeast: null, wordsAtMost: null, filesAtMost: FILES };
  const added = { key, html: EMPTY, guidance: EMPTY, points: POINTS, ways: ['text'] as const, ...bounds };
  return { ...draft, questions: [...draft.questions, added] };
}

export function withoutPart(draft: QuestionsDraft, part: DraftPart, key: number): QuestionsDraft {
  return part === 'materials'
    ? { ...draft, materials: draft.materials.filter((each) => each.key !== key) }
    : { ...draft, questions: draft.questions.filter((each) => each.key !== key) };
}

export function withMoved(draft: QuestionsDraft, part: DraftPart, key: number, by: -1 | 1): QuestionsDraft {
  const move = <T extends { key: number }>(all: readonly T[]): T[] => {
    const at = all.findIndex((each) => each.key === key);
    const moved = [...all];
    const [taken] = moved.splice(at, 1);
    if (taken) moved.splice(Math.max(0, at + by), 0, taken);
    return moved;
  };
  return part === 'materials'
    ? { ...draft, materials: move(draft.materials) }
    : { ...draft, questions: move(draft.questions) };
}

export const withQuestion = (draft: QuestionsDraft, changed: QuestionDraft): QuestionsDraft => ({
  ...draft,
  questions: draft.questions.map((each) => (each.key === changed.key ? changed : each)),
});

export const withMaterial = (draft: QuestionsDraft, changed: MaterialDraft): QuestionsDraft => ({
  ...draft,
  materials: draft.materials.map((each) => (each.key === changed.key ? changed : each)),
});

/** The texts of one language also where others are still empty, to be translated there or left. */
export function withCopies(draft: QuestionsDraft, from: Locale): QuestionsDraft {
  const html = (text: LocalizedHtml) => filled(text, from, (words) => !saysSomething(words));
  const plain = (text: LocalizedText) => filled(text, from, (words) => words.trim() === '');
  return {
    questions: draft.questions.map((each) => ({
      ...each,
      html: html(each.html),
      guidance: plain(each.guidance),
    })),
    materials: draft.materials.map((each) => ({ ...each, html: html(each.html), title: plain(each.title) })),
  };
}

function filled(text: LocalizedText, from: Locale, isEmpty: (words: string) => boolean): LocalizedText {
  const of = (locale: Locale): string => (isEmpty(text[locale]) ? text[from] : text[locale]);
  return { kk: of('kk'), ru: of('ru'), en: of('en') };
}

export function gapsOf({ questions, materials }: QuestionsDraft): DraftGap[] {
  const missing = (part: DraftPart, i: number, isThere: (locale: Locale) => boolean): DraftGap[] => {
    const locales = LOCALES.filter((locale) => !isThere(locale));
    return locales.length > 0 ? [{ part, number: i + 1, problem: { kind: 'texts', locales } }] : [];
  };
  return [
    ...questions.flatMap((question, i): DraftGap[] => [
      ...missing(
        'questions',
        i,
        (locale) => saysSomething(question.html[locale]) && hasWholeGuidance(question, locale),
      ),
      ...(question.ways.length === 0
        ? [{ part: 'questions' as const, number: i + 1, problem: { kind: 'ways' as const } }]
        : []),
      ...((question.wordsAtLeast ?? 0) > (question.wordsAtMost ?? Infinity)
        ? [{ part: 'questions' as const, number: i + 1, problem: { kind: 'words' as const } }]
        : []),
    ]),
    ...materials.flatMap((material, i) =>
      missing(
        'materials',
        i,
        (locale) => saysSomething(material.html[locale]) && material.title[locale].trim() !== '',
      ),
    ),
  ];
}

const hasGuidance = ({ guidance }: QuestionDraft): boolean =>
  LOCALES.some((locale) => guidance[locale].trim() !== '');
const hasWholeGuidance = (question: QuestionDraft, locale: Locale): boolean =>
  !hasGuidance(question) || question.guidance[locale].trim() !== '';

/** What is sent; null while something is missing. */
export function questionsToSend(draft: QuestionsDraft): SetExamQuestions | null {
  const body = {
    questions: draft.questions.map(questionToSend),
    materials: draft.materials.map(({ title, html, afterMinutes, files }) => ({
      ...{ title, html, afterMinutes },
      fileIds: files.map(({ id }) => id),
    })),
  };
  return setExamQuestionsSchema.safeParse(body).data ?? null;
}

function questionToSend(question: QuestionDraft): ExamQuestion {
  const { html, guidance, points, ways, wordsAtLeast, wordsAtMost, filesAtMost } = question;
  const takesFiles = ways.includes('files') || ways.includes('photos');
  const takesText = ways.includes('text');
  return {
    ...{ html, points, guidance: hasGuidance(question) ? guidance : null },
    task: {
      answerBy: [...ways],
      wordsAtLeast: takesText ? wordsAtLeast : null,
      wordsAtMost: takesText ? wordsAtMost : null,
      filesAtMost: takesFiles ? filesAtMost : 0,
    },
  };
}
