import { columnMoved, headerSwitched } from './profile-draft';

const columns = (['number', 'name', 'iin'] as const).map((value) => ({ value, header: value }));
const order = (all: ReturnType<typeof columnMoved>) => all.map(({ value }) => value).join(' ');

describe(columnMoved.name, () => {
  it('changes places with its neighbour, and stays at the ends', () => {
    expect(order(columnMoved(columns, 0, 1))).toBe('name number iin');
    expect(order(columnMoved(columns, 2, -1))).toBe('number iin name');
    expect(order(columnMoved(columns, 0, -1))).toBe('number name iin');
    expect(order(columnMoved(columns, 2, 1))).toBe('number name iin');
    expect(order(columns)).toBe('number name iin');
  });
});

describe(headerSwitched.name, () => {
  it('goes to each language and back', () => {
    const each = headerSwitched('ИИН');
    expect(each).toEqual({ kk: 'ИИН', ru: 'ИИН', en: 'ИИН' });
    expect(headerSwitched(each)).toBe('ИИН');
  });
});
