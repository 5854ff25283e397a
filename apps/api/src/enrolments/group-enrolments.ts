import { type EntityManager } from 'typeorm';
import { refreshExtraTime } from './extra-time';

/** Which people or exams are looked at; null for all. */
export interface EnrolmentScope {
  personIds: readonly string[] | null;
  examId: string | null;
}

/** Who came into exams by their group and who left them. */
export interface EnrolmentChanges {
  enrolled: { examId: string; userId: string }[];
  withdrawn: { examId: string; userId: string }[];
}

/** A place that was given by a group goes with it, unless the person has an attempt or the exam is over. */
const WITHDRAW = `
  DELETE FROM exam_enrolments n USING exams e, users u
  WHERE e.id = n.exam_id AND u.id = n.user_id AND e.closes_at > now() AND n.by_group IS NOT NULL
    AND ($1::uuid[] IS NULL OR n.user_id = ANY ($1)) AND ($2::uuid IS NULL OR n.exam_id = $2)
    AND NOT EXISTS (SELECT FROM exam_groups g WHERE g.exam_id = n.exam_id AND g.group_name = u.group_name)
    AND NOT EXISTS (SELECT FROM attempts a WHERE a.exam_id = n.exam_id AND a.user_id = n.user_id)
  RETURNING n.exam_id AS "examId", n.user_id AS "userId"`;

/** Nobody sits an exam that they examine or proctor: such people of a group are left out, and the exam's page names them. */
const ENROL = `
  INSERT INTO exam_enrolments (exam_id, user_id, by_group)
  SELECT g.exam_id, u.id, g.group_name
  FROM exam_groups g JOIN exams e ON e.id = g.exam_id JOIN users u ON u.group_name = g.group_name
  WHERE e.closes_at > now() AND u.active AND 'candidate' = ANY (u.roles)
    AND ($1::uuid[] IS NULL OR u.id = ANY ($1)) AND ($2::uuid IS NULL OR g.exam_id = $2)
    AND NOT EXISTS (SELECT FROM exam_staff f WHERE f.exam_id = g.exam_id AND f.user_id = u.id)
  ON CONFLICT (exam_id, user_id) DO NOTHING
  RETURNING exam_id AS "examId", user_id AS "userId"`;

/** Who changed between two groups of one exam stays in it by the new one. */
const MOVE = `
  UPDATE exam_enrolments n SET by_group = u.group_name FROM users u
  WHERE u.id = n.user_id AND n.by_group <> u.group_name
    AND ($1::uuid[] IS NULL OR n.user_id = ANY ($1)) AND ($2::uuid IS NULL OR n.exam_id = $2)
    AND EXISTS (SELECT FROM exam_groups g WHERE g.exam_id = n.exam_id AND g.group_name = u.group_name)`;

/**
 * Brings enrolments to what the groups of exams say now: called when a group is assigned, taken away, or gets or loses people.
 * People who are enrolled by name are never touched.
 */
export async function syncGroupEnrolments(
  { personIds, examId }: EnrolmentScope,
  manager: EntityManager,
): Promise<EnrolmentChanges> {
  const scope = [personIds, examId];
  await manager.query(MOVE, scope);
  // A DELETE answers with its rows and their number.
  const [withdrawn] = await manager.query<[EnrolmentChanges['withdrawn'], number]>(WITHDRAW, scope);
  const enrolled = await manager.query<EnrolmentChanges['enrolled']>(ENROL, scope);
  await refreshExtraTime([...new Set(enrolled.map(({ userId }) => userId))], manager);
  return { enrolled, withdrawn };
}
