import { type RuleContext, type SessionReview } from '@bakylau/contracts';
import { connectionSpans } from '@bakylau/domain';
import { type EntityManager } from 'typeorm';
import { listLocalRecordings } from './local-recordings.reader';

/** Levels only: frames stay in the database, where a three-hour session has megabytes of them. */
const LEVELS = `
  SELECT (o ->> 'atMs')::int AS "atMs", (o ->> 'levelDbfs')::float8 AS "levelDbfs"
  FROM observation_batches b, jsonb_array_elements(b.observations) o
  WHERE b.session_id = $1 AND o ->> 'kind' = 'sound'
  ORDER BY 1`;

/** One angle for each five seconds: more cannot be drawn of a session of hours, and the largest is what matters. */
const YAWS = `
  SELECT DISTINCT ON ("atMs" / 5000) "atMs", "yawDeg"
  FROM (
    SELECT (o ->> 'atMs')::int AS "atMs", (o #>> '{faces,0,pose,yawDeg}')::float8 AS "yawDeg"
    FROM observation_batches b, jsonb_array_elements(b.observations) o
    WHERE b.session_id = $1 AND o ->> 'kind' = 'frame'
  ) x
  WHERE "yawDeg" IS NOT NULL
  ORDER BY "atMs" / 5000, abs("yawDeg") DESC`;

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
  const [levels, yaws, reports, network, localRecordings, refusedLocalRecordings] = await Promise.all([
    rowsOf<SessionReview['levels'][number]>(LEVELS),
    rowsOf<SessionReview['yaws'][number]>(YAWS),
    rowsOf<{ entry: RuleContext }>(REPORTS),
    rowsOf<SessionReview['network'][number]>(NETWORK),
    listLocalRecordings(manager, sessionId),
    rowsOf<SessionReview['refusedLocalRecordings'][number]>(REFUSED_LOCAL_RECORDINGS),
  ]);
  const context = reports.map(({ entry }) => entry);
  const kept = { localRecordings, refusedLocalRecordings };
  return { levels, yaws, network, ...kept, spans: (endMs) => connectionSpans(context, endMs) };
}
