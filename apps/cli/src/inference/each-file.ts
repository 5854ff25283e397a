import { VideoError } from '@bakylau/vision';
import { UsageError } from '../cli.errors';
import { ExitCode } from '../exit-code';
import { warn } from '../print';

/** A file of several that could not be read, and why. */
export interface UnreadFile {
  file: string;
  error: string;
}

/**
 * Works on files one after the other. One that cannot be read stands in the result with its error, the others are done all the same,
 * and the process ends with `unusable`.
 * @throws what a single file alone throws
 */
export async function eachFile<Result>(
  files: readonly string[],
  work: (file: string) => Promise<Result>,
): Promise<(Result | UnreadFile)[]> {
  const results: (Result | UnreadFile)[] = [];
  for (const file of files) {
    try {
      results.push(await work(file));
    } catch (error) {
      const isOfTheFile = error instanceof UsageError || error instanceof VideoError;
      if (!isOfTheFile || files.length === 1) throw error;
      warn(error.message);
      process.exitCode = ExitCode.unusable;
      results.push({ file, error: error.message });
    }
  }
  return results;
}

export const isUnread = (result: object): result is UnreadFile => 'error' in result;
