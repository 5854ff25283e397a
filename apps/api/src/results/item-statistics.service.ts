import { type ExamItemStatistics, type ItemStatistics } from '@bakylau/contracts';
import {
  type AnsweredItemScore,
  itemFigures,
  NEEDED_FOR_DIFFICULTY,
  NEEDED_FOR_DISCRIMINATION,
} from '@bakylau/domain';
import { Answer, Attempt, Exam, ExamItem, ExamResult } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not } from 'typeorm';
import { optionCounts } from './option-counts';
import { ResultAccess } from './result-access';

/** How the items of an exam worked, from the attempts that were handed in. No person is named, and few people tell nothing. */
@Injectable()
export class ItemStatisticsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ResultAccess,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamItemStatistics> {
    const visible = await this.access.examIds(principal, 'result:read');
    const { manager } = this.dataSource;
    const exam = await manager.findOneBy(Exam, { id: examId });
    if (!exam || (visible && !visible.includes(examId))) throw new AppError('not_found');
    const attempts = await manager.findBy(Attempt, { examId, state: 'submitted' });
    const results = await manager.findBy(ExamResult, {
      attemptId: In(attempts.map(({ id }) => id)),
      state: Not('annulled'),
    });
    const answers = await manager.findBy(Answer, {
      attemptId: In(results.map(({ attemptId }) => attemptId)),
    });
    const items = await manager.find(ExamItem, { where: { examId }, order: { position: 'ASC' } });
    const scores = scoresByItem(results);
    const given = groupBy(answers, ({ itemId }) => itemId);
    return {
      examId,
      title: exam.title,
      attempts: results.length,
      needed: { difficulty: NEEDED_FOR_DIFFICULTY, discrimination: NEEDED_FOR_DISCRIMINATION },
      items: items.map((item) => statisticsOf(item, scores.get(item.id) ?? [], given.get(item.id) ?? [])),
    };
  }
}

type Score = AnsweredItemScore & { answered: boolean };

function scoresByItem(results: readonly ExamResult[]): Map<string, Score[]> {
  const all = results.flatMap(({ itemScores }) => {
    // The result's own sum is cut at zero; the figures want what the items gave.
    const attemptPoints = itemScores.reduce((sum, { points }) => sum + points, 0);
    const attemptMaxPoints = itemScores.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
    return itemScores.map((score) => ({ ...score, attemptPoints, attemptMaxPoints }));
  });
  return groupBy(all, ({ itemId }) => itemId);
}

function statisticsOf(item: ExamItem, scores: readonly Score[], answers: readonly Answer[]): ItemStatistics {
  const { id, position, kind, prompt } = item;
  const isTold = scores.length >= NEEDED_FOR_DIFFICULTY;
  return {
    itemId: id,
    position,
    kind,
    prompt,
    candidates: scores.length,
    omitted: scores.filter(({ answered }) => !answered).length,
    ...itemFigures(scores),
    options: isTold
      ? optionCounts(
          item,
          answers.map(({ value }) => value),
        )
      : null,
  };
}

function groupBy<T>(list: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of list) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
