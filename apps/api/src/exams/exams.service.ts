import { type StaffExam } from '@bakylau/contracts';
import { LIVE_STATES } from '@bakylau/domain';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface ExamRow extends Omit<StaffExam, 'opensAt' | 'closesAt' | 'publishedAt'> {
  opensAt: Date;
  closesAt: Date;
  publishedAt: Date | null;
}

const QUERY = `
  SELECT e.id, e.title, e.course_code AS "courseCode", e.published_at AS "publishedAt", e.format,
         e.opens_at AS "opensAt", e.closes_at AS "closesAt",
         e.duration_minutes AS "durationMinutes",
         coalesce((SELECT b.item_count FROM exam_blueprints b WHERE b.exam_id = e.id),
                  (SELECT count(*)::int FROM exam_items i WHERE i.exam_id = e.id AND (i.ticket IS NULL OR i.ticket = 1))) AS "itemCount",
         (SELECT count(*)::int FROM exam_enrolments n WHERE n.exam_id = e.id) AS candidates,
         w.live, w."toReview", w."toConfirm"
  FROM exams e
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE s.state = ANY ($2))::int AS live,
           count(*) FILTER (WHERE s.state IN ('submitted', 'under_review'))::int AS "toReview",
           count(*) FILTER (WHERE r.state = 'verified')::int AS "toConfirm"
    FROM attempts a JOIN sessions s ON s.attempt_id = a.id LEFT JOIN results r ON r.attempt_id = a.id
    WHERE a.exam_id = e.id
  ) w
  WHERE $1::uuid IS NULL OR EXISTS (SELECT 1 FROM exam_staff x WHERE x.exam_id = e.id AND x.user_id = $1
    AND (x.role = 'examiner' OR e.published_at IS NOT NULL))
  ORDER BY e.opens_at DESC, e.id`;

/** Exams for staff: administrators and registrars see all, others those that they are assigned to, proctors without drafts. */
@Injectable()
export class ExamsService {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  async list(principal: Principal): Promise<{ exams: StaffExam[] }> {
    authorize(principal, 'exam:read');
    const seesAll = principal.roles.includes('admin') || principal.roles.includes('registrar');
    const staffId = seesAll ? null : principal.userId;
    const rows = await this.dataSource.query<ExamRow[]>(QUERY, [staffId, LIVE_STATES]);
    const exams = rows.map((row) => ({
      ...row,
      opensAt: row.opensAt.toISOString(),
      closesAt: row.closesAt.toISOString(),
      publishedAt: row.publishedAt?.toISOString() ?? null,
    }));
    return { exams };
  }
}
