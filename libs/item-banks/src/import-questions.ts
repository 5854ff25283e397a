import {
  type BankImport,
  type ImportLine,
  type ImportProblemCode,
  ITEM_PICTURES_AT_MOST,
  type Picture,
} from '@bakylau/contracts';
import { piecesOf, told, type Told } from '@bakylau/question-formats';
import { type ImportOptions, type ImportPlan, type PlannedQuestion } from './import-plan';
import { PictureError } from './item-picture-store';
import { type QuestionAsItem } from './question-to-item';

/** Where items and their pictures go; in a dry run only titles are looked up. */
export interface ImportPorts {
  /** The titles of items of the bank that have these fingerprints, by fingerprint. */
  findTitles(fingerprints: readonly string[]): Promise<ReadonlyMap<string, string>>;
  addItems(contents: readonly QuestionAsItem['content'][]): Promise<unknown>;
  /** Throws PictureError for bytes that are no picture. */
  addPicture(bytes: Buffer): Promise<Picture>;
}

/** Items that are stored in one go: few enough that nobody waits for them. */
const STORED_TOGETHER = 100;
/** Questions that are looked up in one go, each time in the whole bank. */
const NOTED_TOGETHER = 2000;

/** Carries out what `planImport` makes of a file of questions, or in a dry run only tells of it. */
export async function importQuestions(
  { format, encoding, questions }: ImportPlan,
  { dryRun, duplicates }: Pick<ImportOptions, 'dryRun' | 'duplicates'>,
  ports: ImportPorts,
): Promise<BankImport> {
  await noteKnown(questions, ports);
  const lines = questions.map(({ line }) => line);
  if (duplicates === 'leave_out') for (const line of lines) if (isDuplicate(line)) line.outcome = 'left_out';
  const taken = questions.filter(({ line }) => line.outcome === 'taken');
  if (!dryRun) for (const some of piecesOf(taken, STORED_TOGETHER)) await store(some, ports);
  return {
    format,
    encoding,
    dryRun,
    lines,
    counts: {
      taken: taken.length,
      leftOut: lines.length - taken.length,
      duplicates: lines.filter(isDuplicate).length,
      warnings: lines.flatMap((line) => line.problems).filter(({ severity }) => severity === 'warning')
        .length,
    },
  };
}

const DUPLICATES: ReadonlySet<ImportProblemCode> = new Set(['repeats_item', 'repeats_question']);

const isDuplicate = ({ problems }: ImportLine): boolean => problems.some(({ code }) => DUPLICATES.has(code));

/** Says of each question that is in the bank which item it is. */
async function noteKnown(
  questions: readonly PlannedQuestion[],
  ports: Pick<ImportPorts, 'findTitles'>,
): Promise<void> {
  for (const some of piecesOf(questions, NOTED_TOGETHER))
    noteTitles(some, await ports.findTitles(some.flatMap(({ fingerprints }) => fingerprints)));
}

function noteTitles(questions: readonly PlannedQuestion[], titles: ReadonlyMap<string, string>): void {
  for (const { line, fingerprints } of questions) {
    const title = fingerprints.map((print) => titles.get(print)).find((known) => known !== undefined);
    if (title !== undefined) line.problems.push({ severity: 'warning', ...told('repeats_item', { title }) });
  }
}

async function store(questions: readonly PlannedQuestion[], ports: ImportPorts): Promise<void> {
  const contents: QuestionAsItem['content'][] = [];
  for (const { line, item } of questions) {
    if (!item) continue;
    const losses: Told[] = [];
    contents.push({ ...item.content, pictures: await storePictures(item, ports, losses) });
    line.problems.push(...losses.map((loss) => ({ severity: 'warning' as const, ...loss })));
  }
  if (contents.length > 0) await ports.addItems(contents);
}

async function storePictures(
  { pictures }: Pick<QuestionAsItem, 'pictures'>,
  ports: ImportPorts,
  losses: Told[],
): Promise<QuestionAsItem['content']['pictures']> {
  const stored: QuestionAsItem['content']['pictures'] = [];
  for (const { name, alt, base64 } of pictures.slice(0, ITEM_PICTURES_AT_MOST)) {
    try {
      const { id } = await ports.addPicture(Buffer.from(base64, 'base64'));
      stored.push({ id, alt: alt.slice(0, 500) });
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      losses.push(told('picture_unreadable', { name }));
    }
  }
  if (pictures.length > ITEM_PICTURES_AT_MOST)
    losses.push(told('pictures_most', { most: ITEM_PICTURES_AT_MOST }));
  return stored;
}
