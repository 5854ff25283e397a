import {
  DELETION_FREEZES,
  type DeletionFreeze,
  OPEN_APPEAL_STATES,
  VOID_RESULT_STATES,
} from '@bakylau/contracts';
import { SESSION_MACHINE } from '@bakylau/domain';
import { type EntityManager } from 'typeorm';

/** What stands against deleting something of one session. */
export interface FrozenSession {
  sessionId: string;
  freezes: DeletionFreeze[];
}

const STATES = Object.keys(
  SESSION_MACHINE.definition.states,
) as (keyof typeof SESSION_MACHINE.definition.states)[];
/** Sessions about which nobody has anything left to decide. */
const ENDED_STATES = STATES.filter((state) => SESSION_MACHINE.isTerminal(state));

const FIND = `
  SELECT s.id AS "sessionId",
    NOT s.state = ANY ($2) AS undecided,
    (EXISTS (SELECT FROM appeals a WHERE a.session_id = s.id AND a.state = ANY ($3))
      OR EXISTS (SELECT FROM mark_appeals m JOIN results r ON r.attempt_id = m.attempt_id
                 WHERE m.attempt_id = t.id AND m.state = 'filed' AND NOT r.state = ANY ($4))) AS appeal_open,
    EXISTS (SELECT FROM annulments n JOIN results r ON r.id = n.result_id
            WHERE r.attempt_id = t.id AND n.answered_at IS NULL) AS annulment_open,
    EXISTS (SELECT FROM legal_holds h WHERE h.released_at IS NULL
            AND (h.exam_id = t.exam_id
                 OR h.person_id = t.user_id AND (h.session_id IS NULL OR h.session_id = s.id))) AS legal_hold
  FROM sessions s JOIN attempts t ON t.id = s.attempt_id
  WHERE t.user_id = $1`;

/**
 * Everything that freezes deletion at the sessions of one person; sessions without are not in the list.
 * @param manager of the transaction that deletes, after it locked the person: holds lock the person too, and those on an exam all who sat it
 */
export async function findFreezes(personId: string, manager: EntityManager): Promise<FrozenSession[]> {
  type Row = { sessionId: string } & Record<DeletionFreeze, boolean>;
  const rows = await manager.query<Row[]>(FIND, [
    personId,
    ENDED_STATES,
    OPEN_APPEAL_STATES,
    VOID_RESULT_STATES,
  ]);
  return rows
    .map((row) => ({ sessionId: row.sessionId, freezes: DELETION_FREEZES.filter((freeze) => row[freeze]) }))
    .filter(({ freezes }) => freezes.length > 0);
}

/** Whether a hold stands on the person, or on an exam that they sat; it also freezes what belongs to no session. */
export async function isPersonHeld(personId: string, manager: EntityManager): Promise<boolean> {
  const held = await manager.query<unknown[]>(
    `SELECT 1 FROM legal_holds h WHERE h.released_at IS NULL
     AND (h.person_id = $1 OR h.exam_id IN (SELECT exam_id FROM attempts WHERE user_id = $1)) LIMIT 1`,
    [personId],
  );
  return held.length > 0;
}
