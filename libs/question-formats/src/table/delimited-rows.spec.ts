import fc from 'fast-check';
import { delimitedRows, separatorOf } from './delimited-rows';

describe(delimitedRows.name, () => {
  it.each([
    [
      'a;b\n1;2\n',
      ';',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,"x, ""y"""',
      ',',
      [
        ['a', 'b'],
        ['1', 'x, "y"'],
      ],
    ],
    ['a\tb\n\n1\t', '\t', [['a', 'b'], [], ['1', '']]],
    [
      '"a;b";c\n"1\n2";3',
      ';',
      [
        ['a;b', 'c'],
        ['1\n2', '3'],
      ],
    ],
    ['', ';', []],
  ] as const)('splits %j', (text, separator, rows) => {
    expect(text === '' ? ';' : separatorOf(text)).toBe(separator);
    expect(delimitedRows(text)).toEqual(rows);
  });

  it('names the line of a stray quote', () => {
    expect(() => delimitedRows('a;b\n1;2"3\n')).toThrow(/Line 2/);
  });

  it('reads back whatever is written with quotes', () => {
    const rows = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(rows, (cells) => {
        const text = cells
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
          .join('\n');
        expect(delimitedRows(text, ';')).toEqual(cells);
      }),
    );
  });
});
