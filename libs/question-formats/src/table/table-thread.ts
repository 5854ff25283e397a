import { inFileThread } from '../threads/file-thread';
// Only for its type, so that the compiler writes the file that the thread starts with.
import type { TableTask } from './table.worker';

/** Like `readTable`, in a thread of its own. @throws QuestionFileError also for a file that takes too long or too much memory */
export async function readTableInThread(bytes: Uint8Array): Promise<string[][]> {
  const rows: string[][] = [];
  await inFileThread<TableTask>(require.resolve('./table.worker'), bytes, (piece) => rows.push(...piece));
  return rows;
}
