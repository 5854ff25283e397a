import { parseCsv } from './csv-table';

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
