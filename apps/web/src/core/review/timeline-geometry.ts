import type { Incident, IncidentCause, Ledger, RecordingTrack, SessionReview } from '@bakylau/contracts';
import { INCIDENT_CAUSE_IDS, isCandidateChain, SILENCE_DBFS } from '@bakylau/contracts';
import { longGaps } from './recording-coverage';

/** The part of the session that is drawn, and how wide. */
export interface TimelineView {
  fromMs: number;
  toMs: number;
  widthPx: number;
}

/** Pixels from the left edge; may lie outside of the view. */
export function pxOf(view: TimelineView, atMs: number): number {
  const spanMs = Math.max(1, view.toMs - view.fromMs);
  return ((atMs - view.fromMs) / spanMs) * view.widthPx;
}

/** Session time under a pixel, kept inside of the view. */
export function msOf(view: TimelineView, px: number): number {
  const share = Math.min(1, Math.max(0, px / Math.max(1, view.widthPx)));
  return Math.round(view.fromMs + share * (view.toMs - view.fromMs));
}

export interface TimelineBar {
  incident: Incident;
  x: number;
  width: number;
  /** Line inside of the lane, from 0; bars that would cover each other stand in different lines. */
  row: number;
}

export interface TimelineLane {
  ledger: Ledger;
  rule: IncidentCause;
  rows: number;
  bars: TimelineBar[];
}

/** A short incident is drawn at least this wide, so that it can be seen and hit. */
export const MIN_BAR_PX = 8;
const BAR_DISTANCE_PX = 2;

/**
 * One lane for each rule that opened an incident, behaviour before technical, rules in the order of the registry. An open
 * incident reaches to `nowMs`.
 */
export function lanesOf(incidents: readonly Incident[], view: TimelineView, nowMs: number): TimelineLane[] {
  const rules = [...new Set(incidents.map((incident) => incident.rule))].sort(
    (a, b) => INCIDENT_CAUSE_IDS.indexOf(a) - INCIDENT_CAUSE_IDS.indexOf(b),
  );
  const lanes = rules.map((rule) =>
    laneOf(
      rule,
      incidents.filter((it) => it.rule === rule),
      view,
      nowMs,
    ),
  );
  return [
    ...lanes.filter((lane) => lane.ledger === 'behaviour'),
    ...lanes.filter((lane) => lane.ledger !== 'behaviour'),
  ];
}

function laneOf(
  rule: IncidentCause,
  incidents: readonly Incident[],
  view: TimelineView,
  nowMs: number,
): TimelineLane {
  const ordered = [...incidents].sort((a, b) => a.startedAtMs - b.startedAtMs || a.id.localeCompare(b.id));
  const rowEnds: number[] = [];
  const bars = ordered.map((incident): TimelineBar => {
    const { x, width } = barBox(incident, view, nowMs);
    const free = rowEnds.findIndex((end) => end + BAR_DISTANCE_PX <= x);
    const row = free === -1 ? rowEnds.length : free;
    rowEnds[row] = x + width;
    return { incident, x, width, row };
  });
  return { rule, ledger: ordered[0]?.ledger ?? 'behaviour', rows: Math.max(1, rowEnds.length), bars };
}

function barBox(incident: Incident, view: TimelineView, nowMs: number): { x: number; width: number } {
  const start = pxOf(view, incident.startedAtMs);
  const end = pxOf(view, Math.max(incident.startedAtMs, incident.endedAtMs ?? nowMs));
  const width = Math.max(MIN_BAR_PX, end - start);
  // At the right edge a widened bar grows to the left, or it would be cut off.
  return { x: Math.max(0, Math.min(start, view.widthPx - width)), width };
}

export interface TimelineSpan {
  startMs: number;
  endMs: number;
  x: number;
  width: number;
}

/**
 * Where a chain has no recording, over the whole session: before it began, in its holes, and after it ended. Examiners come when they are
 * needed: of theirs only the holes count.
 */
export function gapSpansOf(track: RecordingTrack, view: TimelineView, durationMs: number): TimelineSpan[] {
  const gaps = [...longGaps(track)];
  if (!isCandidateChain(track.chain)) return gaps.map((gap) => spanBox(gap, view));
  if (track.startMs >= 1000) gaps.unshift({ startMs: 0, endMs: track.startMs });
  if (durationMs - track.endMs >= 1000) gaps.push({ startMs: track.endMs, endMs: durationMs });
  return gaps.map((gap) => spanBox(gap, view));
}

/** A span as it is drawn; a short one is still seen. */
export function spanBox<Span extends { startMs: number; endMs: number }>(
  span: Span,
  view: TimelineView,
): Span & TimelineSpan {
  const x = pxOf(view, span.startMs);
  return { ...span, x, width: Math.max(1, pxOf(view, span.endMs) - x) };
}

/** The quiet end of the level curve; everything below is drawn at the bottom. */
export const CURVE_FLOOR_DBFS = -80;

/**
 * The sound level as points of a polyline, at most one for each two pixels: the loudest of its span, because a short loud
 * sound is what the reviewer looks for. Times without a measurement for over 5 s break the line.
 */
export function levelCurveOf(
  levels: SessionReview['levels'],
  view: TimelineView,
  heightPx: number,
): { x: number; y: number }[][] {
  const lines: { x: number; y: number }[][] = [];
  let line: { x: number; y: number }[] = [];
  let lastMs = -Infinity;
  let bucket = -1;
  for (const { atMs, levelDbfs } of levels) {
    const x = pxOf(view, atMs);
    if (x < 0 || x > view.widthPx) continue;
    if (atMs - lastMs > 5000 && line.length > 0) {
      lines.push(line);
      line = [];
    }
    const y = levelY(levelDbfs, heightPx);
    const last = line.at(-1);
    if (last && Math.floor(x / 2) === bucket) last.y = Math.min(last.y, y);
    else line.push({ x, y });
    bucket = Math.floor(x / 2);
    lastMs = atMs;
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** 0 dBFS is at the top (0), CURVE_FLOOR_DBFS and below at the bottom (`heightPx`). */
export function levelY(levelDbfs: number, heightPx: number): number {
  const level = Math.min(0, Math.max(CURVE_FLOOR_DBFS, Math.max(levelDbfs, SILENCE_DBFS)));
  return (level / CURVE_FLOOR_DBFS) * heightPx;
}

/** Turns of the head beyond this are drawn at the edge. */
export const YAW_AT_MOST_DEG = 60;
/** Times without a face for longer than this break the line. */
const YAW_GAP_MS = 15_000;

/**
 * Where the head was turned, as points of polylines: straight in the middle, to the right of the picture up. At most one point
 * for each two pixels, the largest turn of its span.
 */
export function yawCurveOf(
  yaws: SessionReview['yaws'],
  view: TimelineView,
  heightPx: number,
): { x: number; y: number }[][] {
  const lines: { x: number; y: number }[][] = [];
  let lastMs = -Infinity;
  for (const { atMs, yawDeg } of yaws) {
    const turned = Math.max(-YAW_AT_MOST_DEG, Math.min(YAW_AT_MOST_DEG, yawDeg));
    const middle = heightPx / 2;
    const point = { x: pxOf(view, atMs), y: middle * (1 - turned / YAW_AT_MOST_DEG) };
    const line = atMs - lastMs <= YAW_GAP_MS ? lines.at(-1) : undefined;
    const last = line?.at(-1);
    if (!line) lines.push([point]);
    else if (last && Math.floor(last.x / 2) === Math.floor(point.x / 2)) {
      if (Math.abs(point.y - middle) > Math.abs(last.y - middle)) last.y = point.y;
    } else line.push(point);
    lastMs = atMs;
  }
  return lines;
}

const TICK_STEPS_MS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].map((seconds) => seconds * 1000);
const TICK_DISTANCE_PX = 80;

/** Times to write under the timeline, far enough from each other to be read. */
export function ticksOf(view: TimelineView): number[] {
  const spanMs = view.toMs - view.fromMs;
  const fit = Math.max(1, Math.floor(view.widthPx / TICK_DISTANCE_PX));
  const stepMs = TICK_STEPS_MS.find((step) => spanMs / step <= fit) ?? TICK_STEPS_MS.at(-1)!;
  const ticks: number[] = [];
  for (let at = Math.ceil(view.fromMs / stepMs) * stepMs; at <= view.toMs; at += stepMs) ticks.push(at);
  return ticks;
}
