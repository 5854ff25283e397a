import {
  type MarkAppeal as MarkAppealView,
  type MarkAppealDetail,
  VOID_RESULT_STATES,
} from '@bakylau/contracts';
import { type Exam, ExamResult, MarkAppeal, MarkingScript, RaisedMarksRevision } from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ScriptReader } from '../marking/script.reader';
import { policyOf } from '../sessions/review-barriers';
import { decidersOf, readCommission } from './commission';
import { firstMarkers } from './mark-appeal-access';
import { markDecisionView } from './mark-decision.view';
import { findMarkedWork } from './marked-work';

/** Appeals against marks as the commission sees them. The caller has checked who may see them. */
@Injectable()
export class MarkAppealReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scripts: ScriptReader,
  ) {}

  /** Open ones first, then the newest; without open ones whose result does not count. */
  async list(examIds: readonly string[], userId: string): Promise<MarkAppealView[]> {
    const appeals = await this.dataSource.manager.find(MarkAppeal, {
      where: { attempt: { examId: In([...examIds]) } },
      relations: { attempt: { exam: true, user: true } },
      order: { filedAt: 'DESC' },
    });
    const views = (await this.views(appeals, userId)).filter(
      ({ state, resultState }) => state !== 'filed' || !VOID_RESULT_STATES.includes(resultState),
    );
    return views.sort((a, b) => Number(b.state === 'filed') - Number(a.state === 'filed'));
  }

  /** @param appeal with its attempt, exam and candidate */
  async detail(appeal: MarkAppeal, exam: Exam, userId: string): Promise<MarkAppealDetail> {
    const { manager } = this.dataSource;
    const [view] = await this.views([appeal], userId);
    if (!view) throw new Error(`No result stands behind the appeal ${appeal.id}`);
    const work = await findMarkedWork(appeal.attemptId, manager);
    const result = await manager.findOneByOrFail(ExamResult, { attemptId: appeal.attemptId });
    const size = policyOf(exam).appealCommissionSize;
    const commissionOf = { appealId: appeal.id, examId: exam.id, result };
    const revisions = await manager.find(RaisedMarksRevision, {
      where: { appealId: appeal.id },
      relations: { saver: true },
      order: { revision: 'DESC' },
    });
    return {
      ...view,
      decision: markDecisionView(appeal, work),
      script: work && (await this.scripts.detail(work.script, exam, userId)),
      standing: work?.standing ?? [],
      commission: await readCommission(commissionOf, { size, userId }, manager),
      revisions: revisions.map(({ revision, mark, items, saver, savedAt }) => ({
        ...{ revision, mark, items, savedBy: saver?.displayName ?? '' },
        savedAt: savedAt.toISOString(),
      })),
    };
  }

  private async views(appeals: readonly MarkAppeal[], userId: string): Promise<MarkAppealView[]> {
    const { manager } = this.dataSource;
    const attemptId = In(appeals.map((appeal) => appeal.attemptId));
    const results = await manager.findBy(ExamResult, { attemptId });
    const scripts = await manager.findBy(MarkingScript, { attemptId });
    const first = await firstMarkers(results, manager);
    const deciders = await decidersOf(
      appeals.map(({ id }) => id),
      manager,
    );
    return appeals.flatMap((appeal) => {
      const { id, state, statement, attempt, before, after } = appeal;
      const result = results.find((row) => row.attemptId === appeal.attemptId);
      const exam = attempt?.exam;
      if (!result || !attempt || !exam) return [];
      const name = attempt.user?.displayName ?? '';
      const isConfirmed = result.state === 'confirmed';
      const code = scripts.find((script) => script.attemptId === appeal.attemptId)?.code;
      return [
        {
          ...{ id, state, statement, examId: exam.id, examTitle: exam.title },
          filedAt: appeal.filedAt.toISOString(),
          // A granted appeal against the proctor's decision opens the result again, and the work goes by its code.
          candidateName: result.confirmedAt ? name : (code ?? name),
          ...{ mark: result.mark, letter: result.letter, resultState: result.state },
          markBefore: after ? (before?.mark ?? null) : null,
          decidedBy: deciders.get(id) ?? [],
          mayDecide: state === 'filed' && isConfirmed && !first.get(appeal.attemptId)?.has(userId),
        },
      ];
    });
  }
}
