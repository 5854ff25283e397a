import { inFileThread } from './file-thread';
import { readTable } from '../table/table-reader';
import { readTableInThread } from '../table/table-thread';
import type { TableTask } from '../table/table.worker';
import { QuestionFileError } from '../question-file.errors';

jest.setTimeout(60_000);

const WORKER = require.resolve('../table/table.worker');
const list = (lines: number): Buffer => Buffer.from('iin;rating\n' + '010203600341;80\n'.repeat(lines));
const nothing = (): void => undefined;

describe(inFileThread.name, () => {
  it('reads a list as its own thread would, in pieces of any number', async () => {
    const bytes = list(2500);
    const rows = await readTableInThread(bytes);
    expect(rows).toHaveLength(2501);
    expect(rows).toEqual(await readTable(bytes));
    expect(await readTableInThread(Buffer.alloc(0))).toEqual(await readTable(Buffer.alloc(0)));
  });

  it('says what the thread says of a file that cannot be read', async () => {
    const reading = readTableInThread(list(20_001));
    await expect(reading).rejects.toBeInstanceOf(QuestionFileError);
    await expect(reading).rejects.toThrow('The list has more than 20000 lines. Split it.');
  });

  it('ends a file that takes too long', async () => {
    const reading = inFileThread<TableTask>(WORKER, list(1), nothing, { stepMs: 1, memoryMb: 768 });
    await expect(reading).rejects.toBeInstanceOf(QuestionFileError);
    await expect(reading).rejects.toThrow('takes more than 0.001 s to read');
  });

  it('ends a file that takes too much memory, and this process goes on', async () => {
    const wide = Buffer.from(`${'ab;'.repeat(3_300_000)}\n`);
    const reading = inFileThread<TableTask>(WORKER, wide, nothing, { stepMs: 50_000, memoryMb: 96 });
    await expect(reading).rejects.toThrow('takes more memory to read than it may');
    expect(await readTableInThread(list(1))).toHaveLength(2);
  });

  it('reads many files, two at a time', async () => {
    const read = await Promise.all([1, 2, 3, 4].map((lines) => readTableInThread(list(lines))));
    expect(read.map(({ length }) => length)).toEqual([2, 3, 4, 5]);
  });
});
