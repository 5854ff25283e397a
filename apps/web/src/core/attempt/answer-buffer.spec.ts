import { AnswerBuffer } from './answer-buffer';
import { memoryStorage } from './memory-storage.fake';

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

  it('has what other windows store after it was made, and keeps it when it writes itself', () => {
    const storage = memoryStorage();
    const [sut, other] = [new AnswerBuffer('a1', storage), new AnswerBuffer('a1', storage)];
    other.set('i1', { value: text('other'), clientRevision: 7, acknowledged: false });
    expect([sut.highestRevision, sut.unsent]).toEqual([7, 1]);
    other.set('i2', { value: text('other'), clientRevision: 8, acknowledged: false });
    sut.set('i3', { value: text('own'), clientRevision: 9, acknowledged: false });
    const items = Object.fromEntries(new AnswerBuffer('a1', storage).all());
    expect(items).toMatchObject({
      i1: { clientRevision: 7 },
      i2: { clientRevision: 8 },
      i3: { clientRevision: 9 },
    });
  });

  it('keeps the later of two answers to one item, and of one answer that the service has it', () => {
    const storage = memoryStorage();
    const [sut, other] = [new AnswerBuffer('a1', storage), new AnswerBuffer('a1', storage)];
    sut.set('i1', { value: text('first'), clientRevision: 5, acknowledged: false });
    other.set('i1', { value: text('later'), clientRevision: 6, acknowledged: false });
    sut.set('i1', { value: text('first'), clientRevision: 5, acknowledged: true });
    for (const buffer of [sut, other])
      expect(buffer.get('i1')).toEqual({ value: text('later'), clientRevision: 6, acknowledged: false });
    other.set('i1', { value: text('later'), clientRevision: 6, acknowledged: true });
    expect(sut.get('i1')?.acknowledged).toBe(true);
    expect(sut.unsent).toBe(0);
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
    sut.set('i2', { value: text('y'), clientRevision: 2, acknowledged: false });
    expect(sut.unsent).toBe(2);
  });

  it('leaves nothing behind after clear', () => {
    const storage = memoryStorage();
    const sut = new AnswerBuffer('a1', storage);
    sut.set('i1', { value: text('x'), clientRevision: 1, acknowledged: true });
    sut.clear();
    expect(sut.all()).toEqual([]);
    expect(storage.map.size).toBe(0);
    expect(new AnswerBuffer('a1', storage).all()).toEqual([]);
  });
});
