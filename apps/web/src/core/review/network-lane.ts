import type { NetworkSample, SessionReview } from '@bakylau/contracts';
import { pxOf, type TimelineView } from './timeline-geometry';

/** From this loss on, sound and picture suffer visibly even with sending again. */
export const BAD_LOSS = 0.05;
/** From this round trip on, talk and signalling are felt to lag (ITU-T G.114 names 400 ms as the limit). */
export const BAD_ROUND_TRIP_MS = 400;
/** Samples come every ten seconds at least while the exam runs; a longer silence breaks the line. */
const SAMPLE_GAP_MS = 15_000;
const SAMPLE_MS = 10_000;

export interface BadLine {
  startMs: number;
  endMs: number;
  /** Worst of the span. */
  lostShare: number;
  roundTripMs: number | null;
}

/** Spans in which the line lost or delayed much; neighbouring samples make one span. */
export function badLinesOf(network: SessionReview['network']): BadLine[] {
  const spans: BadLine[] = [];
  for (const sample of network) {
    if (!isBad(sample)) continue;
    const startMs = Math.max(0, sample.atMs - SAMPLE_MS);
    const last = spans.at(-1);
    if (last && startMs - last.endMs <= SAMPLE_GAP_MS - SAMPLE_MS) {
      last.endMs = sample.atMs;
      last.lostShare = Math.max(last.lostShare, sample.lostShare);
      last.roundTripMs = worse(last.roundTripMs, sample.roundTripMs);
    } else {
      const { lostShare, roundTripMs } = sample;
      spans.push({ startMs, endMs: sample.atMs, lostShare, roundTripMs });
    }
  }
  return spans;
}

/** What arrived over time, as points of polylines; the most of the session is the top. */
export function bitrateCurveOf(
  network: SessionReview['network'],
  view: TimelineView,
  heightPx: number,
): { x: number; y: number }[][] {
  const mostKbps = network.reduce((most, { receivedKbps }) => Math.max(most, receivedKbps), 1);
  const lines: { x: number; y: number }[][] = [];
  let lastMs = -Infinity;
  for (const { atMs, receivedKbps } of network) {
    const point = { x: pxOf(view, atMs), y: heightPx * (1 - receivedKbps / mostKbps) };
    const line = lines.at(-1);
    if (line && atMs - lastMs <= SAMPLE_GAP_MS) line.push(point);
    else lines.push([point]);
    lastMs = atMs;
  }
  return lines;
}

function isBad({ lostShare, roundTripMs }: NetworkSample): boolean {
  return lostShare >= BAD_LOSS || (roundTripMs ?? 0) >= BAD_ROUND_TRIP_MS;
}

function worse(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}
