import { type ImportReport } from '../import-report';
import { readQuestions } from '../question-reader';
import { docx, type DocxCell, type DocxParagraph, documentXml, PICTURE, table } from './docx.factory';
import { takeHeadedTables } from './headed-tables';

const read = async (...paragraphs: DocxParagraph[]) =>
  readQuestions(await docx(Buffer.from(documentXml(paragraphs)), Buffer.from('picture')), { format: 'docx' });
const codes = ({ problems }: ImportReport) => problems.map(({ line, code }) => [line, code]);
const chosen = ({ items }: ImportReport): string[] =>
  items.map((item) => {
    const options = 'options' in item ? item.options : [];
    return `${item.prompt.text} ${options.map(({ text, isRight }) => (isRight ? `[${text}]` : text)).join(' | ')}`;
  });
const typed = ({ items }: ImportReport): string[][] =>
  items.map((item) => [
    item.prompt.text,
    ...(item.kind === 'short_answer' ? item.accepted.map(({ text }) => text) : [item.kind]),
  ]);

const WATER: DocxCell = {
  paragraphs: [[{ text: 'H' }, { text: '2', properties: '<w:vertAlign w:val="subscript"/>' }, { text: 'O' }]],
};

describe(takeHeadedTables.name, () => {
  it('gives what is typed, paired or named as plain text', async () => {
    const head = ['Вопрос', 'Правильный ответ', 'Тема', 'Теги', 'Код', 'Тип'];
    const report = await read(
      table(
        head,
        ['Research?', 'R&D', 'R&D/x<y', 'a&b; c', 'R&D-1', ''],
        ['Water?', WATER, '', '', '', 'короткий ответ'],
        ['Less?', 'x<y', '', '', '', ''],
        ['Two lines?', { paragraphs: ['Abai', 'Kunanbaev'] }, '', '', '', ''],
      ),
    );
    expect(report.problems).toEqual([]);
    expect(typed(report)).toEqual([
      ['Research?', 'R&D'],
      ['Water?', 'H₂O'],
      ['Less?', 'x<y'],
      ['Two lines?', 'Abai Kunanbaev'],
    ]);
    expect(report.items[0]).toMatchObject({
      category: ['R&D', 'x<y'],
      tags: ['a&b', 'c'],
      idNumber: 'R&D-1',
    });
    const pairs = await read(
      table(
        ['Question', 'Option 1', 'Pair 1', 'Option 2', 'Pair 2', 'Answer', 'Kind', 'Option 3', 'Pair 3'],
        ['Match', WATER, WATER, 'b', 'x<y', '', 'matching', 'R&D', 'R&D'],
      ),
    );
    expect(pairs.items).toMatchObject([
      {
        pairs: [
          { prompt: { text: 'H<sub>2</sub>O', format: 'html' }, answer: 'H₂O' },
          { prompt: { text: 'b', format: 'html' }, answer: 'x<y' },
          { prompt: { text: 'R&amp;D', format: 'html' }, answer: 'R&D' },
        ],
      },
    ]);
  });

  it('finds the right option by its text with small letters, and takes spellings as plain text', async () => {
    const choice = table(
      ['Вопрос', 'Вариант 1', 'Вариант 2', 'Правильный ответ', 'Тип', 'Формат'],
      ['Water?', WATER, 'R&D', WATER, '', ''],
      ['Spellings?', WATER, 'R&D', '', 'short_answer', ''],
      ['x<y?', 'R&D', 'x', 'R&D', '', 'plain'],
    );
    const report = await read(choice);
    expect(report.problems).toEqual([]);
    expect(chosen(report)).toEqual(['Water? [H<sub>2</sub>O] | R&amp;D', 'Spellings? ', 'x<y? [R&D] | x']);
    expect(typed(report)[1]).toEqual(['Spellings?', 'H₂O', 'R&D']);
  });

  it('takes no picture for an answer that is to be typed, and none for an essay', async () => {
    const head = ['Question', 'Answer'];
    const report = await read(table(head, ['Which?', { paragraphs: [PICTURE] }], ['Write.', '']));
    expect(codes(report)).toEqual([[2, 'right_missing']]);
    expect(typed(report)).toEqual([['Write.', 'essay']]);
  });

  it('gives a merged cell to each of its rows and columns, and takes no title for a question', async () => {
    const report = await read(
      table(
        [{ text: 'Часть первая', columns: 6 }],
        ['Тема', '№', 'Вопрос', 'Вариант 1', 'Вариант 2', 'Правильный ответ'],
        [{ text: 'Воды', rows: 'first' }, '1', 'Sea?', 'Alatau', 'Caspian', 'Caspian'],
        [{ rows: 'next' }, '2', 'River?', 'Ili', 'Aral', '1'],
        [{ text: 'Горы', columns: 6 }],
        ['Горы'],
        ['Горы', { text: 'Peak?', columns: 2 }, 'Khan Tengri', 'Aral', '1'],
      ),
    );
    expect(codes(report).map(([line]) => line)).toEqual([6]);
    expect(chosen(report)).toEqual([
      'Sea? Alatau | [Caspian]',
      'River? [Ili] | Aral',
      'Peak? [Khan Tengri] | Aral',
    ]);
    expect(report.items.map(({ category, line }) => [category, line])).toEqual([
      [['Воды'], 3],
      [['Воды'], 4],
      [['Горы'], 7],
    ]);
  });

  it('reads a head in two rows, with one cell over the letters of the options', async () => {
    const next: DocxCell = { rows: 'next' };
    const report = await read(
      table(
        [
          { text: '№', rows: 'first' },
          { text: 'Вопрос', rows: 'first' },
          { text: 'Варианты ответов', columns: 2 },
          { text: 'Правильный ответ', rows: 'first' },
        ],
        [next, next, 'A', 'B', next],
        ['1', 'Sea?', 'Alatau', 'Caspian', 'B'],
      ),
    );
    expect(report.problems).toEqual([]);
    expect(chosen(report)).toEqual(['Sea? Alatau | [Caspian]']);
    expect(report.items[0]?.line).toBe(3);
  });

  it('reads a head whose cells are broken in two lines', async () => {
    const head = ['Вопрос', 'Вариант\n1', 'Вариант\n2', 'Правильный\nответ'];
    const report = await read(table(head, ['Sea?', 'Alatau', 'Caspian', '2']));
    expect(report.problems).toEqual([]);
    expect(chosen(report)).toEqual(['Sea? Alatau | [Caspian]']);
  });

  const QUESTIONS = ['1. Sea?', 'A) Alatau', 'B) Caspian', '2. River?', 'A) Ili', 'B) Aral'];
  it.each([
    ['Вопрос', 'Ответ', '1', '2'],
    ['Question', 'Answer', '1.', '2.'],
    ['Сұрақ', 'Жауап', '1-сұрақ', '2-сұрақ'],
    ['Вопрос', 'Правильный\nответ', '№ 1', 'Вопрос 2'],
  ])('takes a table %s | %s of numbers for the key of the questions above', async (of, answer, one, two) => {
    const keys = [
      [table([of, answer], [one, 'B'], [two, 'A'])],
      ['Ответы:', table([of, answer, of, answer], [one, 'B', two, 'A'])],
      [table([{ text: 'Key', columns: 2 }], ['Вопрос', 'Ответ'], [one, 'B'], [two, 'a)'])],
    ];
    for (const key of keys) {
      const report = await read(...QUESTIONS, ...key);
      expect(report.problems).toEqual([]);
      expect(chosen(report)).toEqual(['Sea? Alatau | [Caspian]', 'River? [Ili] | Aral']);
    }
  });

  it('refuses a key whose numbers are of no question or of two', async () => {
    const key = table(['Вопрос', 'Ответ'], ['1', 'B'], ['3', 'A']);
    expect(codes(await read(...QUESTIONS, key))).toEqual([
      [1, 'right_unmarked'],
      [4, 'right_unmarked'],
      [7, 'key_unclear'],
    ]);
    const alone = await read(key);
    expect(alone.items).toEqual([]);
    expect(codes(alone).map(([, code]) => code)).toContain('key_unclear');
    const first = table(['Вопрос', 'Ответ'], ['1', 'B'], ['2', 'A']);
    expect(codes(await read(...QUESTIONS, first, key)).map(([, code]) => code)).toContain('key_unclear');
  });

  it('takes no numbers with options for questions', async () => {
    const sheet = table(['Вопрос', 'Вариант 1', 'Вариант 2', 'Ответ'], ['1', 'x', 'y', '2']);
    expect(chosen(await read(sheet))).toEqual([]);
  });

  it('takes linear time for cells merged over many', async () => {
    const startedAt = process.cpuUsage();
    const row = Array.from({ length: 20 }, (): DocxCell => ({ rows: 'first', columns: 999_999 }));
    const below = Array.from({ length: 500 }, () =>
      row.map((): DocxCell => ({ rows: 'next', columns: 999_999 })),
    );
    await read(table(['Question', 'Answer'], row, ...below));
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(5000);
  });
});
