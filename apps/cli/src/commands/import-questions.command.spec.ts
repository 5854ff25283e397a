import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliSession } from '../cli-session.factory';

describe('bakylau import questions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-questions-'));
  const file = join(folder, 'test.txt');
  const cli = cliSession();

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => cli.run('import', 'questions', ...args);

  it.each([
    ['docx_typed_ru.docx', 1, { items: 4, errors: 2, warnings: 3 }],
    ['docx_lists_kk.docx', 1, { items: 3, errors: 1, warnings: 0 }],
    ['docx_answers_en.docx', 1, { items: 4, errors: 1, warnings: 0 }],
  ])('reads the Word document %s', async (name, exitCode, counts) => {
    const document = join(__dirname, '../../../../test/fixtures/questions', name);
    expect(await run(document, '--format', 'docx', '--json')).toBe(exitCode);
    expect(JSON.parse(cli.printed())).toMatchObject({ format: 'docx', encoding: null, counts });
  });

  it('prints the items as JSON', async () => {
    writeFileSync(file, '<question1>Q\n<variant>a\n<variantright>b\n');
    expect(await run(file, '--json')).toBe(0);
    expect(JSON.parse(cli.printed())).toMatchObject({
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
    expect(cli.printed()).toContain('1 items, 1 errors');
    expect(cli.printed()).toContain(
      'line 6: error: The answer "C" names none of the options A, B. [answer_unknown]',
    );
  });

  it('prints the code of a problem, its values and readable words as JSON', async () => {
    writeFileSync(file, 'R\nA) x\nB) y\nANSWER: C\n');
    expect(await run(file, '--json')).toBe(1);
    const { problems } = JSON.parse(cli.printed()) as { problems: object[] };
    expect(problems).toEqual([
      {
        line: 1,
        severity: 'error',
        code: 'answer_unknown',
        values: { answer: 'C', options: 'A, B' },
        message: 'The answer "C" names none of the options A, B.',
      },
    ]);
  });

  it.each(['/dev/zero', '/dev/null', 'PIPE', 'FOLDER'])(
    'ends with 2 for %s, which is no file',
    async (name) => {
      const pipe = join(folder, 'pipe');
      if (name === 'PIPE') execFileSync('mkfifo', [pipe]);
      const startedAtMs = performance.now();
      expect(await run(name === 'PIPE' ? pipe : name === 'FOLDER' ? folder : name)).toBe(2);
      expect(cli.printed()).toContain('no regular file');
      expect(performance.now() - startedAtMs).toBeLessThan(2000);
    },
  );

  it.each(['moodle-xml', 'moodle', 'XML', 'MoodleXML', 'moodle_xml', 'Moodle XML'])(
    'knows the format by the name %s',
    async (format) => {
      writeFileSync(
        file,
        '<quiz><question type="truefalse"><questiontext><text>Q</text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>',
      );
      expect(await run(file, '--format', format)).toBe(0);
      expect(cli.printed()).toContain('moodle_xml, utf-8: 1 items');
    },
  );

  it('lists the formats when it refuses one', async () => {
    expect(await run(file, '--format', 'qti')).toBe(2);
    expect(cli.printed()).toContain('auto, aiken, platonus, gift, moodle_xml, xlsx, docx');
  });

  it('prints a question of several languages in each of them', async () => {
    writeFileSync(file, '{mlang kk}Тау?{mlang}{mlang ru}Гора?{mlang} {=1 ~2}');
    expect(await run(file, '--format', 'GIFT', '--json')).toBe(0);
    const { items } = JSON.parse(cli.printed()) as { items: unknown[] };
    expect(items).toMatchObject([
      { variants: { kk: { prompt: { text: 'Тау?' } }, ru: { prompt: { text: 'Гора?' } } } },
    ]);
  });

  it('names a question that stands earlier in the file', async () => {
    writeFileSync(
      file,
      '::Гора::Какая выше? {=Хан-Тенгри ~Белуха}\n\nСвободно {}\n\nКакая  выше? {~Белуха =Хан-Тенгри}',
    );
    expect(await run(file, '--format', 'gift', '--json')).toBe(0);
    const { problems, counts } = JSON.parse(cli.printed()) as Record<string, unknown>;
    expect(counts).toEqual({ items: 3, errors: 0, warnings: 1, duplicates: 1 });
    expect(problems).toEqual([
      {
        line: 5,
        severity: 'warning',
        code: 'repeats_question',
        values: { line: 1, title: 'Гора' },
        message: 'The same question stands in line 1: “Гора”.',
      },
    ]);
  });

  it('ends with 2 when there is no such file', async () => {
    expect(await run(join(folder, 'none.txt'))).toBe(2);
    expect(await run(file, '--format', 'qti')).toBe(2);
  });
});
