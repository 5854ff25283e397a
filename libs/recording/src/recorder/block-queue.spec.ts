import { BlockQueue } from './block-queue';

describe(BlockQueue.name, () => {
  const block = (timeMs: number, track = 1) => ({
    timeMs,
    track,
    durationMs: 20,
    isKey: false,
    isFiller: false,
    data: Buffer.alloc(0),
  });

  it('gives blocks back by time, and by arrival where the time is the same', () => {
    const sut = new BlockQueue();
    [block(30), block(10), block(20, 1), block(20, 2), block(40)].forEach((b) => sut.push(b));
    const taken: string[] = [];
    for (let b = sut.shiftUntil(30); b; b = sut.shiftUntil(30)) taken.push(`${b.timeMs}/${b.track}`);
    expect(taken).toEqual(['10/1', '20/1', '20/2', '30/1']);
    expect(sut.shiftUntil(39)).toBeUndefined();
    expect(sut.shiftUntil(40)).toMatchObject({ timeMs: 40 });
    expect(sut.shiftUntil(Infinity)).toBeUndefined();
  });

  it('stays sorted through thousands of blocks that come and go', () => {
    const sut = new BlockQueue();
    let last = -1;
    for (let i = 0; i < 5_000; i++) {
      sut.push(block(i * 10 + ((i * 7919) % 300)));
      for (let b = sut.shiftUntil(i * 10 - 300); b; b = sut.shiftUntil(i * 10 - 300)) {
        expect(b.timeMs).toBeGreaterThanOrEqual(last);
        last = b.timeMs;
      }
    }
  });
});
