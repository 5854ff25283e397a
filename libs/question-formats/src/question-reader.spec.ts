import { QuestionFileError } from './question-file.errors';
import { readQuestions } from './question-reader';

const read = (text: string, encoding: BufferEncoding = 'utf8') =>
  readQuestions(Buffer.from(text, encoding), { format: 'auto' });
const rightTexts = (report: Awaited<ReturnType<typeof read>>) =>
  report.items.map((item) =>
    ('options' in item ? item.options : []).filter(({ isRight }) => isRight).map(({ text }) => text),
  );

const AIKEN = `Қазақстанның астанасы?
А) Алматы
В) Астана
С) Шымкент
ЖАУАП: B

Сколько будет $\\frac{4}{2}$?
А) 1
Б) 3
В) 2
ОТВЕТ: В
`;
const PLATONUS = `<question2>Ең ұзын өзен?
<variant>Ертіс
<variant>Іле
<variantright>Ертіс
<question>Map <#picture= map 1.png #>
<variantright>right
<variant>wrong
<question1>Broken
<variant>only one
`;

const moodle = (type: string, prompt: string, inside = ''): string =>
  `<quiz><question type="${type}"><questiontext><text>${prompt}</text></questiontext>${inside}</question></quiz>`;
const answers = (...texts: string[]): string =>
  texts.map((text) => `<answer fraction="100"><text>${text}</text></answer>`).join('');

describe('readQuestions', () => {
  it('reads Aiken by Latin and Cyrillic letters', async () => {
    const report = await read(AIKEN);
    expect(report).toMatchObject({ format: 'aiken', counts: { items: 2, errors: 0, warnings: 1 } });
    expect(rightTexts(report)).toEqual([['Астана'], ['2']]);
    expect(report.items.map(({ line }) => line)).toEqual([1, 7]);
  });

  it('refuses a Latin B for options that go А, Б, В', async () => {
    const report = await read('Q\nА) 1\nБ) 2\nВ) 3\nANSWER: B\n');
    expect(report.counts).toEqual({ items: 0, errors: 1, warnings: 0 });
  });

  it('keeps the good items of a file with bad ones', async () => {
    const report = await read(
      'No options\nANSWER: A\nNo answer\nA) x\nB) y\n\nGood\nA. x\nB. y\nANSWER: B\n',
    );
    expect(rightTexts(report)).toEqual([['y']]);
    expect(report.problems.map(({ line, severity }) => [line, severity])).toEqual([
      [1, 'error'],
      [3, 'error'],
    ]);
  });

  it('reads Platonus tags', async () => {
    const report = await read(PLATONUS);
    expect(report.format).toBe('platonus');
    expect(rightTexts(report)).toEqual([['Ертіс'], ['right']]);
    expect(report.items.map(({ difficulty }) => difficulty)).toEqual([2, null]);
    expect(report.items.map(({ pictures }) => pictures)).toEqual([[], ['map 1.png']]);
    expect(report.problems.filter(({ severity }) => severity === 'error').map(({ line }) => line)).toEqual([
      8,
    ]);
  });

  it.each([
    ['utf-8', Buffer.from(`\uFEFF${AIKEN}`)],
    ['utf-8', Buffer.from(AIKEN.replaceAll('\n', '\r\n'))],
    ['utf-16le', Buffer.from(AIKEN, 'utf16le')],
    ['utf-16le', Buffer.from(`\uFEFF${AIKEN}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${AIKEN}`, 'utf16le').swap16()],
  ])('reads %s, with and without a mark, with any line ends', async (encoding, bytes) => {
    const { items, ...report } = await readQuestions(bytes, { format: 'auto' });
    expect(report).toMatchObject({ encoding, counts: { items: 2, errors: 0 } });
    expect(items).toEqual((await read(AIKEN)).items);
  });

  it.each([
    ['options', 'options_same', 'Q\nA) 12 %\nB) 16 %\nC) 12  %\nANSWER: A'],
    ['options with other markup', 'options_same', '::a::Q {=[html]<p>да</p> ~да}'],
    ['options of a gap', 'options_same', moodle('cloze', '{1:MULTICHOICE:=да~да~нет}')],
    ['things to order', 'order_same', moodle('ordering', 'Q', answers('1', '2', '1'))],
    ['left sides of pairs', 'pairs_same', '::a::Q {=x -> 1 =y -> 2 =x -> 3}'],
    ['answers of blanks', 'accepted_empty', moodle('shortanswer', 'Q', answers('да', '&#xa0; &#x200b;'))],
  ])('leaves out %s that candidates cannot tell apart', async (_, code, text) => {
    const { items, problems } = await readQuestions(Buffer.from(text), { format: 'auto' });
    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'error', code }]);
  });

  it('keeps equal texts that count alike', async () => {
    const text = '::a::Q {=да ~нет ~нет}\n\n::b::Q {=x -> 1 =x -> 1 =y -> 1}\n\n::c::Q {=Mg ~mg}';
    const { items, problems } = await readQuestions(Buffer.from(text), { format: 'auto' });
    expect([items.length, problems]).toEqual([3, []]);
  });

  it('reads windows-1251', async () => {
    // "Да?", options "А) а" and "Б) б", "ОТВЕТ: Б" in the bytes of windows-1251.
    const bytes = Buffer.from('c4e03f0ac02920e00ac12920e10acec2c2c5d23a20c10a', 'hex');
    const report = await readQuestions(bytes, { format: 'aiken' });
    expect(report.encoding).toBe('windows-1251');
    expect(report.items).toHaveLength(0);
    const right = await readQuestions(Buffer.from('c4e03f0ac02920e00ac12920e10aced2c2c5d23a20c10a', 'hex'), {
      format: 'auto',
    });
    expect(rightTexts(right)).toEqual([['б']]);
  });

  it.each([
    ['an archive', Buffer.from('PK\u0003\u0004')],
    ['a huge file', Buffer.alloc(10_000_001, 'a')],
    ['a binary file', Buffer.from('a\0\0b\0\0\0')],
    ['a text without questions', Buffer.from('Hello')],
  ])('refuses %s with a reason', async (_, bytes) => {
    return expect(readQuestions(bytes, { format: 'auto' })).rejects.toThrow(QuestionFileError);
  });

  it('takes linear time for long blanks and unclosed tags', async () => {
    const blanks = ' '.repeat(1_000_000);
    const text = `Q\nA) x\nB) y\nANSWER:${blanks}A${blanks}.x\n<question>${'<#picture='.repeat(50_000)}${blanks}`;
    const startedAtMs = performance.now();
    expect((await readQuestions(Buffer.from(text), { format: 'aiken' })).counts.errors).toBeGreaterThan(0);
    expect((await readQuestions(Buffer.from(text), { format: 'platonus' })).counts.errors).toBe(1);
    expect(performance.now() - startedAtMs).toBeLessThan(3000);
  });
});
