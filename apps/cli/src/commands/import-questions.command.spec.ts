import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgram } from '../program';
import { runProgram } from '../run-program';

describe('bakylau import questions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-questions-'));
  const file = join(folder, 'test.txt');
  let printed: string;

  beforeEach(() => {
    printed = '';
    const write = (text: string | Uint8Array) => {
      printed += text.toString();
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(write);
    jest.spyOn(process.stderr, 'write').mockImplementation(write);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = 0;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    runProgram(createProgram(), ['node', 'bakylau', 'import', 'questions', ...args]);

  it('prints the items as JSON', async () => {
    writeFileSync(file, '<question1>Q\n<variant>a\n<variantright>b\n');
    expect(await run(file, '--json')).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({
      format: 'platonus',
      encoding: 'utf-8',
      items: [
        {
          line: 1,
          kind: 'single_choice',
          prompt: { text: 'Q', format: 'plain' },
          options: [
            { text: 'a', isRight: false },
            { text: 'b', isRight: true },
          ],
          difficulty: 1,
          pictures: [],
        },
      ],
      problems: [],
      counts: { items: 1, errors: 0, warnings: 0 },
    });
  });

  it('ends with 1 when an item was left out and names its line', async () => {
    writeFileSync(file, 'Q\nA) x\nB) y\nANSWER: A\n\nR\nA) x\nB) y\nANSWER: C\n');
    expect(await run(file, '--format', 'aiken')).toBe(1);
    expect(printed).toContain('1 items, 1 errors');
    expect(printed).toContain('line 6: error:');
  });

  it('ends with 2 when there is no such file', async () => {
    expect(await run(join(folder, 'none.txt'))).toBe(2);
    expect(await run(file, '--format', 'qti')).toBe(2);
  });
});
