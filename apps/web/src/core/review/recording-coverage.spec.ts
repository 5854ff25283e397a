import { coverageAt, nextRecordedMs } from './recording-coverage';

const track = {
  startMs: 1000,
  endMs: 10_000,
  gaps: [
    { startMs: 7000, endMs: 8000 },
    { startMs: 3000, endMs: 4000 },
    { startMs: 5000, endMs: 5100 },
  ],
};

describe(coverageAt.name, () => {
  it.each([
    [0, { kind: 'gap', untilMs: 1000 }],
    [1000, { kind: 'recorded', untilMs: 3000 }],
    [3500, { kind: 'gap', untilMs: 4000 }],
    [5050, { kind: 'recorded', untilMs: 7000 }],
    [9000, { kind: 'recorded', untilMs: 10_000 }],
    [10_000, { kind: 'after' }],
  ])('at %s ms', (atMs, expected) => {
    expect(coverageAt(track, atMs)).toEqual(expected);
  });
});

describe(nextRecordedMs.name, () => {
  it('finds the nearest instant of any chain', () => {
    const other = { startMs: 3600, endMs: 3700, gaps: [] };
    expect(nextRecordedMs([track, other], 3200)).toBe(3600);
    expect(nextRecordedMs([track, other], 2000)).toBe(2000);
    expect(nextRecordedMs([track, other], 11_000)).toBeNull();
  });
});
