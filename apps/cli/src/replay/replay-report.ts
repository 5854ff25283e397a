import { type FrameObservation, type IncidentCause, type SoundObservation } from '@bakylau/contracts';
import { type StoredObservation } from '@bakylau/persistence';
import { type CollectedIncident } from '../analysis/incident-collector';
import { type StoredIncident } from './session-log';

/** How far one figure lies from the stored one over the whole session. */
export interface FigureDifference {
  name: string;
  compared: number;
  /** Samples that differ by more than the figure's rounding. */
  different: number;
  largest: number;
}

export interface IncidentSpan {
  rule: IncidentCause;
  startedAtMs: number;
  endedAtMs: number | null;
}

export interface ReplayReport {
  sessionId: string;
  /** Stored observations whose picture or sound is in the recording, and those whose is not. */
  observations: { replayed: number; missing: number };
  /**
   * Pictures whose identity was asked of the enrolled photo again, and those whose identity was taken as it was stored, because the
   * session compared with another enrolment, or with none, and that is not kept.
   */
  identity: { lookedAgain: number; asStored: number };
  figures: FigureDifference[];
  incidents: {
    same: number;
    /** Stored, but not found again. */
    lost: IncidentSpan[];
    /** Found now, but not stored. */
    added: IncidentSpan[];
    /** Of the same rule and begin, with another end. */
    changed: { stored: IncidentSpan; now: IncidentSpan }[];
  };
  identical: boolean;
}

/**
 * Live, time passes for the rules every half second from any moment on, and a page's report arrives after what it tells of: an
 * incident's edges may lie this far apart without anything being different.
 */
const SAME_EDGE_MS = 1_500;

type Figure = { name: string; tolerance: number; of: (observation: StoredObservation) => number | null };

const ofFrame =
  (
    read: (
      frame: Pick<FrameObservation, 'faces' | 'identity' | 'body' | 'persons' | 'objects'>,
    ) => number | null,
  ) =>
  (observation: StoredObservation): number | null =>
    observation.kind === 'frame' ? read(observation) : null;
const ofSound =
  (read: (sound: Pick<SoundObservation, 'levelDbfs' | 'speech'>) => number | null) =>
  (observation: StoredObservation): number | null =>
    observation.kind === 'sound' ? read(observation) : null;

/**
 * Tolerances: the last digit that any rule looks at. A level may differ by more: the Opus decoder remembers what it decoded before the
 * window, and live that may have been another candidate's sound (0.7 dB in one of 61 windows, measured).
 */
const FIGURES: Figure[] = [
  { name: 'faces', tolerance: 0, of: ofFrame(({ faces }) => faces.length) },
  { name: 'yaw, degrees', tolerance: 0.1, of: ofFrame(({ faces }) => faces[0]?.pose?.yawDeg ?? null) },
  {
    name: 'identity distance',
    tolerance: 0.001,
    of: ofFrame(({ identity }) => (identity?.usable ? identity.distance : null)),
  },
  { name: 'body presence', tolerance: 0.01, of: ofFrame(({ body }) => body?.presence ?? null) },
  { name: 'persons', tolerance: 0, of: ofFrame(({ persons }) => persons?.length ?? null) },
  { name: 'things', tolerance: 0, of: ofFrame(({ objects }) => objects?.length ?? null) },
  { name: 'level, dBFS', tolerance: 1, of: ofSound(({ levelDbfs }) => levelDbfs) },
  { name: 'speech', tolerance: 0.05, of: ofSound(({ speech }) => speech?.probability ?? null) },
];

/** Compares two observations of the same moment, figure by figure, over a whole session. */
export class FigureComparison {
  private readonly differences = FIGURES.map(({ name }) => ({ name, compared: 0, different: 0, largest: 0 }));

  add(stored: StoredObservation, now: StoredObservation): void {
    for (const [index, { tolerance, of }] of FIGURES.entries()) {
      const [before, after] = [of(stored), of(now)];
      if (before === null && after === null) continue;
      const difference = before === null || after === null ? Infinity : Math.abs(after - before);
      const sum = this.differences[index]!;
      sum.compared += 1;
      if (difference > tolerance) sum.different += 1;
      if (Number.isFinite(difference)) sum.largest = Math.max(sum.largest, difference);
    }
  }

  get result(): FigureDifference[] {
    return this.differences.filter(({ compared }) => compared > 0);
  }
}

/** Pairs stored incidents with those found again. */
export function compareIncidents(
  stored: readonly StoredIncident[],
  now: readonly CollectedIncident[],
): ReplayReport['incidents'] {
  const left = now.map(spanOf);
  const result: ReplayReport['incidents'] = { same: 0, lost: [], added: left, changed: [] };
  for (const before of stored.map(spanOf)) {
    const index = left.findIndex(
      (after) => after.rule === before.rule && isNear(after.startedAtMs, before.startedAtMs),
    );
    const [after] = index < 0 ? [] : left.splice(index, 1);
    if (!after) result.lost.push(before);
    else if (isNear(after.endedAtMs, before.endedAtMs)) result.same += 1;
    else result.changed.push({ stored: before, now: after });
  }
  return result;
}

function spanOf({ rule, startedAtMs, endedAtMs }: IncidentSpan): IncidentSpan {
  return { rule, startedAtMs, endedAtMs };
}

function isNear(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= SAME_EDGE_MS);
}
