import { type FinalRounding } from '@bakylau/contracts';
import { gradeOf, markOf, RESULT_MACHINE, sumOfPoints } from '@bakylau/domain';
import {
  ExamResult,
  ExamSession,
  IncidentRecord,
  type ItemScore,
  MarkAppeal,
  newId,
  SessionDecision,
} from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';
import { roundingOf } from './exam-rounding';

/**
 * Stores the provisional result of an attempt, or new marks in the one that is there. Marks that come after the proctor's decision
 * go the way that the decision opened.
 * @param on the day whose scale holds
 * @throws AppError script_closed once a result is confirmed or decided otherwise, or an appeal has raised its marks
 */
export async function storeResult(
  attemptId: string,
  itemScores: ItemScore[],
  on: Date,
  manager: EntityManager,
): Promise<Pick<ExamResult, 'id' | 'mark' | 'letter'>> {
  const marks = marksOf(itemScores, on, await roundingOf(attemptId, manager));
  const lock = { mode: 'for_no_key_update' } as const;
  const present = await manager.findOne(ExamResult, { where: { attemptId }, lock });
  if (present && present.state !== 'provisional' && present.state !== 'verified')
    throw new AppError('script_closed');
  // A granted appeal against the proctor's decision opens the result again; the commission's marks stay in it.
  if (present && (await manager.existsBy(MarkAppeal, { attemptId, state: 'raised' })))
    throw new AppError('script_closed');
  const id = present?.id ?? newId();
  if (present) await manager.update(ExamResult, { id }, marks);
  else
    await manager.insert(ExamResult, {
      id,
      attemptId,
      ...marks,
      state: await stateOfNew(attemptId, manager),
    });
  return { id, mark: marks.mark, letter: marks.letter };
}

/** The columns of a result by the points of its items. @param on the day whose scale holds */
export function marksOf(itemScores: ItemScore[], on: Date, rounding: FinalRounding) {
  const points = sumOfPoints(itemScores);
  const maxPoints = itemScores.reduce((sum, score) => sum + score.maxPoints, 0);
  const mark = markOf(points, maxPoints, rounding);
  const { letter, gradePoint } = gradeOf(mark, on);
  return { points, maxPoints, mark, letter, gradePoint, itemScores };
}

async function stateOfNew(attemptId: string, manager: EntityManager): Promise<ExamResult['state']> {
  const session = await manager.findOneBy(ExamSession, { attemptId });
  if (session?.state !== 'decided') return 'provisional';
  const { id: sessionId } = session;
  const pendingIncidents = await manager.countBy(IncidentRecord, { sessionId, verdict: 'pending' });
  if (pendingIncidents > 0) return 'provisional';
  const facts = { pendingIncidents, sessionDecided: true };
  const verified = RESULT_MACHINE.transition('provisional', 'verify', facts);
  const decision = await manager.findOneBy(SessionDecision, { sessionId });
  const reSits = decision?.outcome === 'technical_failure';
  return reSits ? RESULT_MACHINE.transition(verified, 'order_re_sit', facts) : verified;
}
