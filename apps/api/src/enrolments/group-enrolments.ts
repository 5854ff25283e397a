import { type EntityManager } from 'typeorm';
import { refreshExtraTime } from './extra-time';

/** Whom to take out whose group no longer sits an exam: nobody, people of exams that are not open yet, or of open ones too. */
export type Withdrawal = 'none' | 'ahead' | 'all';

/** Which people or exams are looked at; null for all. */
export interface EnrolmentScope {
  personIds: readonly string[] | null;
  examId: string | null;
  withdraw: Withdrawal;
}

interface Enrolment {
  examId: string;
  userId: string;
}

/** Who came into exams by their group and who left them. */
export interface EnrolmentChanges {
  enrolled: Enrolment[];
  withdrawn: (Enrolment & { placeLost: boolean })[];
  /** Whose group no longer sits the exam, and who stay because nobody asked to take them out. */
  kept: Enrolment[];
}

/**
 * An enrolment by a group that holds no longer, unless the person has an attempt or the exam is over. When the groups of one exam
 * are set, only people of groups that were taken away count: a change of a person's group is not made up for by chance.
 */
const LOOSE = `
  e.id = n.exam_id AND u.id = n.user_id AND e.closes_at > now() AND n.by_group IS NOT NULL
    AND ($1::uuid[] IS NULL OR n.user_id = ANY ($1))
    AND ($2::uuid IS NULL OR n.exam_id = $2 AND NOT EXISTS (
      SELECT FROM exam_groups g WHERE g.exam_id = n.exam_id AND g.group_name = n.by_group))
    AND NOT EXISTS (SELECT FROM exam_groups g WHERE g.exam_id = n.exam_id AND g.group_name = u.group_name)
    AND NOT EXISTS (SELECT FROM attempts a WHERE a.exam_id = n.exam_id AND a.user_id = n.user_id)`;

/** Places in sittings go with the enrolment. */
const WITHDRAW = `
  DELETE FROM exam_enrolments n USING exams e, users u
  WHERE ${LOOSE} AND ($3 = 'all' OR $3 = 'ahead' AND e.opens_at > now())
  RETURNING n.exam_id AS "examId", n.user_id AS "userId", EXISTS (
    SELECT FROM sitting_places p WHERE p.exam_id = n.exam_id AND p.user_id = n.user_id) AS "placeLost"`;

const KEPT = `
  SELECT n.exam_id AS "examId", n.user_id AS "userId" FROM exam_enrolments n, exams e, users u WHERE ${LOOSE}`;

/**
 * Nobody sits an exam that they examine or proctor: such people of a group are left out, and the exam's page names them. Nobody sits an
 * exam again with their group, but by the rule alone.
 */
const ENROL = `
  INSERT INTO exam_enrolments (exam_id, user_id, by_group)
  SELECT g.exam_id, u.id, g.group_name
  FROM exam_groups g JOIN exams e ON e.id = g.exam_id JOIN users u ON u.group_name = g.group_name
  WHERE e.closes_at > now() AND e.re_sit_of IS NULL AND u.active AND 'candidate' = ANY (u.roles)
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
  { personIds, examId, withdraw }: EnrolmentScope,
  manager: EntityManager,
): Promise<EnrolmentChanges> {
  const scope = [personIds, examId];
  await manager.query(MOVE, scope);
  // A DELETE answers with its rows and their number.
  const [withdrawn] = await manager.query<[EnrolmentChanges['withdrawn'], number]>(WITHDRAW, [
    ...scope,
    withdraw,
  ]);
  const kept = await manager.query<EnrolmentChanges['kept']>(KEPT, scope);
  const enrolled = await manager.query<EnrolmentChanges['enrolled']>(ENROL, scope);
  await refreshExtraTime([...new Set(enrolled.map(({ userId }) => userId))], manager);
  return { enrolled, withdrawn, kept };
}
