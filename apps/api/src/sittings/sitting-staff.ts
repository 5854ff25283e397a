import { ExamStaff } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';

/** Whoever watches a sitting sees its exam. People who were assigned to the exam before stay so by themselves. */
export async function bringProctorsIn(
  examId: string,
  userIds: readonly string[],
  manager: EntityManager,
): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(ExamStaff)
    .values(userIds.map((userId) => ({ examId, userId, role: 'proctor' as const, bySitting: true })))
    .orIgnore()
    .execute();
}

/** Proctors whom sittings alone brought in go with the last sitting of the exam that names them. */
export async function dismissProctors(examId: string, manager: EntityManager): Promise<void> {
  await manager.query(
    `DELETE FROM exam_staff f WHERE f.exam_id = $1 AND f.role = 'proctor' AND f.by_sitting
       AND NOT EXISTS (SELECT FROM sitting_proctors p JOIN sittings s ON s.id = p.sitting_id
                       WHERE s.exam_id = f.exam_id AND p.user_id = f.user_id)`,
    [examId],
  );
}
