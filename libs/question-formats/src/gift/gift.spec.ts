import * as fc from 'fast-check';
import { itemFault } from '../answer-checks';
import { type QuestionItem } from '../question-item';
import { anyItem } from '../question-item.factory';
import { readQuestions } from '../question-reader';
import { writeQuestions } from '../question-writer';

const read = (text: string) => readQuestions(Buffer.from(text), { format: 'gift' });
const readOne = async (text: string) => {
  const { items, problems } = await read(text);
  if (items.length !== 1) throw new Error(JSON.stringify(problems));
  return items[0] as QuestionItem;
};
const weights = (item: QuestionItem) =>
  'options' in item ? item.options.map(({ text, creditPercent }) => [text, creditPercent]) : [];

describe('GIFT', () => {
  it('reads a single choice with feedback, name and category', async () => {
    const item = await readOne(
      `$CATEGORY: $course$/top/Тарих/1\\2\n\n// [id:Q7] [tag:easy] [tag:difficulty:2]\n::Астана::[html]<p>Астана?</p>{=Иә#Дұрыс ~%-50%Жоқ ####Барлығы}`,
    );
    expect(item).toMatchObject({
      line: 4,
      kind: 'single_choice',
      name: 'Астана',
      idNumber: 'Q7',
      category: ['Тарих', '1\\2'],
      tags: ['easy'],
      difficulty: 2,
      prompt: { text: '<p>Астана?</p>', format: 'html' },
      generalFeedback: { text: 'Барлығы', format: 'html' },
      options: [
        { text: 'Иә', isRight: true, creditPercent: 100, feedback: { text: 'Дұрыс' } },
        { text: 'Жоқ', isRight: false, creditPercent: -50, feedback: null },
      ],
    });
  });

  it('reads weights with a decimal comma as a multiple choice', async () => {
    const item = await readOne('Q{~%33,333%a ~%33.333%b ~%33,334%c ~%-100%d}');
    expect(item.kind).toBe('multiple_choice');
    expect(weights(item)).toEqual([
      ['a', 33.333],
      ['b', 33.333],
      ['c', 33.334],
      ['d', -100],
    ]);
  });

  it('reads a missing word', async () => {
    const item = await readOne('Алматы — {=ірі ~кіші} қала.');
    expect(item).toMatchObject({ kind: 'single_choice', prompt: { text: 'Алматы — _____ қала.' } });
  });

  it.each([
    ['Q{T}', { kind: 'true_false', isTrue: true }],
    [
      'Q{FALSE#no#yes}',
      {
        kind: 'true_false',
        isTrue: false,
        feedback: { whenTrue: { text: 'no' }, whenFalse: { text: 'yes' } },
      },
    ],
    [
      'Q{=a =%50%b#near}',
      {
        kind: 'short_answer',
        accepted: [
          { text: 'a', creditPercent: 100 },
          { text: 'b', creditPercent: 50, feedback: { text: 'near' } },
        ],
      },
    ],
    [
      'Q{=a -> 1 =b -> 2 = -> 3}',
      { kind: 'matching', pairs: [{ answer: '1' }, { answer: '2' }, { prompt: { text: '' }, answer: '3' }] },
    ],
    ['Q{#3,14:0,01}', { kind: 'numeric', answers: [{ value: 3.14, tolerance: 0.01 }] }],
    ['Q{#0.1..0.3}', { kind: 'numeric', answers: [{ value: 0.2, tolerance: 0.1 }] }],
    [
      'Q{#=3:0 =%50%3:2 =*#none}',
      {
        kind: 'numeric',
        answers: [
          { value: 3, tolerance: 0 },
          { value: 3, tolerance: 2, creditPercent: 50 },
          { value: null, creditPercent: 0, feedback: { text: 'none' } },
        ],
      },
    ],
    ['Q{}', { kind: 'essay' }],
    ['Only a text', { kind: 'description' }],
  ])('reads %s', async (text, expected) => {
    expect(await readOne(text)).toMatchObject(expected);
  });

  it('takes escaped characters and line ends', async () => {
    const item = await readOne('a\\: b\\n\\{c\\} \\\\ d{=x\\=1 ~y\\~\\#}');
    expect(item.prompt.text).toBe('a: b\n{c} \\ d');
    expect(weights(item).map(([text]) => text)).toEqual(['x=1', 'y~#']);
  });

  it('keeps formulas whose braces nobody escaped', async () => {
    const { items, problems } = await read(
      'Есепте $\\frac{1}{2}+x_{1} \\neq \\nu$ {=$\\sqrt{2}$ ~$x^{2}$}\n\nA text with $x^{2}$ only.',
    );
    expect(items.map(({ kind }) => kind)).toEqual(['single_choice', 'description']);
    expect(items[0]?.prompt.text).toBe('Есепте $\\frac{1}{2}+x_{1} \\neq \\nu$');
    expect(items[0] && weights(items[0])).toEqual([
      ['$\\sqrt{2}$', 100],
      ['$x^{2}$', 0],
    ]);
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  it('tells formulas with an equals sign from the next answer, and prices from formulas', async () => {
    const item = await readOne('Q{=$x=1$ ~$x_{1}=2$ ~$5 ~$10}');
    expect(weights(item)).toEqual([
      ['$x=1$', 100],
      ['$x_{1}=2$', 0],
      ['$5', 0],
      ['$10', 0],
    ]);
  });

  it('keeps the good questions of a file with bad ones, each named by its line', async () => {
    const { items, problems } = await read(
      'One{=a ~b}\n\n// comment\nTwo{=a\n\nThree{~a ~b}\n\nFour{#abc}\n\nFive{T}\nSix{\n=a\n\n~b\n}\n',
    );
    expect(problems.map(({ line, severity }) => [line, severity])).toEqual([
      [4, 'error'],
      [6, 'error'],
      [8, 'error'],
    ]);
    expect(items.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'single_choice'],
      [10, 'true_false'],
      [11, 'single_choice'],
    ]);
  });

  it('takes questions apart that have no blank line between them', async () => {
    const shown = async (text: string) =>
      (await read(text)).items.map(({ line, name, prompt, idNumber }) => [line, name, prompt.text, idNumber]);
    expect(
      await shown(
        '// [id:1]\n::A::Тау? {=биік ~аласа}\n// [id:2]\n::B:: 2+2? {\n=4\n~5\n}\n::C::Жай мәтін\n::D::Өзен\nбар ма? {T}\n$CATEGORY: x\n::E::Көл {=a ~b} бар.',
      ),
    ).toEqual([
      [2, 'A', 'Тау?', '1'],
      [4, 'B', '2+2?', '2'],
      [8, 'C', 'Жай мәтін', null],
      [9, 'D', 'Өзен\nбар ма?', null],
      [12, 'E', 'Көл _____ бар.', null],
    ]);
    expect(await shown('Тау? {=биік ~аласа}\nӨзен? {#5}\n\nБір\n\\{x\\}\nекі? {=a ~b}')).toEqual([
      [1, null, 'Тау?', null],
      [2, null, 'Өзен?', null],
      [4, null, 'Бір\n{x}\nекі?', null],
    ]);
  });

  it.each([
    'Таулар {=биік ~аласа} және өзендер {=ұзын ~қысқа} бар.',
    'Екі {=бір ~екі\nҮш {=төрт ~бес}',
    '{#5} және {#6}',
  ])('refuses a question that would show answers: %s', async (text) => {
    expect(await read(text)).toMatchObject({ items: [], problems: [{ line: 1, code: 'braces_several' }] });
  });

  it('loses only the question whose brace is open before the next title', async () => {
    const { items, problems } = await read('::A::x {=a ~b\n::B::y {=a ~b}\n::C::z {=a ~b}');
    expect(items.map(({ name }) => name)).toEqual(['B', 'C']);
    expect(problems).toMatchObject([{ line: 1, code: 'braces_missing' }]);
  });

  it.each(['Тау {=a ~b}\n', '::T::Тау {=a ~b}\n'])(
    'takes little longer for many questions in one paragraph than apart: %j',
    async (question) => {
      const readMs = async (text: string): Promise<number> => {
        const startedAt = process.cpuUsage();
        expect((await read(text)).counts.items).toBe(20_000);
        return process.cpuUsage(startedAt).user / 1000;
      };
      const apartMs = await readMs(`${question}\n`.repeat(20_000));
      const oneMs = await readMs(question.repeat(20_000));
      expect(oneMs).toBeLessThan(4 * apartMs);
    },
    30_000,
  );

  it('takes what Moodle writes for a name with a line end', async () => {
    const item = await readOne('// question: 12  name: First\nsecond\n::First\\nsecond::[html]Q{=a ~b}');
    expect(item).toMatchObject({ name: 'First\nsecond', prompt: { text: 'Q' } });
  });

  it('reads what it writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyItem(['plain', 'html', 'markdown', 'moodle']), { minLength: 1, maxLength: 4 }),
        async (items) => {
          const held = items.map((item) => ({
            ...item,
            points: null,
            ...(item.kind === 'short_answer' && { caseSensitive: false }),
            ...(item.kind === 'description' && { generalFeedback: null }),
          })) as QuestionItem[];
          const file = await writeQuestions(
            held.map((item, line) => ({ ...item, line })),
            { format: 'gift' },
          );
          const refused = new Set(
            file.problems.filter(({ severity }) => severity === 'error').map(({ line }) => line),
          );
          const report = await readQuestions(file.bytes, { format: 'gift' });
          expect(report.items.map((item) => ({ ...item, line: 1 }))).toEqual(
            held.filter((_, line) => !refused.has(line)),
          );
          for (const item of report.items) expect(itemFault(item)).toBeNull();
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  }, 30_000);
});
