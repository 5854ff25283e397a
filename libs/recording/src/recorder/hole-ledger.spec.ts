import { HoleLedger } from './hole-ledger';

describe(HoleLedger.name, () => {
  let sut: HoleLedger;
  beforeEach(() => (sut = new HoleLedger()));

  it('joins holes of one track that lie close together', () => {
    sut.add('camera', 1_000, 1_200, 3);
    sut.add('microphone', 1_100, 1_120, 1);
    sut.add('camera', 1_900, 2_500, 1);
    sut.add('camera', 5_000, 5_100, 1);
    expect(sut.takeUntil(0, 10_000)).toEqual([
      { track: 'camera', startMs: 1_000, endMs: 2_500, lostPackets: 4 },
      { track: 'microphone', startMs: 1_100, endMs: 1_120, lostPackets: 1 },
      { track: 'camera', startMs: 5_000, endMs: 5_100, lostPackets: 1 },
    ]);
  });

  it('cuts a hole at the end of a segment and goes on in the next one', () => {
    sut.add('camera', 9_000, 12_000, 5);
    expect(sut.takeUntil(0, 10_000)).toEqual([
      { track: 'camera', startMs: 9_000, endMs: 10_000, lostPackets: 5 },
    ]);
    expect(sut.takeUntil(10_000, 20_000)).toEqual([
      { track: 'camera', startMs: 10_000, endMs: 12_000, lostPackets: 0 },
    ]);
    expect(sut.takeUntil(20_000, 30_000)).toEqual([]);
  });

  it('keeps what lies ahead and forgets what lies behind', () => {
    sut.add('camera', 1_000, 2_000, 1);
    sut.add('camera', 25_000, 26_000, 1);
    expect(sut.takeUntil(10_000, 20_000)).toEqual([]);
    expect(sut.takeUntil(0, 30_000)).toEqual([
      { track: 'camera', startMs: 25_000, endMs: 26_000, lostPackets: 1 },
    ]);
  });
});
