import {
  type BankImport,
  type ImportLine,
  ITEM_PICTURES_AT_MOST,
  type Locale,
  type Picture,
} from '@bakylau/contracts';
import {
  type ImportReport,
  plainText,
  type QuestionFormat,
  type QuestionItem,
  questionLanguages,
  readQuestions,
  TextLanguages,
  told,
  type Told,
} from '@bakylau/question-formats';
import { QuestionNotTaken } from './item-mapping.errors';
import { PictureError } from './item-picture-store';
import { questionToItem, type QuestionAsItem } from './question-to-item';

export interface ImportOptions {
  format: QuestionFormat | 'auto';
  language: Locale;
  /** For questions whose file names none. */
  topic: string;
  dryRun: boolean;
}

/** Where items and their pictures go; not called in a dry run. */
export interface ImportPorts {
  addItem(content: QuestionAsItem['content']): Promise<void>;
  /** Throws PictureError for bytes that are no picture. */
  addPicture(bytes: Buffer): Promise<Picture>;
}

/**
 * Reads a file of questions into a bank, or only tells what would become of each. A question that cannot be taken is left out with its
 * reason and never loses the others.
 * @throws QuestionFileError when the file as a whole cannot be read
 */
export async function importQuestions(
  bytes: Uint8Array,
  options: ImportOptions,
  ports: ImportPorts,
): Promise<BankImport> {
  const { format, encoding, items, problems } = await readQuestions(bytes, options);
  const lines: ImportLine[] = [];
  for (const item of items) lines.push(await takeQuestion(item, options, ports));
  placeProblems(problems, lines);
  return {
    format,
    encoding,
    dryRun: options.dryRun,
    lines,
    counts: {
      taken: lines.filter(({ outcome }) => outcome === 'taken').length,
      leftOut: lines.filter(({ outcome }) => outcome === 'left_out').length,
      warnings: lines.flatMap((line) => line.problems).filter(({ severity }) => severity === 'warning')
        .length,
    },
  };
}

const PROMPT_SHOWN = 160;

async function takeQuestion(
  question: QuestionItem,
  options: ImportOptions,
  ports: ImportPorts,
): Promise<ImportLine> {
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
    const taken = questionToItem(question, options.language, options.topic);
    const losses = [...taken.losses];
    if (!options.dryRun) {
      const pictures = await storePictures(taken, ports, losses);
      await ports.addItem({ ...taken.content, pictures });
    }
    const problems = losses.map((loss) => ({ severity: 'warning' as const, ...loss }));
    return { ...shown, outcome: 'taken', problems };
  } catch (error) {
    if (!(error instanceof QuestionNotTaken)) throw error;
    return { ...shown, outcome: 'left_out', problems: [{ severity: 'error', ...error.told }] };
  }
}

async function storePictures(
  { pictures }: QuestionAsItem,
  ports: ImportPorts,
  losses: Told[],
): Promise<QuestionAsItem['content']['pictures']> {
  const stored: QuestionAsItem['content']['pictures'] = [];
  for (const { name, base64 } of pictures.slice(0, ITEM_PICTURES_AT_MOST)) {
    try {
      const { id } = await ports.addPicture(Buffer.from(base64, 'base64'));
      stored.push({ id, alt: name.slice(0, 500) });
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      losses.push(told('picture_unreadable', { name }));
    }
  }
  if (pictures.length > ITEM_PICTURES_AT_MOST)
    losses.push(told('pictures_most', { most: ITEM_PICTURES_AT_MOST }));
  return stored;
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
