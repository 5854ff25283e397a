import { parseCsv as parseBytes } from './csv-table';

const parseCsv = (text: string, needed: string[]) => parseBytes(Buffer.from(text), needed);

describe(parseCsv.name, () => {
  it('reads rows by the names of the first line', () => {
    expect(parseCsv('a,b\n1,2\n3,4\n', ['a'])).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ]);
  });

  it('reads quoted cells, Windows line ends, a byte order mark and short lines', () => {
    expect(parseCsv('\ufeffa,b,c\r\n"x, ""y""",2\r\n\r\n"two\nlines",,z', ['a', 'c'])).toEqual([
      { a: 'x, "y"', b: '2', c: '' },
      { a: 'two\nlines', b: '', c: 'z' },
    ]);
  });

  it.each([';', '\t'])(
    'reads cells between "%s", names in any case, and what a spreadsheet saves as Unicode text',
    (between) => {
      const text = [
        ['File_A', ' SAME '],
        ['фото, 1.jpg', '1'],
      ]
        .map((cells) => cells.join(between))
        .join('\r\n');
      const rows = [{ file_a: 'фото, 1.jpg', same: '1' }];
      expect(parseCsv(text, ['file_a', 'same'])).toEqual(rows);
      expect(parseBytes(Buffer.from(`\ufeff${text}`, 'utf16le'), ['file_a', 'same'])).toEqual(rows);
    },
  );

  it('keeps the last cell when it is empty', () => {
    expect(parseCsv('a,b\n1,\n2,', ['a'])).toEqual([
      { a: '1', b: '' },
      { a: '2', b: '' },
    ]);
  });

  it('says what is wrong', () => {
    expect(() => parseCsv('a,b\n1,2', ['a', 'same', 'file'])).toThrow('no column same, file');
    expect(() => parseCsv('', ['a'])).toThrow('no column a');
    expect(() => parseCsv('a,b\n1,"2"x\n', ['a'])).toThrow('Line 2');
  });
});
