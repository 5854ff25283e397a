import { type FileTask, serveFileTask } from '../threads/file-task';
import { piecesOf } from '../threads/pieces';
import { readTable } from './table-reader';

const ROWS_IN_PIECE = 1000;

const tableTask: FileTask<Uint8Array, string[][], null> = async function* (bytes) {
  yield* piecesOf(await readTable(bytes), ROWS_IN_PIECE);
  return null;
};
export type TableTask = typeof tableTask;

serveFileTask(tableTask);
