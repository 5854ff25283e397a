import type { RecordingTrack } from '@bakylau/contracts';
import { buildIncident, testId } from '../live/live.factory';
import { buildTrack } from './review.factory';
import {
  gapSpansOf,
  lanesOf,
  levelCurveOf,
  levelY,
  MIN_BAR_PX,
  msOf,
  pxOf,
  ticksOf,
  type TimelineView,
  yawCurveOf,
} from './timeline-geometry';

const view: TimelineView = { fromMs: 0, toMs: 100_000, widthPx: 1000 };
const incident = (number: number, startedAtMs: number, endedAtMs: number | null, over = {}) =>
  buildIncident({ id: testId('incident', number), startedAtMs, endedAtMs, ...over });

describe('pixels and milliseconds', () => {
  it('are each other’s inverse', () => {
    expect(pxOf(view, 25_000)).toBe(250);
    expect(msOf(view, 250)).toBe(25_000);
    const zoomed = { fromMs: 40_000, toMs: 60_000, widthPx: 400 };
    expect(msOf(zoomed, pxOf(zoomed, 47_500))).toBe(47_500);
  });

  it('stay inside of the view for a press beside it', () => {
    expect(msOf(view, -20)).toBe(0);
    expect(msOf(view, 2000)).toBe(100_000);
  });

  it('survive a session without length', () => {
    expect(pxOf({ fromMs: 0, toMs: 0, widthPx: 500 }, 0)).toBe(0);
  });
});

describe(lanesOf.name, () => {
  it('gives each rule a lane, behaviour first', () => {
    const lanes = lanesOf(
      [
        incident(1, 0, 1000, { rule: 'media.gap', ledger: 'technical' }),
        incident(2, 0, 1000, { rule: 'head.away' }),
        incident(3, 0, 1000, { rule: 'face.absent' }),
      ],
      view,
      100_000,
    );
    expect(lanes.map((lane) => [lane.ledger, lane.rule])).toEqual([
      ['behaviour', 'face.absent'],
      ['behaviour', 'head.away'],
      ['technical', 'media.gap'],
    ]);
  });

  it('draws a short incident wide enough to be hit, also at the right edge', () => {
    const [lane] = lanesOf([incident(1, 10_000, 10_050), incident(2, 99_990, 100_000)], view, 100_000);
    expect(lane?.bars[0]).toMatchObject({ x: 100, width: MIN_BAR_PX });
    expect(lane?.bars[1]).toMatchObject({ x: 1000 - MIN_BAR_PX, width: MIN_BAR_PX });
  });

  it('stacks bars that would cover each other, and reuses a free line', () => {
    const [lane] = lanesOf(
      [incident(1, 10_000, 20_000), incident(2, 15_000, 18_000), incident(3, 30_000, 31_000)],
      view,
      100_000,
    );
    expect(lane?.rows).toBe(2);
    expect(lane?.bars.map((bar) => bar.row)).toEqual([0, 1, 0]);
  });

  it('stacks short incidents that touch only because they were widened', () => {
    const [lane] = lanesOf([incident(1, 10_000, 10_010), incident(2, 10_300, 10_310)], view, 100_000);
    expect(lane?.rows).toBe(2);
  });

  it('draws an open incident until now', () => {
    const [lane] = lanesOf([incident(1, 50_000, null)], view, 70_000);
    expect(lane?.bars[0]).toMatchObject({ x: 500, width: 200 });
  });
});

describe(gapSpansOf.name, () => {
  it('covers the time before, between and after the runs', () => {
    const track: RecordingTrack = {
      chain: 'av',
      startMs: 2000,
      endMs: 90_000,
      gaps: [{ startMs: 40_000, endMs: 45_000 }],
      sizeBytes: 1,
      segments: 1,
      runs: 2,
      version: '1',
    };
    expect(gapSpansOf(track, view, 100_000)).toEqual([
      { startMs: 0, endMs: 2000, x: 0, width: 20 },
      { startMs: 40_000, endMs: 45_000, x: 400, width: 50 },
      { startMs: 90_000, endMs: 100_000, x: 900, width: 100 },
    ]);
  });

  it('takes of an examiner only the time between coming and going', () => {
    const gaps = [{ startMs: 40_000, endMs: 45_000 }];
    const track = buildTrack({ chain: 'examiner-1', startMs: 30_000, endMs: 50_000, gaps });
    expect(gapSpansOf(track, view, 100_000)).toEqual([{ ...gaps[0], x: 400, width: 50 }]);
  });
});

describe(levelCurveOf.name, () => {
  it('keeps the loudest level of each pair of pixels', () => {
    const levels = Array.from({ length: 1000 }, (_, i) => ({
      atMs: i * 100,
      levelDbfs: i === 501 ? -5 : -60,
    }));
    const [line] = levelCurveOf(levels, { ...view, widthPx: 200 }, 80);
    expect(line!.length).toBeLessThanOrEqual(100);
    expect(Math.min(...line!.map((point) => point.y))).toBeCloseTo(5);
  });

  it('breaks where nothing was measured', () => {
    const levels = [
      { atMs: 0, levelDbfs: -50 },
      { atMs: 1000, levelDbfs: -50 },
      { atMs: 30_000, levelDbfs: -50 },
    ];
    expect(levelCurveOf(levels, view, 80)).toHaveLength(2);
  });

  it('draws digital silence at the bottom and full scale at the top', () => {
    expect(levelY(-120, 80)).toBe(80);
    expect(Math.abs(levelY(0, 80))).toBe(0);
    expect(levelY(-40, 80)).toBe(40);
  });
});

describe(ticksOf.name, () => {
  it('writes round times that fit', () => {
    expect(ticksOf(view)).toEqual([
      0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 70_000, 80_000, 90_000, 100_000,
    ]);
    expect(ticksOf({ fromMs: 0, toMs: 3 * 3_600_000, widthPx: 340 })).toHaveLength(4);
  });
});

describe(yawCurveOf.name, () => {
  const yaws = [
    { atMs: 0, yawDeg: 0 },
    { atMs: 5000, yawDeg: 30 },
    { atMs: 60_000, yawDeg: -90 },
  ];

  it('draws straight ahead in the middle, cuts what is beyond, and breaks where no face was seen', () => {
    const view = { fromMs: 0, toMs: 100_000, widthPx: 1000 };
    expect(yawCurveOf(yaws, view, 40)).toEqual([
      [
        { x: 0, y: 20 },
        { x: 50, y: 10 },
      ],
      [{ x: 600, y: 40 }],
    ]);
  });
});
