import { MarkingScript, ScriptMarking } from '@bakylau/persistence';
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
