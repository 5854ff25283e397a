import {
  type DecisionOutcome,
  type LocalizedText,
  PAUSE_LONGEST_MS,
  type SessionState,
  type SessionSummary,
} from '@bakylau/contracts';
import { type EntityManager } from 'typeorm';

/** Which sessions; all conditions that are given must hold. */
export interface SessionSummaryFilter {
  sessionId?: string;
  examIds?: readonly string[];
  states?: readonly SessionState[];
  /** Whose own sessions are left out. */
  exceptOf?: string;
}

interface SummaryRow {
  id: string;
  attempt_id: string;
  exam_id: string;
  exam_title: LocalizedText;
  candidate_name: string;
  student_number: string | null;
  sitting_id: string | null;
  state: SessionState;
  epoch: Date | null;
  started_at: Date | null;
  submitted_at: Date | null;
  longest_minutes: number | null;
  on_break: boolean;
  exam_paused: boolean;
  open: number;
  behaviour: number;
  technical: number;
  undecided: number;
  decision: DecisionOutcome | null;
  waiting: { id: string; device: string; since: string }[];
}

const QUERY = `
  SELECT s.id, s.attempt_id, a.exam_id, e.title AS exam_title, u.display_name AS candidate_name, u.student_number, p.sitting_id,
         s.state, s.epoch, a.started_at, a.submitted_at,
         CASE WHEN s.state = 'paused' AND e.format <> 'oral' THEN e.duration_minutes + coalesce(n.extra_minutes, 0) END AS longest_minutes,
         EXISTS (SELECT FROM session_pauses WHERE session_id = s.id AND is_break AND ended_at IS NULL) AS on_break,
         coalesce((e.standing_pause ->> 'pausedAt')::timestamptz > $5, false) AS exam_paused,
         i.open, i.behaviour, i.technical, i.undecided, d.outcome AS decision, w.waiting
  FROM sessions s
  JOIN attempts a ON a.id = s.attempt_id
  JOIN exams e ON e.id = a.exam_id
  JOIN users u ON u.id = a.user_id
  LEFT JOIN exam_enrolments n ON n.exam_id = a.exam_id AND n.user_id = a.user_id
  LEFT JOIN decisions d ON d.session_id = s.id
  LEFT JOIN LATERAL (
    SELECT sitting.id AS sitting_id FROM sitting_places place JOIN sittings sitting ON sitting.id = place.sitting_id
    WHERE place.exam_id = a.exam_id AND place.user_id = a.user_id
    ORDER BY (sitting.opens_at <= a.created_at AND a.created_at < sitting.closes_at) DESC, sitting.opens_at DESC
    LIMIT 1
  ) p ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('id', id, 'device', device, 'since', asked_at) ORDER BY asked_at), '[]') AS waiting
    FROM session_windows WHERE session_id = s.id AND state = 'waiting'
  ) w
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE ended_at_ms IS NULL)::int AS open,
           count(*) FILTER (WHERE ledger = 'behaviour')::int AS behaviour,
           count(*) FILTER (WHERE ledger = 'technical')::int AS technical,
           count(*) FILTER (WHERE verdict = 'pending')::int AS undecided
    FROM incidents WHERE session_id = s.id AND blind_review_id IS NULL
  ) i
  WHERE ($1::uuid IS NULL OR s.id = $1)
    AND ($2::uuid[] IS NULL OR a.exam_id = ANY ($2))
    AND ($3::text[] IS NULL OR s.state = ANY ($3))
    AND ($4::uuid IS NULL OR a.user_id <> $4)
  ORDER BY u.display_name, s.id`;

/** Sessions as the pages of proctors list them, by the candidate's name. The caller has checked who may see them. */
export async function listSessionSummaries(
  manager: EntityManager,
  { sessionId, examIds, states, exceptOf }: SessionSummaryFilter,
): Promise<SessionSummary[]> {
  const rows: SummaryRow[] = await manager.query(QUERY, [
    sessionId ?? null,
    examIds ?? null,
    states ?? null,
    exceptOf ?? null,
    new Date(Date.now() - PAUSE_LONGEST_MS),
  ]);
  return rows.map((row) => ({
    id: row.id,
    attemptId: row.attempt_id,
    examId: row.exam_id,
    examTitle: row.exam_title,
    candidateName: row.candidate_name,
    studentNumber: row.student_number,
    sittingId: row.sitting_id,
    state: row.state,
    epoch: row.epoch?.toISOString() ?? null,
    startedAt: row.started_at?.toISOString() ?? null,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    longestMinutes: row.longest_minutes,
    onBreak: row.on_break,
    examPaused: row.exam_paused,
    openIncidents: row.open,
    behaviourIncidents: row.behaviour,
    technicalIncidents: row.technical,
    undecidedIncidents: row.undecided,
    decision: row.decision ?? 'none',
    waitingWindows: row.waiting.map((window) => ({
      ...window,
      since: new Date(window.since).toISOString(),
    })),
  }));
}
