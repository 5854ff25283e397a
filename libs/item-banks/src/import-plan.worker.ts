import { type FileTask, piecesOf, serveFileTask } from '@bakylau/question-formats';
import { type ImportOptions, type ImportPlan, planImport, type PlannedQuestion } from './import-plan';

export interface ImportPlanInput {
  bytes: Uint8Array;
  options: ImportOptions;
}

/** Few enough that taking them in holds nobody up. */
const QUESTIONS_IN_PIECE = 250;

const planTask: FileTask<
  ImportPlanInput,
  PlannedQuestion[],
  Omit<ImportPlan, 'questions'>
> = async function* ({ bytes, options }) {
  const { questions, ...head } = await planImport(bytes, options);
  yield* piecesOf(questions, QUESTIONS_IN_PIECE);
  return head;
};
export type PlanTask = typeof planTask;

serveFileTask(planTask);
