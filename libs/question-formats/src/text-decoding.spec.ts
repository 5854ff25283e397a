import { characterTable } from './legacy-encodings';
import { QuestionFileError } from './question-file.errors';
import { readQuestions } from './question-reader';
import { decodeText } from './text-decoding';

const KAZAKH = `::Бірінші::Қазақстандағы ең терең көл қайсы? {=Алакөл ~Балқаш ~Зайсаң}

::Екінші::Жаңбыр суының үлесі өзенде көп пе? {T}

::Үшінші::Ғалымның Әлихан есімді ұлы Һәм інісі {=бар ~жоқ}
`;
const RUSSIAN = `::Первый::Какая река длиннее остальных? {=Иртыш ~Урал ~Или}

::Второй::Юг страны теплее севера, не так ли? {T}
`;

function encode(text: string, encoding: string): Buffer {
  const byteOf = new Map(characterTable(encoding).map((character, byte) => [character, byte]));
  return Buffer.from(
    [...text].map((character) => {
      const byte = byteOf.get(character);
      if (byte === undefined) throw new Error(`${encoding} has no ${character}`);
      return byte;
    }),
  );
}

describe(decodeText.name, () => {
  it.each([
    ['kz-1048', KAZAKH],
    ['pt154', KAZAKH],
    ['kz-1048', 'Ұлы Дала — өркениеттің көне бесігі'],
    ['windows-1251', RUSSIAN],
    ['windows-1251', RUSSIAN.toUpperCase()],
    ['windows-1251', '«Дом» — это № 5… 20 °C ± 1'],
    ['ibm866', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['koi8-r', 'ЭТО ВЕСЬ ТЕКСТ ЗАГЛАВНЫМИ БУКВАМИ, И ТОЛЬКО ИМИ'],
  ])('tells %s by its letters', (encoding, text) => {
    expect(decodeText(encode(text, encoding))).toMatchObject({ encoding, text });
  });

  it('names an encoding that it could not be sure of', () => {
    expect(decodeText(encode(RUSSIAN, 'windows-1251')).doubt).toBeNull();
    expect(decodeText(encode('Я', 'windows-1251')).doubt).toMatchObject({ code: 'encoding_guessed' });
    expect(decodeText(encode(KAZAKH, 'kz-1048')).doubt?.values).toEqual({ encoding: 'kz-1048' });
  });

  it('takes what an XML file declares, and says when its letters are against it', () => {
    const declare = (label: string, text: string) => `<?xml version="1.0" encoding="${label}"?>\n${text}`;
    const read = (label: string, text: string, encoding: string) =>
      decodeText(encode(declare(label, text), encoding));
    expect(read('KOI8-R', 'Я', 'koi8-r')).toMatchObject({ encoding: 'koi8-r', doubt: null });
    expect(read('STRK1048-2002', 'Ұ', 'kz-1048')).toMatchObject({ encoding: 'kz-1048', doubt: null });
    expect(read('windows-1251', KAZAKH, 'kz-1048')).toMatchObject({
      encoding: 'windows-1251',
      doubt: { code: 'encoding_declared' },
    });
    expect(read('utf-8', RUSSIAN, 'koi8-r')).toMatchObject({
      encoding: 'koi8-r',
      doubt: { code: 'encoding_guessed' },
    });
    expect(decodeText(Buffer.from(declare('windows-1251', 'Қала')))).toMatchObject({ encoding: 'utf-8' });
    expect(() => read('x-none', RUSSIAN, 'koi8-r')).toThrow('x-none');
  });

  it.each([
    ['Rich Text', '{\\rtf1\\ansi <question>a<variant>b<variant>c}'],
    ['PDF', '%PDF-1.7 <question>a<variant>b<variant>c'],
    ['old Word', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['encoding', Buffer.from('El ni\xf1o comi\xf3 aqu\xed t\xe9 con az\xfacar y lim\xf3n', 'latin1')],
  ])('refuses a file by its name: %s', (name, bytes) => {
    const read = () => decodeText(Buffer.from(bytes));
    expect(read).toThrow(QuestionFileError);
    expect(read).toThrow(name);
  });

  it('keeps UTF-8 with damaged bytes, and leaves out only the question that they are in', async () => {
    const bytes = Buffer.from(KAZAKH);
    bytes[bytes.indexOf(Buffer.from('Жаңбыр'))] = 0xe9;
    const report = await readQuestions(bytes, { format: 'gift' });
    expect(report).toMatchObject({ encoding: 'utf-8', counts: { items: 2, errors: 1, warnings: 0 } });
    expect(report.problems[0]).toMatchObject({ line: 3, code: 'letters_damaged' });
    expect(report.problems[0]?.values.words).toContain('аңбыр');
  });

  it('warns in the report of a file', async () => {
    const { items, problems } = await readQuestions(encode(KAZAKH, 'kz-1048'), { format: 'auto' });
    expect(items.map(({ prompt }) => prompt.text)[0]).toBe('Қазақстандағы ең терең көл қайсы?');
    expect(problems).toMatchObject([{ line: 1, severity: 'warning', code: 'encoding_guessed' }]);
  });
});
