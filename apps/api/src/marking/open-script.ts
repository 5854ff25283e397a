import { randomInt, randomUUID } from 'node:crypto';
import { DEFAULT_MARKING_POLICY, DEFAULT_ORAL_POLICY, type MarkingPolicy } from '@bakylau/contracts';
import { drawCandidateCode } from '@bakylau/domain';
import { type Exam, MarkingScript } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { rubricOf } from '../rubrics/exam-marking.service';

type MarkedExam = Pick<Exam, 'id' | 'format' | 'rubricId'>;

/** Opens handed-in work for marking under a new code, in the transaction that closes the attempt. */
export async function openScript(
  attemptId: string,
  exam: MarkedExam & Pick<Exam, 'markingPolicy'>,
  manager: EntityManager,
): Promise<void> {
  // The panel of an oral exam has had it since the start.
  if (await manager.existsBy(MarkingScript, { attemptId })) return;
  await insertScript(attemptId, exam, exam.markingPolicy ?? DEFAULT_MARKING_POLICY, manager);
}

/** Opens what the panel of an oral exam marks, in the transaction that starts the attempt: they mark while they listen. */
export async function openPanelScript(
  attemptId: string,
  exam: MarkedExam & Pick<Exam, 'oralPolicy'>,
  manager: EntityManager,
): Promise<void> {
  const { examinersAtMost: markers } = exam.oralPolicy ?? DEFAULT_ORAL_POLICY;
  const policy = { ...DEFAULT_MARKING_POLICY, markers, resolution: 'mean' } as const;
  await insertScript(attemptId, exam, policy, manager);
}

async function insertScript(
  attemptId: string,
  exam: MarkedExam,
  policy: MarkingPolicy,
  manager: EntityManager,
): Promise<void> {
  const examId = exam.id;
  let code = drawCandidateCode(randomInt);
  // Of some 900 million codes two are the same hardly ever; a clash in the same moment makes the hand-in be repeated.
  while (await manager.existsBy(MarkingScript, { examId, code })) code = drawCandidateCode(randomInt);
  const rubric = await rubricOf(exam, manager);
  await manager.insert(MarkingScript, { id: randomUUID(), attemptId, examId, code, rubric, policy });
}
