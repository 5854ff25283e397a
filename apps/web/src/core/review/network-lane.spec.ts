import type { NetworkSample } from '@bakylau/contracts';
import { badLinesOf, bitrateCurveOf } from './network-lane';

const sample = (atMs: number, over: Partial<NetworkSample> = {}): NetworkSample => ({
  ...{ atMs, receivedKbps: 400, lostShare: 0.001, jitterMs: 10, roundTripMs: 50 },
  ...over,
});

describe(badLinesOf.name, () => {
  it('joins neighbouring bad samples and keeps the worst of them', () => {
    const bad = badLinesOf([
      sample(10_000),
      sample(20_000, { lostShare: 0.06 }),
      sample(30_000, { roundTripMs: 900 }),
      sample(40_000),
      sample(90_000, { lostShare: 0.3, roundTripMs: null }),
    ]);
    expect(bad).toEqual([
      { startMs: 10_000, endMs: 30_000, lostShare: 0.06, roundTripMs: 900 },
      { startMs: 80_000, endMs: 90_000, lostShare: 0.3, roundTripMs: null },
    ]);
  });
});

describe(bitrateCurveOf.name, () => {
  it('has the most of the session at the top and breaks where nothing was measured', () => {
    const view = { fromMs: 0, toMs: 100_000, widthPx: 100 };
    const network = [
      sample(10_000, { receivedKbps: 200 }),
      sample(20_000),
      sample(60_000, { receivedKbps: 0 }),
    ];
    expect(bitrateCurveOf(network, view, 40)).toEqual([
      [
        { x: 10, y: 20 },
        { x: 20, y: 0 },
      ],
      [{ x: 60, y: 40 }],
    ]);
  });
});
