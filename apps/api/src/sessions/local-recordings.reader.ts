import { type LocalRecording } from '@bakylau/contracts';
import { type EntityManager } from 'typeorm';

/** The parts of each recording put together. */
const LOCAL_RECORDINGS = `
  SELECT recording_id AS id, chain, start_ms AS "startMs", max(end_ms) AS "endMs", sum(size_bytes)::int AS "sizeBytes"
  FROM local_recording_parts
  WHERE session_id = $1
  GROUP BY recording_id, chain, start_ms
  ORDER BY start_ms, chain`;

/** What the candidate's own browser recorded, the earliest first. */
export function listLocalRecordings(manager: EntityManager, sessionId: string): Promise<LocalRecording[]> {
  return manager.query<LocalRecording[]>(LOCAL_RECORDINGS, [sessionId]);
}
