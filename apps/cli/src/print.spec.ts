import { tableLines } from './print';

describe(tableLines.name, () => {
  it('aligns columns and leaves nothing at the end of lines', () => {
    expect(
      tableLines([
        ['file', 'faces'],
        ['a long name.jpg', '2'],
        ['b.jpg', ''],
      ]),
    ).toEqual(['file             faces', 'a long name.jpg  2', 'b.jpg']);
  });

  it('is empty without rows', () => expect(tableLines([])).toEqual([]));
});
