import { type ImportReport } from '../import-report';
import { readQuestions } from '../question-reader';
import { docx, type DocxParagraph, documentXml, FORMULA, PICTURE, table } from './docx.factory';

type Format = 'auto' | 'docx' | 'aiken' | 'platonus';
const read = async (paragraphs: readonly DocxParagraph[], format: Format = 'docx') =>
  readQuestions(await docx(Buffer.from(documentXml(paragraphs)), Buffer.from('picture')), { format });
const shown = ({ items }: ImportReport): string[] =>
  items.map((item) => {
    const options = 'options' in item ? item.options : [];
    return `${item.prompt.text} ${options.map(({ text, isRight }) => (isRight ? `[${text}]` : text)).join(' | ')}`;
  });
const codes = ({ problems }: ImportReport) => problems.map(({ line, code }) => [line, code]);
const bold = (text: string): DocxParagraph => [{ text, bold: true }];

describe('Layouts of questions in Word documents', () => {
  it('are lists for the questions and lists of letters for the options, both at the first level', async () => {
    const report = await read([
      { list: 0, number: 1, text: 'Sea?' },
      { list: 0, number: 2, text: 'Alatau' },
      { list: 0, number: 2, text: 'Caspian', bold: true },
      { list: 0, number: 1, text: 'River?' },
      { list: 0, number: 2, text: 'Ili', bold: true },
      { list: 0, number: 2, text: 'Aral' },
    ]);
    expect(shown(report)).toEqual(['Sea? Alatau | [Caspian]', 'River? [Ili] | Aral']);
    expect(report.problems).toEqual([]);
  });

  it('are blocks of another numbered list below each question', async () => {
    const report = await read([
      { list: 0, number: 1, text: 'Sea?' },
      { list: 0, number: 3, text: 'Alatau' },
      { list: 0, number: 3, text: 'Caspian', bold: true },
      { list: 0, number: 1, text: 'River?' },
      { list: 0, number: 4, text: 'Ili', bold: true },
      { list: 0, number: 4, text: 'Aral' },
    ]);
    expect(shown(report)).toEqual(['Sea? Alatau | [Caspian]', 'River? [Ili] | Aral']);
  });

  it('are lists of questions with typed options, also a second list for a second part', async () => {
    const part = (number: number, name: string) => [
      { list: 0, number, text: `${name} one?` },
      'A) x',
      bold('B) y'),
      { list: 0, number, text: `${name} two?` },
      bold('A) x'),
      'B) y',
    ];
    expect(shown(await read([...part(1, 'First'), ...part(3, 'Second')]))).toEqual([
      'First one? x | [y]',
      'First two? [x] | y',
      'Second one? x | [y]',
      'Second two? [x] | y',
    ]);
  });

  it('are several options in a line, tables and numbers of several levels', async () => {
    expect(shown(await read(['1. 3·3?', 'A) 6   B) 9', 'C) 12\tD) 3', 'Ответ: B']))).toEqual([
      '3·3? 6 | [9] | 12 | 3',
    ]);
    const marked: DocxParagraph = [{ text: 'A) 6   ' }, { text: 'B) 9', bold: true }, { text: ' C) 12' }];
    expect(shown(await read(['1. 3·3?', marked]))).toEqual(['3·3? 6 | [9] | 12']);
    expect(codes(await read(['1. 3·3?', 'A) 6 C) 12', 'B) 9 D) 3', 'Ответ: B']))).toEqual([
      [1, 'options_in_line'],
    ]);
    const laidOut = table(['1. Sea?', 'A) Alatau', '*B) Caspian'], ['2', 'River?', '*A) Ili', 'B) Aral']);
    expect(shown(await read([laidOut]))).toEqual(['Sea? Alatau | [Caspian]', 'River? [Ili] | Aral']);
    expect(
      shown(await read(['1.1. Sea?', 'A) Alatau', '*B) Aral', '1.2) River?', '*A) Ili', 'B) x'])),
    ).toEqual(['Sea? Alatau | [Aral]', 'River? [Ili] | x']);
  });

  it.each([
    [
      ['№', 'Вопрос', 'Ответ A', 'Ответ B', 'Правильный'],
      ['1', 'Sea?', 'Alatau', 'Caspian', 'B'],
    ],
    [
      ['Вопрос', 'Неправильный ответ', 'Правильный ответ'],
      ['Sea?', 'Alatau', 'Caspian'],
    ],
    [
      ['р/с', 'Сұрақ', 'А нұсқасы', 'Б нұсқасы', 'Дұрыс жауап'],
      ['1', 'Sea?', 'Alatau', 'Caspian', 'Б'],
    ],
    [
      ['Question', 'Option 1', 'Option 2', 'Correct answer'],
      ['Sea?', 'Alatau', 'Caspian', 'Caspian'],
    ],
  ])('are the rows of a table below its head: %j', async (head, row) => {
    const report = await read([table(head, row)]);
    expect(report.problems).toEqual([]);
    expect(shown(report).map((text) => text.replace('[Caspian] | Alatau', 'Alatau | [Caspian]'))).toEqual([
      'Sea? Alatau | [Caspian]',
    ]);
  });

  it('are such tables among other questions, each with its line, its pictures and its faults', async () => {
    const head = ['Вопрос', 'Вариант 1', 'Вариант 2', 'Правильный ответ'];
    const pictured = table(head, [{ paragraphs: ['What is it?', PICTURE] }, 'x', 'y', '2']);
    const report = await read([
      ...['1. Sea?', 'A) Alatau', '*B) Caspian'],
      table(['Часть вторая'], head, ['River & lake?', 'Ili', 'Aral', '3'], ['Lake?', 'x<y', 'Aral', 'x<y']),
      pictured,
      ...['2. Desert?', '*A) Moyynqum', 'B) Ili'],
    ]);
    expect(shown(report)).toEqual([
      'Sea? Alatau | [Caspian]',
      'Lake? [x&lt;y] | Aral',
      'What is it?<br><img alt="A picture" src="@@PLUGINFILE@@/picture-1.png" /> x | [y]',
      'Desert? [Moyynqum] | Ili',
    ]);
    expect(report.items.map(({ line, files }) => [line, files.length])).toEqual([
      [1, 0],
      [7, 0],
      [9, 1],
      [10, 0],
    ]);
    expect(codes(report)).toEqual([[6, 'right_unknown']]);
  });

  it('keep years and initials in the question', async () => {
    const report = await read([
      ...['1. Read the text.', '1941. The war began.', 'Which year?', '*A) 1941', 'B) 1945'],
      ...['2. A. Kunanbaev?', 'A. Kunanbaev, born in 1845', 'I. was he a poet', '*A) yes', 'B) no'],
    ]);
    expect(shown(report)).toEqual([
      'Read the text.<br>1941. The war began.<br>Which year? [1941] | 1945',
      'A. Kunanbaev?<br>A. Kunanbaev, born in 1845<br>I. was he a poet [yes] | no',
    ]);
    expect(report.problems).toEqual([]);
  });

  it('keep numbered statements in the question, and refuse options of two kinds', async () => {
    const statements = [
      '1. Which are true?',
      '1) water is wet',
      '2) fire is cold',
      '*A) only 1',
      'B) 1 and 2',
    ];
    expect(shown(await read(statements))).toEqual([
      'Which are true?<br>1) water is wet<br>2) fire is cold [only 1] | 1 and 2',
    ]);
    const chapter = [
      { list: 0, text: 'Chapter' },
      ...[{ list: 1, text: 'Sea?' }, 'A) x', '*B) y', { list: 1, text: 'River?' }, '*A) x', 'B) y'],
    ];
    expect(codes(await read(chapter)).map(([, code]) => code)).toEqual(['questions_merged']);
    expect(codes(await read(['1. Q', '*A) x', 'B) y', { list: 1, text: 'z' }]))).toEqual([
      [1, 'options_mixed'],
    ]);
  });

  it('warn of lines below the last option, and read options in the cells of a table', async () => {
    const report = await read([
      '1. Sea?',
      '*A) Aral',
      'B) Ili',
      'Part two',
      '2. Lake?',
      'A) one',
      'line',
      '*B) x',
      'more',
    ]);
    expect(codes(report)).toEqual([[1, 'last_option_goes_on']]);
    const grid = table(['A) Alatau', '*B) Aral'], ['C) Ili', 'D) Tobol']);
    expect(shown(await read(['1. Sea?', grid]))).toEqual(['Sea? Alatau | [Aral] | Ili | Tobol']);
  });

  it('never make one of two questions where a number is missing', async () => {
    const first = ['1. One?', bold('A) a'), 'B) b'];
    const second = [bold('A) c'), 'B) d'];
    const clear = await read([...first, 'Two?', ...second]);
    expect(shown(clear)).toEqual(['One? [a] | b', 'Two? [c] | d']);
    expect(codes(clear)).toEqual([[4, 'question_unnumbered']]);
    expect(codes(await read([...first, 'Two', 'lines?', ...second]))).toEqual([[1, 'questions_merged']]);
    expect(codes(await read([...first, ...second]))).toEqual([[1, 'questions_merged']]);
    const answered = ['A) a', 'B) b', 'Answer: B'];
    const behind = await read([
      '1. One?',
      ...answered,
      'Two',
      'lines?',
      ...answered,
      'Part 2',
      '3. Three?',
      ...answered,
    ]);
    expect(shown(behind)).toEqual(['One? a | [b]', 'Two<br>lines? a | [b]', 'Three? a | [b]']);
    expect(codes(behind)).toEqual([
      [5, 'question_unnumbered'],
      [5, 'lines_after_answer'],
    ]);
    expect(codes(await read(['1. 2+2?', 'Answer: 4', '3+3?', 'Answer: 6']))).toEqual([
      [1, 'questions_merged'],
    ]);
  });

  it('are an error where there is no question at all', async () => {
    expect(codes(await read(['Which sea?', 'Caspian']))).toEqual([[1, 'no_questions']]);
    expect(codes(await read([]))).toEqual([[1, 'no_questions']]);
  });

  const PLATONUS = [
    '<question>Sea?',
    '<variant>Alatau',
    '<variantright>Caspian',
    '<question2>Which?',
    PICTURE,
  ];
  const VARIANTS = [
    '<variant>x',
    [{ text: '<variant' }, { text: 'right>y & z', bold: true }],
  ] as DocxParagraph[];
  it.each(['auto', 'docx', 'platonus'] as const)('are tags of Platonus, read as %s', async (format) => {
    const report = await read([...PLATONUS, ...VARIANTS], format);
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(shown(report)).toEqual([
      'Sea? Alatau | [Caspian]',
      'Which?<br><img src="@@PLUGINFILE@@/picture-1.png"> x | [y &amp; z]',
    ]);
    expect(report.items.map(({ line }) => line)).toEqual([1, 4]);
    expect(report.items[1]?.files).toEqual([
      { name: 'picture-1.png', base64: Buffer.from('picture').toString('base64') },
    ]);
  });

  it.each(['auto', 'docx', 'aiken'] as const)(
    'are questions in the Aiken way, read as %s',
    async (format) => {
      const formula = { xml: `<w:p><w:r><w:t>Solve</w:t></w:r>${FORMULA}</w:p>` };
      const options = ['A) one\nwith a second line', 'B) two', 'ANSWER: B'];
      const report = await read(['Which?', ...options, formula, ...options, 'Last?', ...options], format);
      expect(shown(report)).toEqual([
        'Which? one\nwith a second line | [two]',
        'Last? one\nwith a second line | [two]',
      ]);
      expect(report.items.map(({ line }) => line)).toEqual([1, 9]);
      expect(codes(report)).toEqual([[5, 'formula_unread']]);
    },
  );

  it.each([
    [
      'lists',
      [{ xml: '<w:p><w:pPr><w:numPr></w:pPr></w:p>'.repeat(20) }, { xml: '<w:p ></w:p>'.repeat(100_000) }],
    ],
    ['colours', [{ xml: `<w:p><w:r><w:color ${'w:val="FF0000" '.repeat(100_000)}></w:color></w:r></w:p>` }]],
    ['options in a line', ['1. Q', `A) ${'B) x C) y '.repeat(50_000)}`]],
    ['options without numbers', ['1. Q', ...Array.from({ length: 10_000 }, () => 'A. x')]],
    ['keys', ['1. Q', `Ответы: ${'1-A,'.repeat(100_000)}`]],
    ['tables with a head', Array.from({ length: 3000 }, () => table(['Question', 'Correct'], ['Q', 'x']))],
    [
      'cells',
      [table(['Question', 'Correct'], ...Array.from({ length: 3000 }, () => ['Q\n'.repeat(9), 'x']))],
    ],
  ])('take linear time for many %s', async (_, paragraphs: DocxParagraph[]) => {
    const startedAt = process.cpuUsage();
    await read(paragraphs).catch((error: unknown) => expect(String(error)).toContain('QuestionFileError'));
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(5000);
  });
});
