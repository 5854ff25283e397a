import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import { unpack } from '../archive/bounded-archive';
import { QuestionFileError } from '../question-file.errors';
import { fuzzFormat } from '../question-fuzz.factory';
import { type QuestionItem } from '../question-item';
import { readQuestions } from '../question-reader';
import { docx, type DocxParagraph, documentXml, FORMULA } from './docx.factory';
import { DOCUMENT_PART } from './docx-file';

const folder = join(__dirname, '../../../../test/fixtures/questions');
const NAMES = ['docx_typed_ru.docx', 'docx_lists_kk.docx', 'docx_answers_en.docx'];
const fixture = (name: string) => readFileSync(join(folder, name));
const read = async (...paragraphs: DocxParagraph[]) =>
  readQuestions(await docx(Buffer.from(documentXml(paragraphs))), { format: 'docx' });
const rightOf = (item: QuestionItem): string[] =>
  'options' in item ? item.options.filter(({ isRight }) => isRight).map(({ text }) => text) : [];
const errorsOf = async (...paragraphs: DocxParagraph[]): Promise<string[]> =>
  (await read(...paragraphs)).problems.map(({ message }) => message);

describe('Word documents', () => {
  it('are read with typed numbers and letters, stars, bold, lines of answers, breaks and a picture', async () => {
    const { items, problems } = await readQuestions(fixture('docx_typed_ru.docx'), { format: 'auto' });
    expect(items.map((item) => [item.line, item.kind, rightOf(item)])).toEqual([
      [2, 'single_choice', ['маршруты и их метрики']],
      [6, 'multiple_choice', ['HTTP', 'SMTP']],
      [9, 'single_choice', ['мост']],
      [14, 'single_choice', ['одна']],
    ]);
    expect(items[2]?.files.map(({ name }) => name)).toEqual(['picture-1.png']);
    expect(
      Buffer.from(items[2]?.files[0]?.base64 ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(problems.filter(({ severity }) => severity === 'error').map(({ line }) => line)).toEqual([20, 23]);
  });

  it("are read by Word's own lists, whose letters only Latin answers can name", async () => {
    const { items, problems } = await readQuestions(fixture('docx_lists_kk.docx'), { format: 'auto' });
    expect(items.map((item) => [item.line, rightOf(item)])).toEqual([
      [1, ['Желілік']],
      [5, ['443']],
      [8, ['8']],
    ]);
    expect(problems).toMatchObject([{ line: 12, message: expect.stringContaining('Word made the letters') }]);
  });

  it('keep small figures, take typed answers, and leave out what has a formula of Word', async () => {
    const { items, problems } = await readQuestions(fixture('docx_answers_en.docx'), { format: 'auto' });
    expect(items.map(({ kind }) => kind)).toEqual([
      ...['numeric', 'short_answer', 'single_choice', 'multiple_choice'],
    ]);
    expect(items[2]?.prompt).toEqual({
      text: 'Which of them is H<sub>2</sub>O?<br>Choose one.',
      format: 'html',
    });
    expect(problems).toMatchObject([{ line: 5, message: expect.stringContaining('LaTeX') }]);
    const inParagraph = { xml: `<w:p><m:oMathPara>${FORMULA}</m:oMathPara></w:p>` };
    expect(await errorsOf('1. Solve', inParagraph, 'A) 1', '*B) 2')).toEqual([
      expect.stringContaining('A formula of Word cannot be read'),
    ]);
  });

  it('say what is wrong with a question', async () => {
    expect(await errorsOf('1. Q', '*A) x', 'B) y', 'Answer: B')).toEqual([
      'The answer line and the stars name different options.',
    ]);
    expect(await errorsOf('1. Q', 'A) x', 'A) y', 'Answer: A')).toEqual([
      'Two options have the same letter.',
    ]);
    expect(await errorsOf('1. Q', 'A) x', 'B) y', 'Answer: F')).toEqual([
      'The answer "F" names none of the options A, B.',
    ]);
    expect(await errorsOf('1. Q', '*A) x')).toEqual(['The question has fewer than two options.']);
    expect(await errorsOf('1. Q')).toEqual([expect.stringContaining('neither options nor an answer')]);
    const bold = (text: string) => [{ text, bold: true }];
    expect(await errorsOf('1. Q', bold('A) x'), bold('B) y'))).toEqual([
      expect.stringContaining('No option is marked'),
    ]);
  });

  it('tell options that count from one anew from questions, and dates and times from numbers', async () => {
    const capital = ['1. Столица Казахстана?', '1) Алматы', '2) Астана', '3) Шымкент', 'Ответ: 2'];
    const { items, problems } = await read(...capital, '2. Год?', 'A) 1917', 'B) 12.05.1917', '*C) 10:30');
    expect(problems).toEqual([]);
    expect(items.map((item) => [item.kind, rightOf(item)])).toEqual([
      ['single_choice', ['Астана']],
      ['single_choice', ['10:30']],
    ]);
    expect(items[0]).toMatchObject({ options: [{}, {}, {}] });
    const date = await read('1. When?', '12.05.1917 or 10:30', 'Answer: 1917');
    expect(date.items).toMatchObject([{ kind: 'numeric', prompt: { text: 'When?<br>12.05.1917 or 10:30' } }]);
    expect(await errorsOf('1. Столица?', 'Алматы', 'Астана', 'Ответ: B')).toEqual([
      expect.stringContaining('no options were found'),
    ]);
  });

  const zip = async (...parts: (readonly [string, Buffer])[]): Promise<Buffer> => {
    const file = new ZipFile();
    for (const [name, content] of parts) file.addBuffer(content, name);
    file.end();
    const blocks: Buffer[] = [];
    for await (const block of file.outputStream) blocks.push(block as Buffer);
    return Buffer.concat(blocks);
  };
  it.each([
    ['a zip bomb', () => zip([DOCUMENT_PART, Buffer.alloc(70_000_000, ' ')])],
    ['a text that is too large', () => docx(Buffer.from(documentXml([{ xml: ' '.repeat(10_000_001) }])))],
    [
      'an entity from outside',
      () =>
        docx(Buffer.from(documentXml(['1. &a;'], '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'))),
    ],
    [
      'a document of thousands of levels',
      () => docx(Buffer.from(documentXml([{ xml: '<w:p>'.repeat(5000) }]))),
    ],
    ['an archive of something else', () => zip(['a.txt', Buffer.from('1. Q')])],
    ['half a document', () => Promise.resolve(fixture('docx_typed_ru.docx').subarray(0, 3000))],
  ])(
    'refuse %s with a reason',
    async (_, make) => {
      await expect(readQuestions(await make(), { format: 'docx' })).rejects.toThrow(QuestionFileError);
    },
    30_000,
  );

  const cells = (count: number, text: string): string =>
    `<w:tbl><w:tr>${`<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`.repeat(count)}</w:tr></w:tbl>`;
  it.each([
    ['formulas that never end', [`1. ${'<m:oMath '.repeat(100_000)}`]],
    ['tags that never end', [{ xml: '<a'.repeat(200_000) }]],
    ['empty cells', ['1. Q', { xml: `${cells(200, '')}${cells(200, ' ')}` }, { xml: cells(50, ' | ') }]],
    ['bars', ['1. Q', `${'| '.repeat(20_000)}x`]],
  ])('take linear time for many %s', async (_, paragraphs: DocxParagraph[]) => {
    const startedAt = process.cpuUsage();
    await read(...paragraphs).catch((error: unknown) => expect(error).toBeInstanceOf(QuestionFileError));
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(5000);
  });

  it('neither crash nor hang when they are damaged, whole or in their text', async () => {
    const whole = await fuzzFormat('docx', NAMES.map(fixture), 150);
    expect(whole.refused).toBeGreaterThan(0);
    const parts = await Promise.all(
      NAMES.map(async (name) => (await unpack(fixture(name), () => true)).get(DOCUMENT_PART) as Buffer),
    );
    const inText = await fuzzFormat('docx', parts, 150, docx);
    expect(inText.items).toBeGreaterThan(0);
    expect(Math.max(whole.slowestMs, inText.slowestMs)).toBeLessThan(5000);
  }, 60_000);
});
