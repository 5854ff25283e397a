import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliSession } from '../cli-session.factory';

describe('bakylau export questions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-export-'));
  const source = join(folder, 'test.txt');
  const cli = cliSession();

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => cli.run('export', 'questions', source, ...args);

  it('writes tagged questions as GIFT and names those left out', async () => {
    const target = join(folder, 'test.gift');
    writeFileSync(source, '<question>1=1?\n<variant>no\n<variantright>{yes}\n<question>broken\n<variant>a\n');
    expect(await run(target, '--to', 'gift', '--json')).toBe(1);
    expect(readFileSync(target, 'utf8')).toBe('[plain]1\\=1? {\n~no\n=\\{yes\\}\n}\n');
    expect(JSON.parse(cli.printed())).toEqual({
      problems: [
        {
          ...{ line: 4, severity: 'error', code: 'few_variants', values: {} },
          message: 'The question has fewer than two different variants.',
        },
      ],
      counts: { items: 1, errors: 1, warnings: 0 },
    });
  });

  it('writes a template that it reads itself', async () => {
    const template = join(folder, 'template.xlsx');
    const program = (...args: string[]) => cli.run(...args);
    expect(await program('export', 'template', template)).toBe(0);
    expect(await program('import', 'questions', template)).toBe(0);
    expect(cli.printed()).toContain('xlsx: 9 items, 0 errors');
  });

  it('does not touch a target that is there', async () => {
    writeFileSync(source, 'Q{=a ~b}');
    const target = join(folder, 'there.gift');
    writeFileSync(target, 'precious');
    expect(await run(target, '--to', 'gift')).toBe(2);
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });
});
