import { moved, withPart } from './answer-parts';

describe(withPart.name, () => {
  const one = { partId: '1', text: 'one' };
  const two = { partId: '2', text: 'two' };

  it('adds, replaces and takes out, each part once', () => {
    expect(withPart([one], '2', two)).toEqual([one, two]);
    expect(withPart([one, two], '1', { partId: '1', text: 'uno' })).toEqual([
      two,
      { partId: '1', text: 'uno' },
    ]);
    expect(withPart([one, two], '1', null)).toEqual([two]);
    expect(withPart([two], '1', null)).toEqual([two]);
  });
});

describe(moved.name, () => {
  it('moves one element and leaves the given list alone', () => {
    const list = ['a', 'b', 'c', 'd'];
    expect(moved(list, 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(list, 3, 2)).toEqual(['a', 'b', 'd', 'c']);
    expect(list).toEqual(['a', 'b', 'c', 'd']);
  });

  it('stays within the list', () => {
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});
