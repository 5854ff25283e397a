import { type Artefact } from '@bakylau/contracts';
import { type EntityManager } from 'typeorm';

/** Each takes the session's id; keys of objects are the second parameter where a statement asks for them. */
const STATEMENTS: Record<Artefact, readonly string[]> = {
  face: [
    `UPDATE check_ins SET photo_key = NULL, photo_distance = NULL
     WHERE session_id = $1 AND (photo_key IS NOT NULL OR photo_distance IS NOT NULL)`,
    `UPDATE liveness_challenges SET picture_keys = '[]', sound_key = NULL, measures = NULL
     WHERE session_id = $1 AND (picture_keys <> '[]' OR sound_key IS NOT NULL OR measures IS NOT NULL)`,
  ],
  room_scan: ['UPDATE room_scans SET panorama_key = NULL WHERE session_id = $1 AND panorama_key IS NOT NULL'],
  clip: [
    'DELETE FROM recording_segments WHERE session_id = $1 AND object_key = ANY ($2)',
    'DELETE FROM local_recording_parts WHERE session_id = $1 AND object_key = ANY ($2)',
    'UPDATE incidents SET evidence_key = NULL WHERE session_id = $1 AND evidence_key = ANY ($2)',
  ],
  recording: [
    'DELETE FROM recording_segments WHERE session_id = $1 AND object_key = ANY ($2)',
    'DELETE FROM local_recording_parts WHERE session_id = $1 AND object_key = ANY ($2)',
    'UPDATE incidents SET evidence_key = NULL WHERE session_id = $1 AND evidence_key = ANY ($2)',
  ],
  log: [
    'DELETE FROM observation_batches WHERE session_id = $1',
    `UPDATE check_ins SET device_check = NULL, upload_kbps = NULL
     WHERE session_id = $1 AND (device_check IS NOT NULL OR upload_kbps IS NOT NULL)`,
  ],
};

/**
 * Removes what the database has of an artefact of a session.
 * @param keys of the objects that go with it
 * @returns how many rows were removed or emptied
 */
export async function removeArtefactRows(
  artefact: Artefact,
  sessionId: string,
  keys: readonly string[],
  manager: EntityManager,
): Promise<number> {
  let rows = 0;
  for (const statement of STATEMENTS[artefact]) {
    const values = statement.includes('$2') ? [sessionId, keys] : [sessionId];
    const [, affected] = await manager.query<[unknown, number]>(statement, values);
    rows += affected;
  }
  return rows;
}
