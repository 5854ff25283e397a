import { Injectable } from '@nestjs/common';
import { DEFAULT_TEST_POLICY } from '@bakylau/contracts';
import { drawnItems, gradeOf, markOf, scoreItem, sumOfPoints } from '@bakylau/domain';
import { Answer, Attempt, Exam, ExamItem, ExamResult, newId } from '@bakylau/persistence';
import { EntityManager } from 'typeorm';

/** Scores a handed-in test by the machine. */
@Injectable()
export class AttemptScorer {
  /** Stores the provisional result of an attempt from its stored answers, in the transaction that closes it. */
  async score(
    attempt: Pick<Attempt, 'id' | 'examId' | 'draw'>,
    on: Date,
    manager: EntityManager,
  ): Promise<void> {
    const { testPolicy } = await manager.findOneByOrFail(Exam, { id: attempt.examId });
    const { scoring } = testPolicy ?? DEFAULT_TEST_POLICY;
    const all = await manager.find(ExamItem, {
      where: { examId: attempt.examId },
      order: { position: 'ASC' },
    });
    const items = drawnItems(all, attempt.draw);
    const answers = await manager.findBy(Answer, { attemptId: attempt.id });
    const valueOf = new Map(answers.map(({ itemId, value }) => [itemId, value]));
    const itemScores = items.map(({ id, key, points }) => ({
      itemId: id,
      maxPoints: points,
      ...scoreItem(key, points, valueOf.get(id) ?? null, scoring),
    }));
    const points = sumOfPoints(itemScores);
    const maxPoints = itemScores.reduce((sum, score) => sum + score.maxPoints, 0);
    const mark = markOf(points, maxPoints);
    const { letter, gradePoint } = gradeOf(mark, on);
    await manager.insert(ExamResult, {
      id: newId(),
      attemptId: attempt.id,
      points,
      maxPoints,
      mark,
      letter,
      gradePoint,
      itemScores,
      state: 'provisional',
    });
  }
}
