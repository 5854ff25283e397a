import { FramePace } from './frame-pace';

const LIMITS = { keyframeEveryMs: 2_000, burstKeyframeEveryMs: 500 };
const setUp = () => {
  const burst = { on: false };
  const sut = new FramePace(LIMITS, () => burst.on);
  /** Frames at 15 a second; the times at which a whole picture was asked for. */
  const flow = (fromMs: number, toMs: number, sizeAt: (atMs: number) => number = () => 800) => {
    const asked: number[] = [];
    for (let atMs = fromMs; atMs < toMs; atMs += 100) {
      if (sut.asksAfter({ atMs, sizeBytes: sizeAt(atMs), isKey: false })) asked.push(atMs);
    }
    return asked;
  };
  return { sut, burst, flow };
};

describe(FramePace.name, () => {
  it("asks at the profile's interval", () => {
    expect(setUp().flow(0, 6_001)).toEqual([0, 2_000, 4_000, 6_000]);
  });

  it('asks faster in a burst', () => {
    const { burst, flow } = setUp();
    flow(0, 1_000);
    burst.on = true;
    expect(flow(1_000, 2_400)).toEqual([1_000, 1_500, 2_000]);
  });

  it('asks at once when the picture jumps, and takes that picture early', () => {
    const { sut, flow } = setUp();
    flow(0, 3_600);
    expect(sut.takes(2_100)).toBe(true);
    expect(flow(3_600, 3_800, (atMs) => (atMs === 3_700 ? 9_000 : 800))).toEqual([3_700]);
    expect(sut.takes(3_750)).toBe(true);
    expect(flow(3_800, 5_000)).toEqual([]);
  });

  it('passes over whole pictures that others asked for', () => {
    const { sut } = setUp();
    expect([0, 500, 1_100, 1_300, 2_400].map((atMs) => sut.takes(atMs))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('slows down to a quarter while the analysis falls behind, bursts or not, and comes back by and by', () => {
    const { sut, burst, flow } = setUp();
    for (let i = 0; i < 5; i++) sut.fellBehind();
    burst.on = true;
    expect(flow(0, 20_000)).toEqual([0, 8_000, 16_000]);
    burst.on = false;
    for (let i = 0; i < 5; i++) sut.keptUp();
    expect(flow(20_000, 30_000)).toEqual([20_000, 24_000, 28_000]);
    for (let i = 0; i < 5; i++) sut.keptUp();
    expect(flow(30_000, 33_000)).toEqual([30_000, 32_000]);
  });
});
