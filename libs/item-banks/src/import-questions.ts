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
  readQuestions,
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
  for (const problem of problems) place(problem, lines);
  return {
    format,
    encoding,
    dryRun: options.dryRun,
    lines: lines.sort((a, b) => a.line - b.line),
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
  const shown = { line, kind, prompt: plainText(prompt).text.slice(0, PROMPT_SHOWN), topic };
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

/** An error is a question of its own that could not be read; a warning belongs to the question that begins before it. */
function place({ line, ...problem }: Problem, lines: ImportLine[]): void {
  const isOf = (other: ImportLine): boolean =>
    problem.severity === 'error' ? other.kind === null && other.line === line : other.line <= line;
  const known = lines.findLast(isOf);
  if (known) known.problems.push(problem);
  else {
    const unread = { line, kind: null, prompt: '', topic: '', outcome: 'left_out' as const };
    lines.push({ ...unread, problems: [problem] });
  }
}
