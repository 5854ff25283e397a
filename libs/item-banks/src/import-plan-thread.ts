import { inFileThread } from '@bakylau/question-formats';
import { type ImportOptions, type ImportPlan, type PlannedQuestion } from './import-plan';
// Only for its type, so that the compiler writes the file that the thread starts with.
import type { PlanTask } from './import-plan.worker';

/** Like `planImport`, in a thread of its own. @throws QuestionFileError also for a file that takes too long or too much memory */
export async function planImportInThread(bytes: Uint8Array, options: ImportOptions): Promise<ImportPlan> {
  const questions: PlannedQuestion[] = [];
  const head = await inFileThread<PlanTask>(
    require.resolve('./import-plan.worker'),
    { bytes, options },
    (piece) => questions.push(...piece),
  );
  return { ...head, questions };
}
