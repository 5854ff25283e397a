import { type EntityManager } from 'typeorm';

/** Whole minutes in favour of the person, and their breaks. Who has begun keeps the terms of the start. */
const REFRESH = `
  UPDATE exam_enrolments n SET extra_minutes = w.minutes, breaks = w.breaks
  FROM (SELECT e.id AS exam_id, u.id AS user_id,
               ceil(e.duration_minutes * coalesce(a.extra_time_percent, 0) / 100.0)::int AS minutes, a.breaks
        FROM exams e CROSS JOIN users u LEFT JOIN accommodation_profiles a ON a.user_id = u.id
        WHERE u.id = ANY ($1) AND e.closes_at > now()) w
  WHERE w.exam_id = n.exam_id AND w.user_id = n.user_id AND (n.extra_minutes <> w.minutes OR n.breaks IS DISTINCT FROM w.breaks)
    AND NOT EXISTS (SELECT FROM attempts t
                    WHERE t.exam_id = n.exam_id AND t.user_id = n.user_id AND t.started_at IS NOT NULL)`;

/** Brings the extra minutes and the breaks of people in exams that they have not begun to what their accommodation says now. */
export async function refreshExtraTime(personIds: readonly string[], manager: EntityManager): Promise<void> {
  if (personIds.length > 0) await manager.query(REFRESH, [personIds]);
}
