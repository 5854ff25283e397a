import type { Incident, LiveProducer, RoomScan, SessionState, SessionSummary } from '@bakylau/contracts';
import type { ProctorResponse } from './proctor-channel';
import type { AnyErrorCode } from '../api-error';

/** How the page's subscription stands: `live` is the only one in which what is shown is surely current. */
export type LiveConnection = 'connecting' | 'live' | 'reconnecting' | 'refused';

export interface LiveExamState {
  connection: LiveConnection;
  /** Why the server refused the subscription. */
  refusedWith: AnyErrorCode | null;
  sessions: ReadonlyMap<string, SessionSummary>;
  /** Sittings of the exam that the proctor watches; empty for whoever has none. */
  ownSittings: ProctorResponse<'exam:watch'>['ownSittings'];
  /** Sittings of the exam that anybody watches. */
  watchedSittings: ProctorResponse<'exam:watch'>['watchedSittings'];
  incidents: ReadonlyMap<string, Incident>;
  producers: ReadonlyMap<string, LiveProducer>;
  /** Scans of the room of which news came while the page is open, by session: the newest of each. */
  roomScans: ReadonlyMap<string, RoomScan>;
  /** Grows with every successful subscription: media of an earlier one is dead. */
  generation: number;
}

export const EMPTY_LIVE_EXAM: LiveExamState = {
  connection: 'connecting',
  refusedWith: null,
  sessions: new Map(),
  ownSittings: [],
  watchedSittings: [],
  incidents: new Map(),
  producers: new Map(),
  roomScans: new Map(),
  generation: 0,
};

/** States in which a session belongs on the live wall. */
const LIVE_STATES: readonly SessionState[] = [
  'checking_in',
  'waiting',
  'running',
  'scanning',
  'paused',
  'interrupted',
];

/** Whether a session in this state is shown as a tile. */
export function isLive(state: SessionState): boolean {
  return LIVE_STATES.includes(state);
}

/** By name, so that a tile keeps its place whatever happens in it. */
export function tilesOf(state: LiveExamState): SessionSummary[] {
  return [...state.sessions.values()]
    .filter((session) => isLive(session.state))
    .sort((a, b) => a.candidateName.localeCompare(b.candidateName) || a.id.localeCompare(b.id));
}

/**
 * Whether the proctor is on duty for a session. Whoever has no sitting is on duty for all of them, and whoever sits without a place in
 * one, or in one that nobody watches, is everybody's, so that nobody is left out.
 */
export function isOnDutyFor(
  { ownSittings, watchedSittings }: Pick<LiveExamState, 'ownSittings' | 'watchedSittings'>,
  { sittingId }: SessionSummary,
): boolean {
  if (ownSittings.length === 0 || sittingId === null || !watchedSittings.includes(sittingId)) return true;
  return ownSittings.some(({ id }) => id === sittingId);
}

/** Newest first; incidents of one instant keep a stable order by id. */
export function feedOf(state: LiveExamState): Incident[] {
  return [...state.incidents.values()].sort(
    (a, b) => b.startedAt.localeCompare(a.startedAt) || b.id.localeCompare(a.id),
  );
}

/** Open incidents of a session as the feed knows them, which is fresher than the summary's own count. */
export function openIncidentsOf(state: LiveExamState, sessionId: string): Incident[] {
  return feedOf(state).filter((incident) => incident.sessionId === sessionId && incident.endedAtMs === null);
}

/**
 * Whether `incoming` says something that `known` does not. A message that arrives twice, or an "opened" that arrives after
 * the "closed" of the same incident, says nothing new.
 */
export function isNewerIncident(known: Incident | undefined, incoming: Incident): boolean {
  if (!known) return true;
  if (known.endedAtMs !== null && incoming.endedAtMs === null) return false;
  return JSON.stringify(known) !== JSON.stringify(incoming);
}
