import { type BankImport, ITEM_PICTURES_AT_MOST, type Picture } from '@bakylau/contracts';
import { piecesOf, told, type Told } from '@bakylau/question-formats';
import { type ImportOptions, type ImportPlan, type PlannedQuestion } from './import-plan';
import { PictureError } from './item-picture-store';
import { type QuestionAsItem } from './question-to-item';

/** Where items and their pictures go; not called in a dry run. */
export interface ImportPorts {
  addItems(contents: readonly QuestionAsItem['content'][]): Promise<unknown>;
  /** Throws PictureError for bytes that are no picture. */
  addPicture(bytes: Buffer): Promise<Picture>;
}

/** Items that are stored in one go: few enough that nobody waits for them. */
const STORED_TOGETHER = 100;

/** Carries out what `planImport` makes of a file of questions, or in a dry run only tells of it. */
export async function importQuestions(
  { format, encoding, questions }: ImportPlan,
  { dryRun }: Pick<ImportOptions, 'dryRun'>,
  ports: ImportPorts,
): Promise<BankImport> {
  if (!dryRun) for (const some of piecesOf(questions, STORED_TOGETHER)) await store(some, ports);
  const lines = questions.map(({ line }) => line);
  return {
    format,
    encoding,
    dryRun,
    lines,
    counts: {
      taken: lines.filter(({ outcome }) => outcome === 'taken').length,
      leftOut: lines.filter(({ outcome }) => outcome === 'left_out').length,
      warnings: lines.flatMap((line) => line.problems).filter(({ severity }) => severity === 'warning')
        .length,
    },
  };
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
