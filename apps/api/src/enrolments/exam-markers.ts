import { ExamStaff, MarkingScript, ScriptMarking, sitsExam } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';

/** Examiners who have taken work of an exam or a seat in one of its panels. */
export async function markersOf(examId: string, manager: EntityManager): Promise<Set<string>> {
  const rows = await manager
    .createQueryBuilder(ScriptMarking, 'marking')
    .innerJoin(MarkingScript, 'script', 'script.id = marking.scriptId')
    .innerJoin('attempts', 'attempt', 'attempt.id = script.attempt_id')
    .where('attempt.exam_id = :examId', { examId })
    .select('DISTINCT marking.markerId', 'markerId')
    .getRawMany<{ markerId: string }>();
  return new Set(rows.map(({ markerId }) => markerId));
}

/** Whether the person is assigned to examine the exam and does not sit it: nobody marks or questions beside the own attempt. */
export async function examines(userId: string, examId: string, manager: EntityManager): Promise<boolean> {
  const isAssigned = await manager.existsBy(ExamStaff, { examId, userId, role: 'examiner' });
  return isAssigned && !(await sitsExam(userId, examId, manager));
}
