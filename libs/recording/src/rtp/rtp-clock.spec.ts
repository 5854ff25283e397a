import { RtpClock } from './rtp-clock';

const HZ = 90_000;
const TRAVEL_MS = 40;

/** A sender whose clock may be fast or slow, and a network that only ever adds delay. */
function play(
  sut: RtpClock,
  options: { fromS: number; toS: number; driftPpm?: number; jitterMs?: number; shiftMs?: number },
) {
  const { fromS, toS, driftPpm = 0, jitterMs = 0, shiftMs = 0 } = options;
  for (let ms = fromS * 1000; ms < toS * 1000; ms += 20) {
    const jitter = (Math.abs(Math.sin(ms * 12.9898) * 43_758.5453) % 1) * jitterMs;
    sut.observe(timestampAt(ms, driftPpm, shiftMs), ms + TRAVEL_MS + jitter);
  }
}

function timestampAt(ms: number, driftPpm = 0, shiftMs = 0): number {
  return Math.round(((ms * (1 + driftPpm / 1e6) + shiftMs) * HZ) / 1000 + 4_294_000_000) % 2 ** 32;
}

describe(RtpClock.name, () => {
  let sut: RtpClock;
  beforeEach(() => (sut = new RtpClock(HZ)));

  it('knows nothing before the first packet', () => {
    expect(sut.toSessionMs(0)).toBeNaN();
  });

  it('maps a timestamp to its arrival on a steady network, over the turn of the timestamp', () => {
    play(sut, { fromS: 0, toS: 30 });
    expect(sut.toSessionMs(timestampAt(29_980))).toBeCloseTo(29_980 + TRAVEL_MS, 3);
    expect(sut.toSessionMs(timestampAt(25_000))).toBeCloseTo(25_000 + TRAVEL_MS, 3);
  });

  it('takes jitter of 200 ms off, but for a few ms', () => {
    play(sut, { fromS: 0, toS: 30, jitterMs: 200 });
    expect(sut.toSessionMs(timestampAt(29_980)) - (29_980 + TRAVEL_MS)).toBeLessThan(5);
  });

  it.each([50, -50, 200, -200])(
    'follows a clock that is %i ppm off for three hours, within 20 ms',
    (driftPpm) => {
      for (let hour = 0; hour < 3; hour++) {
        play(sut, { fromS: hour * 3600, toS: (hour + 1) * 3600, driftPpm, jitterMs: 30 });
        const ms = (hour + 1) * 3_600_000 - 20;
        expect(Math.abs(sut.toSessionMs(timestampAt(ms, driftPpm)) - (ms + TRAVEL_MS))).toBeLessThan(20);
      }
    },
  );

  it('is not moved by a network that stands still for 4 s and then brings everything at once', () => {
    play(sut, { fromS: 0, toS: 30 });
    for (let ms = 30_000; ms < 34_000; ms += 20) sut.observe(timestampAt(ms), 34_000 + TRAVEL_MS);
    play(sut, { fromS: 34, toS: 36 });
    expect(sut.toSessionMs(timestampAt(35_000))).toBeCloseTo(35_000 + TRAVEL_MS, 3);
  });

  it('follows timestamps that were set forward at once', () => {
    play(sut, { fromS: 0, toS: 30 });
    play(sut, { fromS: 30, toS: 31, shiftMs: 60_000 });
    expect(sut.toSessionMs(timestampAt(30_980, 0, 60_000))).toBeCloseTo(30_980 + TRAVEL_MS, 3);
  });

  it('follows timestamps that were set back after a few seconds', () => {
    play(sut, { fromS: 0, toS: 30 });
    play(sut, { fromS: 30, toS: 40, shiftMs: -10_000 });
    expect(sut.toSessionMs(timestampAt(39_980, 0, -10_000))).toBeCloseTo(39_980 + TRAVEL_MS, 3);
  });

  it('never moves faster than 5 ms a second when the way becomes longer', () => {
    play(sut, { fromS: 0, toS: 30 });
    let last = sut.toSessionMs(timestampAt(30_000)) - 30_000;
    for (let second = 30; second < 130; second++) {
      for (let ms = second * 1000; ms < second * 1000 + 1000; ms += 20) {
        sut.observe(timestampAt(ms), ms + TRAVEL_MS + 100);
      }
      const offset = sut.toSessionMs(timestampAt(second * 1000)) - second * 1000;
      expect(offset - last).toBeLessThanOrEqual(5.001);
      last = offset;
    }
    expect(last).toBeCloseTo(TRAVEL_MS + 100, 1);
  });

  it('knows nothing any more after a reset', () => {
    play(sut, { fromS: 0, toS: 5 });
    sut.reset();
    sut.observe(77, 123_456);
    expect(sut.toSessionMs(77)).toBeCloseTo(123_456, 6);
  });
});
