import { randomInt, randomUUID } from 'node:crypto';
import { DEFAULT_MARKING_POLICY } from '@bakylau/contracts';
import { drawCandidateCode } from '@bakylau/domain';
import { type Exam, MarkingScript } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { rubricOf } from '../rubrics/exam-marking.service';

/** Opens handed-in work for marking under a new code, in the transaction that closes the attempt. */
export async function openScript(
  attemptId: string,
  exam: Pick<Exam, 'id' | 'format' | 'rubricId' | 'markingPolicy'>,
  manager: EntityManager,
): Promise<void> {
  const { id: examId, markingPolicy } = exam;
  let code = drawCandidateCode(randomInt);
  // Of some 900 million codes two are the same hardly ever; a clash in the same moment makes the hand-in be repeated.
  while (await manager.existsBy(MarkingScript, { examId, code })) code = drawCandidateCode(randomInt);
  await manager.insert(MarkingScript, {
    id: randomUUID(),
    attemptId,
    examId,
    code,
    rubric: await rubricOf(exam, manager),
    policy: markingPolicy ?? DEFAULT_MARKING_POLICY,
  });
}
