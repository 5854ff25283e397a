import {
  type FinalGrade,
  type LocalizedText,
  type Result,
  type ResultState,
  type SessionState,
} from '@bakylau/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readFinalGrades } from './final-grade.reader';
import { DecisionReader } from '../sessions/decision.reader';

export interface ResultFilter {
  resultId?: string;
  /** Null or absent: of all exams. */
  examIds?: readonly string[] | null;
  /** Whose own results are left out. */
  exceptOf?: string;
  /** Whether work that people mark goes by its code until its result is confirmed; an oral panel has seen its candidate. */
  namesHidden: boolean;
}

interface ResultRow extends Omit<Result, 'decision' | 'final' | 'submittedAt' | 'confirmedAt'> {
  userId: string;
  confirmedFinal: FinalGrade | null;
  isHidden: boolean;
  examTitle: LocalizedText;
  state: ResultState;
  sessionState: SessionState;
  submittedAt: Date;
  confirmedAt: Date | null;
}

const QUERY = `
  SELECT r.id, a.user_id AS "userId", h.code IS NOT NULL AS "isHidden", r.attempt_id AS "attemptId", s.id AS "sessionId", a.exam_id AS "examId", e.title AS "examTitle",
         CASE WHEN h.code IS NULL THEN u.display_name ELSE h.code END AS "candidateName",
         CASE WHEN h.code IS NULL THEN u.student_number END AS "studentNumber", a.submitted_at AS "submittedAt",
         r.points, r.max_points AS "maxPoints", r.mark, r.letter, r.grade_point AS "gradePoint", r.state,
         s.state AS "sessionState", i.undecided AS "undecidedIncidents", i.confirmed AS "confirmedIncidents",
         EXISTS (SELECT FROM annulments n WHERE n.result_id = r.id AND n.answered_at IS NULL) AS "annulmentProposed",
         c.display_name AS "confirmedBy", r.confirmed_at AS "confirmedAt",
         r.confirmation_reason AS "confirmationReason",
         r.confirmed_final AS "confirmedFinal"
  FROM results r
  JOIN attempts a ON a.id = r.attempt_id
  JOIN exams e ON e.id = a.exam_id
  JOIN users u ON u.id = a.user_id
  JOIN sessions s ON s.attempt_id = a.id
  LEFT JOIN marking_scripts h
    ON h.attempt_id = a.id AND $3::boolean AND r.confirmed_at IS NULL AND e.format <> 'oral'
  LEFT JOIN users c ON c.id = r.confirmed_by
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE verdict = 'pending')::int AS undecided,
           count(*) FILTER (WHERE verdict = 'confirmed' AND ledger = 'behaviour')::int AS confirmed
    FROM incidents WHERE session_id = s.id AND blind_review_id IS NULL
  ) i
  WHERE ($1::uuid IS NULL OR r.id = $1) AND ($2::uuid[] IS NULL OR a.exam_id = ANY ($2))
    AND ($4::uuid IS NULL OR a.user_id <> $4)
  ORDER BY a.submitted_at DESC, r.id`;

/** Results as the examiner's pages show them. The caller has checked who may see them. */
@Injectable()
export class ResultReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly decisions: DecisionReader,
  ) {}

  async list({ resultId, examIds, exceptOf, namesHidden }: ResultFilter): Promise<Result[]> {
    const values = [resultId ?? null, examIds ?? null, namesHidden, exceptOf ?? null];
    const rows = await this.dataSource.query<ResultRow[]>(QUERY, values);
    const decisions = await this.decisions.findAll(rows.map(({ sessionId }) => sessionId));
    const finals = await readFinalGrades(rows, this.dataSource.manager);
    return rows.map(({ userId: _person, confirmedFinal: _final, isHidden, ...row }, at) => ({
      ...row,
      final: isHidden ? null : (finals[at] ?? null),
      submittedAt: row.submittedAt.toISOString(),
      confirmedAt: row.confirmedAt?.toISOString() ?? null,
      decision: decisions.get(row.sessionId) ?? null,
    }));
  }
}
