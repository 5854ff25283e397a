import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCsv } from '../../../apps/cli/src/csv-table';

/**
 * The folder of labelled footage, photos and sound: `--data FOLDER`, else `shared/data` beside the project. It is not part of the
 * project: its files have licences of their own, and most of it serves this bench alone.
 * @throws Error that says what to give
 */
export function findDataFolder(argv: readonly string[]): string {
  const at = argv.indexOf('--data');
  const folder = resolve(at >= 0 ? (argv[at + 1] ?? '') : join(__dirname, '../../../../shared/data'));
  if (!existsSync(join(folder, 'video/labels.json'))) {
    throw new Error(
      `${folder} holds no labelled data: give its folder with --data (video/, face_verification/, audio/ and the others in it)`,
    );
  }
  return folder;
}

export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** Rows of a CSV file by column name. */
export function readCsv(path: string): Record<string, string>[] {
  return parseCsv(readFileSync(path), []);
}
