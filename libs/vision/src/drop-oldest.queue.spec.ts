import { DropOldestQueue } from './drop-oldest.queue';

describe(DropOldestQueue.name, () => {
  it('gives items back in order', () => {
    const sut = new DropOldestQueue<number>(3);
    [1, 2, 3].forEach((item) => expect(sut.push(item)).toBeUndefined());

    expect([sut.shift(), sut.shift(), sut.shift(), sut.shift()]).toEqual([1, 2, 3, undefined]);
  });

  it('lets the oldest go when it is full', () => {
    const sut = new DropOldestQueue<number>(2);
    sut.push(1);
    sut.push(2);

    expect(sut.push(3)).toBe(1);
    expect(sut.drain()).toEqual([2, 3]);
    expect(sut.length).toBe(0);
  });

  it('never drops what must be kept, and serves it first', () => {
    const sut = new DropOldestQueue<string>(1);
    sut.keep('photo');
    sut.push('frame 1');

    expect(sut.push('frame 2')).toBe('frame 1');
    expect(sut.length).toBe(2);
    expect([sut.shift(), sut.shift()]).toEqual(['photo', 'frame 2']);
  });

  it('needs room for one', () => {
    expect(() => new DropOldestQueue(0)).toThrow(RangeError);
  });
});
