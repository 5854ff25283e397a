import { type BankImport, type ImportLine, type Locale } from '@bakylau/contracts';
import {
  type ImportReport,
  plainText,
  type QuestionFormat,
  type QuestionItem,
  questionLanguages,
  readQuestions,
  TextLanguages,
} from '@bakylau/question-formats';
import { QuestionNotTaken } from './item-mapping.errors';
import { questionToItem, type QuestionAsItem } from './question-to-item';

export interface ImportOptions {
  format: QuestionFormat | 'auto';
  language: Locale;
  /** For questions whose file names none. */
  topic: string;
  dryRun: boolean;
}

/** What becomes of one question of a file. */
export interface PlannedQuestion {
  line: ImportLine;
  /** Null when it is not taken, and in a dry run. */
  item: Pick<QuestionAsItem, 'content' | 'pictures'> | null;
}

export interface ImportPlan extends Pick<BankImport, 'format' | 'encoding'> {
  questions: PlannedQuestion[];
}

/**
 * Reads a file of questions and makes items of them, without storing anything. A question that cannot be taken is left out with its
 * reason and never loses the others. Some seconds of work for the largest files.
 * @throws QuestionFileError when the file as a whole cannot be read
 */
export async function planImport(bytes: Uint8Array, options: ImportOptions): Promise<ImportPlan> {
  const { format, encoding, items, problems } = await readQuestions(bytes, options);
  const questions = items.map((item) => planQuestion(item, options));
  const itemOf = new Map(questions.map(({ line, item }) => [line, item]));
  const lines = questions.map(({ line }) => line);
  placeProblems(problems, lines);
  return { format, encoding, questions: lines.map((line) => ({ line, item: itemOf.get(line) ?? null })) };
}

const PROMPT_SHOWN = 160;

function planQuestion(question: QuestionItem, options: ImportOptions): PlannedQuestion {
  const { line, kind, prompt, category } = question;
  const topic = category.join(' / ') || options.topic;
  const languages = questionLanguages(question, options.language);
  const [first = options.language] = languages.includes(options.language) ? [] : languages;
  const words = new TextLanguages(prompt.text).in(first) ?? prompt.text;
  const shown = {
    line,
    kind,
    prompt: plainText({ ...prompt, text: words }).text.slice(0, PROMPT_SHOWN),
    topic,
  };
  try {
    const { losses, ...item } = questionToItem(question, options.language, options.topic);
    const problems = losses.map((loss) => ({ severity: 'warning' as const, ...loss }));
    return { line: { ...shown, outcome: 'taken', problems }, item: options.dryRun ? null : item };
  } catch (error) {
    if (!(error instanceof QuestionNotTaken)) throw error;
    const problems = [{ severity: 'error' as const, ...error.told }];
    return { line: { ...shown, outcome: 'left_out', problems }, item: null };
  }
}

type Problem = ImportReport['problems'][number];

/** An error is a question of its own that could not be read. Warnings go with the question that begins before them; those of the whole file with the first. */
function placeProblems(problems: readonly Problem[], lines: ImportLine[]): void {
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  for (const { line, ...problem } of problems.filter(isError)) {
    const known = lines.find((other) => other.kind === null && other.line === line);
    if (known) known.problems.push(problem);
    else lines.push(unread(line, problem));
  }
  lines.sort((a, b) => a.line - b.line);
  for (const { line, ...problem } of problems.filter((each) => !isError(each))) {
    const owner = lines.findLast((other) => other.line <= line) ?? lines[0];
    if (owner) owner.problems.push(problem);
    else lines.push(unread(line, problem));
  }
}

const unread = (line: number, problem: Omit<Problem, 'line'>): ImportLine => ({
  line,
  kind: null,
  prompt: '',
  topic: '',
  outcome: 'left_out',
  problems: [problem],
});
