import { open, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:fs';
import {
  type ImportProblem,
  type ImportReport,
  MAX_FILE_BYTES,
  QuestionFileError,
  type QuestionFormat,
  readQuestions,
} from '@bakylau/question-formats';
import { UsageError } from '../cli.errors';

/** @throws UsageError when the file as a whole cannot be read; of a huge one no more than the limit is read */
export async function readQuestionFile(file: string, format: QuestionFormat | 'auto'): Promise<ImportReport> {
  try {
    return await readQuestions(await readBounded(file), { format });
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** A pipe or a device has no size and may have no end, so only regular files are read; one that grows is cut off too. */
async function readBounded(file: string): Promise<Buffer> {
  // Opening a pipe would wait for its writer.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new QuestionFileError('This is no regular file.');
    if (status.size > MAX_FILE_BYTES) throw tooLarge();
    return await readAll(handle);
  } finally {
    await handle.close();
  }
}

async function readAll(handle: FileHandle): Promise<Buffer> {
  const blocks: Buffer[] = [];
  let size = 0;
  for await (const block of handle.createReadStream({ autoClose: false, end: MAX_FILE_BYTES })) {
    blocks.push(block as Buffer);
    size += (block as Buffer).length;
  }
  if (size > MAX_FILE_BYTES) throw tooLarge();
  return Buffer.concat(blocks);
}

const tooLarge = () => new QuestionFileError(`The file has more than ${MAX_FILE_BYTES / 1e6} MB. Split it.`);

export const problemLines = (problems: readonly ImportProblem[]): string[] =>
  problems.map(({ line, severity, code, message }) => `line ${line}: ${severity}: ${message} [${code}]`);
