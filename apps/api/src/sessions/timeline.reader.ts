import { type RuleContext, type SessionReview } from '@bakylau/contracts';
import { connectionSpans } from '@bakylau/domain';
import { type ObservationCurves } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { listLocalRecordings } from './local-recordings.reader';

const CURVES = 'SELECT curves FROM observation_batches WHERE session_id = $1';

/** More angles cannot be drawn of a session of hours, and the largest is what matters. */
const YAW_EVERY_MS = 5_000;

/** What the page reported, in the order in which the gateway noted it. */
const REPORTS = `
  SELECT c.entry
  FROM observation_batches b, jsonb_array_elements(b.context) WITH ORDINALITY c(entry, place)
  WHERE b.session_id = $1 AND c.entry ->> 'kind' IN ('client', 'page', 'watch_ended')
  ORDER BY b.from_ms, c.place`;

/** The worst sample of each ten seconds. */
const NETWORK = `
  SELECT DISTINCT ON ("atMs" / 10000) *
  FROM (
    SELECT (c ->> 'atMs')::int AS "atMs", (c ->> 'receivedKbps')::float8 AS "receivedKbps",
      (c ->> 'lostShare')::float8 AS "lostShare", (c ->> 'jitterMs')::float8 AS "jitterMs",
      (c ->> 'roundTripMs')::float8 AS "roundTripMs"
    FROM observation_batches b, jsonb_array_elements(b.context) c
    WHERE b.session_id = $1 AND c ->> 'kind' = 'network'
  ) x
  ORDER BY "atMs" / 10000, "lostShare" DESC, "receivedKbps"`;

/** By the person's own id, which the log is sorted by. */
const REFUSED_LOCAL_RECORDINGS = `
  SELECT e.detail ->> 'chain' AS chain, (e.detail ->> 'startMs')::int AS "startMs", (e.detail ->> 'endMs')::int AS "endMs"
  FROM sessions s JOIN attempts a ON a.id = s.attempt_id JOIN audit_entries e ON e.user_id = a.user_id
  WHERE s.id = $1 AND e.action = 'local_recording.refused' AND e.subject = s.id::text
  ORDER BY 2, 1`;

export type Timeline = Pick<
  SessionReview,
  'levels' | 'yaws' | 'network' | 'localRecordings' | 'refusedLocalRecordings'
> & {
  /** Needs the session's end, which is known only when all is read. */
  spans: (endMs: number) => Pick<SessionReview, 'focusLosses' | 'disconnections'>;
};

/** What the lanes of a session's timeline show besides incidents and recordings. */
export async function readTimeline(manager: EntityManager, sessionId: string): Promise<Timeline> {
  const rowsOf = <Row>(sql: string) => manager.query<Row[]>(sql, [sessionId]);
  const [batches, reports, network, localRecordings, refusedLocalRecordings] = await Promise.all([
    rowsOf<{ curves: ObservationCurves }>(CURVES),
    rowsOf<{ entry: RuleContext }>(REPORTS),
    rowsOf<SessionReview['network'][number]>(NETWORK),
    listLocalRecordings(manager, sessionId),
    rowsOf<SessionReview['refusedLocalRecordings'][number]>(REFUSED_LOCAL_RECORDINGS),
  ]);
  const context = reports.map(({ entry }) => entry);
  const levels = inTime(batches.flatMap(({ curves }) => curves.levels));
  const yaws = largestTurns(inTime(batches.flatMap(({ curves }) => curves.yaws)));
  const kept = { localRecordings, refusedLocalRecordings };
  return {
    levels: levels.map(([atMs, levelDbfs]) => ({ atMs, levelDbfs })),
    yaws: yaws.map(([atMs, yawDeg]) => ({ atMs, yawDeg })),
    network,
    ...kept,
    spans: (endMs) => connectionSpans(context, endMs),
  };
}

function inTime<Point extends [atMs: number, value: number]>(points: Point[]): Point[] {
  return points.toSorted(([a], [b]) => a - b);
}

/** Of each YAW_EVERY_MS the angle that is farthest from looking straight ahead. */
function largestTurns(yaws: ObservationCurves['yaws']): ObservationCurves['yaws'] {
  const largest = new Map<number, ObservationCurves['yaws'][number]>();
  for (const yaw of yaws) {
    const slot = Math.floor(yaw[0] / YAW_EVERY_MS);
    const known = largest.get(slot);
    if (!known || Math.abs(yaw[1]) > Math.abs(known[1])) largest.set(slot, yaw);
  }
  return [...largest.values()];
}
