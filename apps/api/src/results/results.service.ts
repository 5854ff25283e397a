import { DEFAULT_TEST_POLICY, type Result, type ResultDetail } from '@bakylau/contracts';
import { layOutDraw } from '@bakylau/domain';
import { Answer, Attempt, Exam, ExamItem, ExamResult } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ResultAccess } from './result-access';
import { ResultReader } from './result.reader';

/** Registrars and administrators mark nothing, so nothing is hidden from them. */
function marksWork({ roles }: Principal): boolean {
  return !roles.includes('admin') && !roles.includes('registrar');
}

/** Results for examiners, registrars and administrators. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ResultAccess,
    private readonly reader: ResultReader,
  ) {}

  /** Results of the caller's exams; an exam that is not theirs gives an empty list. */
  async list(principal: Principal, examId?: string): Promise<{ results: Result[] }> {
    const visible = await this.access.examIds(principal, 'result:read');
    const examIds = examId ? (visible?.filter((id) => id === examId) ?? [examId]) : visible;
    return {
      results: await this.reader.list({
        examIds,
        exceptOf: principal.userId,
        namesHidden: marksWork(principal),
      }),
    };
  }

  /** @throws AppError not_found */
  async get(principal: Principal, resultId: string): Promise<ResultDetail> {
    await this.access.get(principal, 'result:read', resultId);
    const [result] = await this.reader.list({ resultId, namesHidden: marksWork(principal) });
    if (!result) throw new AppError('not_found');
    return { ...result, items: await this.items(resultId) };
  }

  /** As the candidate saw them, with what was given and what is right. */
  private async items(resultId: string): Promise<ResultDetail['items']> {
    const { manager } = this.dataSource;
    const { attemptId, itemScores } = await manager.findOneByOrFail(ExamResult, { id: resultId });
    const { examId, shuffleSeed, draw } = await manager.findOneByOrFail(Attempt, { id: attemptId });
    const [{ testPolicy }, items, answers] = await Promise.all([
      manager.findOneByOrFail(Exam, { id: examId }),
      manager.find(ExamItem, { where: { examId }, order: { position: 'ASC' } }),
      manager.findBy(Answer, { attemptId }),
    ]);
    const scoreOf = new Map(itemScores.map((score) => [score.itemId, score]));
    const givenOf = new Map(answers.map(({ itemId, value }) => [itemId, value]));
    const laidOut = layOutDraw(items, draw, testPolicy ?? DEFAULT_TEST_POLICY, shuffleSeed);
    return laidOut.flatMap(({ id, position, kind, prompt, options, parts, key }) => {
      const score = scoreOf.get(id);
      const given = givenOf.get(id) ?? null;
      return score ? [{ ...score, position, kind, prompt, options, parts, key, given }] : [];
    });
  }
}
