import { readQuestions } from './question-reader';

const read = (text: string) => readQuestions(Buffer.from(text), { format: 'aiken' });
/** Options with the right one between stars, or the code of the error. */
const shown = async (text: string): Promise<string[]> => {
  const { items, problems } = await read(text);
  return [
    ...items.map((item) =>
      'options' in item
        ? item.options.map((option) => (option.isRight ? `*${option.text}*` : option.text)).join(' | ')
        : item.kind,
    ),
    ...problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  ];
};

describe('Aiken', () => {
  it.each([
    ['small letters', 'Which sea?\na) Aral\nb) Caspian\nc) Black\nANSWER: b', 'Aral | *Caspian* | Black'],
    [
      'small Cyrillic letters',
      'Какое море?\nа. Аральское\nб. Чёрное\nв. Белое\nОтвет: Б',
      'Аральское | *Чёрное* | Белое',
    ],
    ['Правильный ответ', 'Река?\nА) Или\nБ) Тобол\nПравильный ответ: Б', 'Или | *Тобол*'],
    ['Дұрыс жауап', 'Өзен?\nА) Іле\nБ) Тобыл\nДұрыс жауап: А', '*Іле* | Тобыл'],
    ['Correct answer', 'River?\nA) Ili\nB) Tobol\nCorrect answer: B', 'Ili | *Tobol*'],
    ['two options a line', '3·3?\nA) 6 B) 9\nC) 12 D) 3\nANSWER: B', '6 | *9* | 12 | 3'],
    ['two small options a line', '3·3?\na) 6 b) 9\nc) 12 d) 3\nANSWER: c', '6 | 9 | *12* | 3'],
    ['all options in a line', '3·3?\nA. 6\tB. 9\tC. 12\nANSWER: B', '6 | *9* | 12'],
    ['the last options in a line', '3·3?\nA) 6\nB) 9 C) 12 D) 3\nANSWER: D', '6 | 9 | 12 | *3*'],
  ])('reads %s', async (_, text, options) => {
    expect(await shown(text)).toEqual([options]);
  });

  it('keeps Roman numbers and statements in the question, and initials in the options', async () => {
    const roman = await read('Which king?\nI. Edward\nII. Henry\nA) the first\nB) the second\nANSWER: B');
    expect(roman.items).toMatchObject([
      { prompt: { text: 'Which king?\nI. Edward\nII. Henry' }, options: [{}, {}] },
    ]);
    const listed = await read('True?\na) water is wet\nb) fire is cold\nA) only a\nB) only b\nANSWER: A');
    expect(listed.items).toMatchObject([
      { prompt: { text: 'True?\na) water is wet\nb) fire is cold' }, options: [{ text: 'only a' }, {}] },
    ]);
    expect(await shown('Poet?\nA. Esenin B. S.\nB. Blok C. D.\nC. Fet\nANSWER: C')).toEqual([
      'Esenin B. S. | Blok C. D. | *Fet*',
    ]);
    expect(await shown('Q\nA) one I) two\nB) see K) below\nANSWER: A')).toEqual([
      '*one I) two* | see K) below',
    ]);
  });

  it('leaves the numbers of questions out only where all count from 1 on', async () => {
    const prompts = async (...questions: string[]) => {
      const { items } = await read(questions.map((text) => `${text}\nA) да\nB) нет\nANSWER: A\n`).join('\n'));
      return items.map(({ prompt }) => prompt.text);
    };
    expect(await prompts('1. Столица?', '2)Река?', '3.\nГора?')).toEqual(['Столица?', 'Река?', 'Гора?']);
    for (const texts of [
      ['1941. Что началось?'],
      ['1. Столица?', '1991. Что было?'],
      ['1. Столица?', 'Река?'],
      ['1.5 литра?', '2.5 литра?'],
      ['2. Столица?', '3. Река?'],
    ])
      expect(await prompts(...texts)).toEqual(texts);
    const years = ['1. 1991. Что было?', '2. 7) — это что?'];
    expect(await prompts(...years)).toEqual(['1991. Что было?', '7) — это что?']);
  });

  it('warns of lines below the last option alone', async () => {
    const last = await read('Which?\nA) one\nB) two\nA note for teachers\nANSWER: A');
    expect(last.problems.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'last_option_goes_on'],
    ]);
    const each = await read('Which?\nA) one\nmore\nB) two\nmore\nANSWER: A');
    expect(each.problems).toEqual([]);
  });

  it('refuses options of one line that cannot be told apart', async () => {
    expect(await shown('Q\nA) 4 C) 3\nB) 5 D) 6\nANSWER: A')).toEqual(['options_in_line']);
    expect(await shown('Q\nA) 4 B) 3\nD) 5 E) 6\nANSWER: A')).toEqual(['options_in_line']);
    expect(await shown('Poet?\nA. Blok\nB. Esenin C. D.\nANSWER: A')).toEqual(['options_in_line']);
    expect(await shown('Q\nA) B) 3\nC) 5\nANSWER: A')).toEqual(['option_empty']);
    expect(await shown('Q\nA) x\nB) y\nA) z\nB) w\nANSWER: A')).toEqual(['letters_repeat']);
  });

  it('takes linear time for many letters', async () => {
    const startedAt = process.cpuUsage();
    await read(`Q\n${'a. x b. y\n'.repeat(50_000)}ANSWER: A\nQ\nA) ${'B) x '.repeat(100_000)}\nANSWER: A`);
    await read(`Q\nA) ${'x\n'.repeat(100_000)}${'C. y\n'.repeat(50_000)}ANSWER: A`);
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(3000);
  });
});
