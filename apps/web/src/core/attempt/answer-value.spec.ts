import { readsAsNumber, unanswered } from './answer-value';

describe(unanswered.name, () => {
  it('keeps the order of the items', () => {
    const item = (id: string, position: number) => ({
      id,
      position,
      kind: 'numeric' as const,
      prompt: { kk: 'a', ru: 'a', en: 'a' },
      options: [],
      parts: [],
      points: 1,
    });
    const items = [item('x', 1), item('y', 2), item('z', 3)];
    expect(unanswered(items, { y: { kind: 'numeric', text: '4' } }).map(({ id }) => id)).toEqual(['x', 'z']);
    expect(unanswered([{ ...item('x', 1), files: 2 }], {})).toEqual([]);
  });
});

describe(readsAsNumber.name, () => {
  it.each(['', '12', '-3,5', '\u22123.5', '1 000', '+.5', '6,02e23'])('accepts %j', (text) => {
    expect(readsAsNumber(text)).toBe(true);
  });
  it.each(['a', '1,2,3', '12x', '--1', '.'])('doubts %j', (text) => {
    expect(readsAsNumber(text)).toBe(false);
  });
});
