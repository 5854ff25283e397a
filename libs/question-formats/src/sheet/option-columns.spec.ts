import { type QuestionItem } from '../question-item';
import { readQuestions } from '../question-reader';
import { writeQuestions } from '../question-writer';
import { writeXlsx } from './xlsx-file';

const readRows = async (...rows: string[][]) =>
  readQuestions(await writeXlsx([{ name: 'Лист1', rows }]), { format: 'xlsx' });
const rightOf = (item: QuestionItem | undefined): string[] =>
  item && 'options' in item ? item.options.filter(({ isRight }) => isRight).map(({ text }) => text) : [];
const NAMES = ['Алматы', 'Астана', 'Орал', 'Ақтау'];

describe('Columns of options', () => {
  it.each([
    ['№', 'Вопрос', 'Вариант A', 'Вариант B', 'Вариант C', 'Вариант D', 'Правильный ответ'],
    ['№', 'Вопрос', 'Вариант А', 'Вариант Б', 'Вариант В', 'Вариант Г', 'Правильный ответ'],
    ['№ п/п', 'Вопрос', 'A', 'B', 'C', 'D', 'Ответ'],
    ['р/с', 'Сұрақ', 'А нұсқасы', 'В нұсқасы', 'С нұсқасы', 'Д нұсқасы', 'Дұрыс жауап'],
    ['№', 'Сұрақ', '1-нұсқа', '2-нұсқа', '3-нұсқа', '4-нұсқа', 'Дұрыс жауабы'],
    ['№', 'Сұрақ', 'Жауап 1', 'Жауап 2', 'Жауап 3', 'Жауап 4', 'Дұрыс жауап'],
    ['#', 'Question', 'Answer 1', 'Answer 2', 'Answer 3', 'Answer 4', 'Correct answer'],
    ['#', 'Question', 'Option A)', 'Option B)', 'Option C)', 'Option D)', 'Right answer'],
  ])('are found by %s | %s | %s', async (...head: string[]) => {
    const second = /[БбГ]/u.test(head.join('')) ? 'Б' : 'B';
    const { items, problems } = await readRows(
      head,
      ['1', 'Which one?', ...NAMES, second],
      ['2', 'Which two?', ...NAMES, '1, 4'],
      ['3', 'By text?', ...NAMES, 'Орал'],
    );
    expect(problems).toEqual([]);
    expect(items.map(rightOf)).toEqual([['Астана'], ['Алматы', 'Ақтау'], ['Орал']]);
  });

  it.each([
    ['№', 'Вопрос', 'Правильный ответ', 'Неправильный ответ 1', 'Неправильный ответ 2'],
    ['№', 'Вопрос', 'Верный ответ', 'Неверный ответ', 'Неверный ответ'],
    ['№', 'Вопрос', 'Правильный', 'Дистрактор 1', 'Дистрактор 2'],
    ['р/с', 'Сұрақ', 'Дұрыс жауап', 'Қате жауап 1', 'Қате жауап 2'],
    ['р/с', 'Сұрақ', 'Дұрыс жауап', 'Дұрыс емес жауап 1', 'Дұрыс емес жауап 2'],
    ['#', 'Question', 'Correct answer', 'Wrong answer 1', 'Wrong answer 2'],
    ['#', 'Question', 'Right', 'Distractor one', 'Distractor two'],
    ['#', 'Question', 'Correct', 'Incorrect A', 'Incorrect B'],
  ])('tell by themselves which are right: %s | %s | %s | %s', async (...head: string[]) => {
    const { items, problems } = await readRows(
      head,
      ['1', 'Capital?', 'Астана', 'Алматы', 'Орал'],
      ['2', 'One wrong?', 'B', '', 'A'],
      ['3', 'By word?', 'Абай', '', ''],
      ['4', 'None right?', '', 'x', 'y'],
    );
    expect(items.map(({ kind }) => kind)).toEqual(['single_choice', 'single_choice', 'short_answer']);
    expect(items.map(rightOf)).toEqual([['Астана'], ['B'], []]);
    expect(items.map((item) => ('options' in item ? item.options.length : 0))).toEqual([3, 2, 0]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[5, 'right_missing']]);
  });

  it('may hold several right ones', async () => {
    const { items, problems } = await readRows(
      ['Вопрос', 'Правильный ответ', 'Правильный ответ 2', 'Неправильный ответ 1'],
      ['Q', 'a', 'b', 'c'],
      ['R', 'a', '', 'c'],
    );
    expect(problems).toEqual([]);
    expect(items.map(({ kind }) => kind)).toEqual(['multiple_choice', 'single_choice']);
    expect(items.map(rightOf)).toEqual([['a', 'b'], ['a']]);
  });

  it.each([
    [['Вопрос', 'Вариант 1', 'Неправильный ответ 1', 'Неправильный ответ 2']],
    [['Вопрос', 'Правильный ответ', 'A', 'C']],
    [['Вопрос', 'Вариант 1', 'Ответ 1']],
  ])('that are not known are an error, and no question is taken: %j', async (head) => {
    const { items, problems } = await readRows(head, ['Q', 'Астана', 'Алматы', 'Орал']);
    expect(items).toEqual([]);
    expect(problems).toMatchObject([
      {
        line: 1,
        severity: 'error',
        code: 'option_columns_unknown',
        values: { columns: head.slice(2).join(', ') },
      },
    ]);
  });
});

describe('Right answers of a sheet', () => {
  const HEAD = ['Вопрос', 'Вариант 1', 'Вариант 2', 'Вариант 3', 'Правильный ответ'];
  const rights = async (...cells: string[]) => {
    const { items, problems } = await readRows(HEAD, ...cells.map((cell) => ['Q', 'x', 'y', 'z', cell]));
    return cells.map((_, row) => {
      const item = items.find(({ line }) => line === row + 2);
      return item ? rightOf(item).join() : problems.find(({ line }) => line === row + 2)?.code;
    });
  };

  it('count by the alphabet that the letters of the sheet show', async () => {
    expect(await rights('А', 'Б', 'В', 'А, В')).toEqual(['x', 'y', 'z', 'x,z']);
    expect(await rights('А', 'В', 'С')).toEqual(['x', 'y', 'z']);
    expect(await rights('а)', 'b', 'В', 'A C')).toEqual(['x', 'y', 'y', 'x,z']);
    expect(await rights('Ә', 'Б')).toEqual(['y', 'z']);
  });

  it('are refused where a letter counts differently in two alphabets', async () => {
    expect(await rights('А', 'В')).toEqual(['x', 'right_letter_unclear']);
    expect(await rights('Б', 'C', 'В')).toEqual(['y', 'z', 'right_letter_unclear']);
    expect(await rights('Г', '4', 'AC')).toEqual(['right_unknown', 'right_unknown', 'right_unknown']);
  });

  it('are refused where a figure is the number of one option and the text of another', async () => {
    const { items, problems } = await readRows(
      HEAD,
      ['other', '2', '3', '1', '2'],
      ['same', '1', '2', '3', '2'],
      ['text alone', '10', '20', '4', '4'],
      ['number alone', '10', '20', '30', '2'],
      ['number as said', '2', '3', '1', '№2'],
      ['list', '2', '1', '3', '1, 3'],
    );
    expect(items.map((item) => [item.prompt.text, rightOf(item)])).toEqual([
      ['same', ['2']],
      ['text alone', ['4']],
      ['number alone', ['20']],
      ['number as said', ['3']],
    ]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'right_number_or_text'],
      [7, 'right_number_or_text'],
    ]);
    const exported = await writeQuestions(items, { format: 'xlsx' });
    const again = await readQuestions(exported.bytes, { format: 'xlsx' });
    expect(again.problems).toEqual([]);
    expect(again.items.map(rightOf)).toEqual(items.map(rightOf));
  });
});
