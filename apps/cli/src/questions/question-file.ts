import { readFile, stat } from 'node:fs/promises';
import {
  type ImportProblem,
  type ImportReport,
  MAX_FILE_BYTES,
  QuestionFileError,
  type QuestionFormat,
  readQuestions,
} from '@bakylau/question-formats';
import { UsageError } from '../cli.errors';

/** @throws UsageError when the file as a whole cannot be read; a huge one is not even opened */
export async function readQuestionFile(file: string, format: QuestionFormat | 'auto'): Promise<ImportReport> {
  try {
    const { size } = await stat(file);
    if (size > MAX_FILE_BYTES) {
      throw new QuestionFileError(`The file has more than ${MAX_FILE_BYTES / 1e6} MB. Split it.`);
    }
    return await readQuestions(await readFile(file), { format });
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

export const problemLines = (problems: readonly ImportProblem[]): string[] =>
  problems.map(({ line, severity, code, message }) => `line ${line}: ${severity}: ${message} [${code}]`);
