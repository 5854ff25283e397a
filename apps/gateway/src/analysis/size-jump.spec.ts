import { SizeJump } from './size-jump';

const play = (sizes: number[], sut = new SizeJump(), fromMs = 0, isKey = false) =>
  sizes.map((sizeBytes, i) => sut.note({ atMs: fromMs + i * 66, sizeBytes, isKey }));
const calm = (count: number): number[] => Array.from({ length: count }, (_, i) => 700 + (i % 5) * 120);

describe(SizeJump.name, () => {
  it('tells a frame that is far larger than the two seconds before it', () => {
    expect(play([...calm(30), 6_000]).at(-1)).toBe(true);
  });

  it.each([
    ['frames that scatter as a writing person makes them', [...calm(30), 2_400]],
    ['large frames of a still picture that are small all the same', [...Array<number>(30).fill(100), 1_400]],
    ['the first two seconds', [...calm(20), 6_000]],
  ])('passes over %s', (_what, sizes) => {
    expect(play(sizes).at(-1)).toBe(false);
  });

  it('passes over whole pictures and what comes right after them', () => {
    const sut = new SizeJump();
    play(calm(30), sut);
    expect(play([15_000], sut, 2_000, true)).toEqual([false]);
    expect(play([6_000], sut, 2_066)).toEqual([false]);
    expect(play([6_000], sut, 2_500)).toEqual([true]);
  });

  it('tells a movement that goes on once: what is normal grows with it', () => {
    const sut = new SizeJump();
    play(calm(30), sut);
    const told = play(Array<number>(60).fill(6_000), sut, 2_000);
    expect(told.indexOf(true)).toBe(0);
    expect(told.slice(20)).not.toContain(true);
  });
});
