import { Store } from './store';

describe(Store.name, () => {
  it('tells listeners about changes until they stop, and nobody about an equal value', () => {
    const sut = new Store(1);
    const heard: number[] = [];
    const stop = sut.subscribe(() => heard.push(sut.get()));
    sut.set(2);
    sut.set(2);
    sut.update((n) => n + 1);
    stop();
    sut.set(9);
    expect(heard).toEqual([2, 3]);
  });
});
