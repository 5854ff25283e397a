import { AnswerBuffer } from './answer-buffer';

function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

const text = (value: string) => ({ kind: 'short_answer' as const, text: value });

describe(AnswerBuffer.name, () => {
  it('gives everything back after a reload of the page', () => {
    const storage = memoryStorage();
    new AnswerBuffer('a1', storage).set('i1', { value: text('x'), clientRevision: 7, acknowledged: false });
    const sut = new AnswerBuffer('a1', storage);
    expect(sut.get('i1')).toEqual({ value: text('x'), clientRevision: 7, acknowledged: false });
    expect(sut.highestRevision).toBe(7);
    expect(new AnswerBuffer('a2', storage).all()).toEqual([]);
  });

  it('takes a damaged store for an empty one', () => {
    const storage = memoryStorage();
    storage.map.set('bakylau.answers.a1', '{"i1":{"value":{"kind":"telepathy"}}}');
    expect(new AnswerBuffer('a1', storage).all()).toEqual([]);
    storage.map.set('bakylau.answers.a1', '{');
    expect(new AnswerBuffer('a1', storage).all()).toEqual([]);
  });

  it('goes on in memory where the browser refuses to store, and says so', () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const sut = new AnswerBuffer('a1', full);
    sut.set('i1', { value: text('x'), clientRevision: 1, acknowledged: false });
    expect(sut.get('i1')?.value).toEqual(text('x'));
    expect(sut.durable).toBe(false);
  });

  it('leaves nothing behind after clear', () => {
    const storage = memoryStorage();
    const sut = new AnswerBuffer('a1', storage);
    sut.set('i1', { value: text('x'), clientRevision: 1, acknowledged: true });
    sut.clear();
    expect(sut.all()).toEqual([]);
    expect(storage.map.size).toBe(0);
  });
});
