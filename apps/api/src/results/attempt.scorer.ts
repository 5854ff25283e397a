import { Injectable } from '@nestjs/common';
import { DEFAULT_TEST_POLICY } from '@bakylau/contracts';
import { drawnItems, scoreItem } from '@bakylau/domain';
import { Answer, Attempt, Exam, ExamItem, type ItemScore } from '@bakylau/persistence';
import { EntityManager } from 'typeorm';
import { openScript } from '../marking/open-script';
import { storeResult } from './provisional-result';

type ScoredAttempt = Pick<Attempt, 'id' | 'examId' | 'draw'>;

/** Scores a handed-in test by the machine; what people must mark it hands to them. */
@Injectable()
export class AttemptScorer {
  /**
   * In the transaction that closes the attempt: stores the provisional result from the stored answers, or, where an item is
   * written, opens the work for marking.
   */
  async score(attempt: ScoredAttempt, on: Date, manager: EntityManager): Promise<void> {
    const items = await itemsOf(attempt, manager);
    const exam = await manager.findOneByOrFail(Exam, { id: attempt.examId });
    // Whoever left an oral exam before the draw has no questions, and people say what that is worth.
    if (exam.format === 'oral' || items.some(({ kind }) => kind === 'written')) {
      await openScript(attempt.id, exam, manager);
      return;
    }
    await storeResult(attempt.id, await machineScores(attempt, manager), on, manager);
  }
}

/** The items of an attempt in the author's order, with the points that they have there. */
export async function itemsOf(
  { examId, draw }: Pick<Attempt, 'examId' | 'draw'>,
  manager: EntityManager,
): Promise<ExamItem[]> {
  return drawnItems(await manager.find(ExamItem, { where: { examId }, order: { position: 'ASC' } }), draw);
}

/** What the machine gives for each item by the exam's policy; nothing for written ones. */
export async function machineScores(attempt: ScoredAttempt, manager: EntityManager): Promise<ItemScore[]> {
  const { testPolicy } = await manager.findOneByOrFail(Exam, { id: attempt.examId });
  const { scoring } = testPolicy ?? DEFAULT_TEST_POLICY;
  const answers = await manager.findBy(Answer, { attemptId: attempt.id });
  const valueOf = new Map(answers.map(({ itemId, value }) => [itemId, value]));
  return (await itemsOf(attempt, manager)).map(({ id, key, points }) => ({
    itemId: id,
    maxPoints: points,
    ...scoreItem(key, points, valueOf.get(id) ?? null, scoring),
  }));
}
