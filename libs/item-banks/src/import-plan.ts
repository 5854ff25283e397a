import { type BankImport, type ImportBankItemsQuery, type ImportLine, type Locale } from '@bakylau/contracts';
import {
  type ImportReport,
  plainText,
  type QuestionFormat,
  type QuestionItem,
  questionLanguages,
  readQuestions,
  TextLanguages,
} from '@bakylau/question-formats';
import { compareQuestion, type ComparedQuestion, findRepeats } from './file-repeats';
import { QuestionNotTaken } from './item-mapping.errors';
import { questionToItem, type QuestionAsItem } from './question-to-item';

export interface ImportOptions {
  format: QuestionFormat | 'auto';
  language: Locale;
  /** For questions whose file names none. */
  topic: string;
  dryRun: boolean;
  /** What becomes of questions that are in the bank or stand earlier in the file. */
  duplicates: ImportBankItemsQuery['duplicates'];
}

/** What becomes of one question of a file. */
export interface PlannedQuestion {
  line: ImportLine;
  /** Null when it is not taken, and in a dry run. */
  item: Pick<QuestionAsItem, 'content' | 'pictures'> | null;
  /** See `itemFingerprints`; empty when it cannot be taken. */
  fingerprints: readonly string[];
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
  noteRepeats(questions);
  const questionOf = new Map(questions.map((question) => [question.line, question]));
  const lines = questions.map(({ line }) => line);
  placeProblems(problems, lines);
  const planned = lines.map((line) => questionOf.get(line) ?? { line, item: null, fingerprints: [] });
  return {
    format,
    encoding,
    questions: planned.map(({ line, item, fingerprints }) => ({ line, item, fingerprints })),
  };
}

const PROMPT_SHOWN = 160;

interface ReadQuestion extends PlannedQuestion {
  compared: ComparedQuestion | null;
}

function planQuestion(question: QuestionItem, options: ImportOptions): ReadQuestion {
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
    const compared = compareQuestion(line, item, options.language);
    return {
      line: { ...shown, outcome: 'taken', problems },
      item: options.dryRun ? null : item,
      fingerprints: compared.fingerprints,
      compared,
    };
  } catch (error) {
    if (!(error instanceof QuestionNotTaken)) throw error;
    const problems = [{ severity: 'error' as const, ...error.told }];
    const line = { ...shown, outcome: 'left_out' as const, problems };
    return { line, item: null, fingerprints: [], compared: null };
  }
}

function noteRepeats(questions: readonly ReadQuestion[]): void {
  const repeats = findRepeats(questions.flatMap(({ compared }) => compared ?? []));
  for (const { line, compared } of questions) {
    const repeat = compared && repeats.get(compared);
    if (repeat) line.problems.push({ severity: 'warning', ...repeat });
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
