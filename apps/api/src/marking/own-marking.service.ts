import { type OwnMarking } from '@bakylau/contracts';
import {
  Attempt,
  Exam,
  ExamResult,
  MarkAppeal,
  MarkingScript,
  RaisedMarksRevision,
} from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { ScriptReader } from './script.reader';

/** How the own work was marked, for its candidate once the result is confirmed. */
@Injectable()
export class OwnMarkingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ScriptReader,
  ) {}

  /** Nothing before the confirmation, while an appeal runs, or of work that no person marks. @throws AppError not_found */
  async get(principal: Principal, attemptId: string): Promise<OwnMarking> {
    authorize(principal, 'attempt:sit');
    const { manager } = this.dataSource;
    const { userId } = principal;
    if (!(await manager.existsBy(Attempt, { id: attemptId, userId }))) throw new AppError('not_found');
    const isConfirmed = await manager.existsBy(ExamResult, { attemptId, state: 'confirmed' });
    const script = isConfirmed ? await manager.findOneBy(MarkingScript, { attemptId }) : null;
    if (!script) return { marking: null };
    const exam = await manager.findOneByOrFail(Exam, { id: script.examId });
    const { rubric, items, markings } = await this.reader.detail(script, exam, userId);
    return {
      marking: {
        ...{ rubric, markings },
        // What markers were told to look for stays with them: the question may be asked again.
        items: items.map((item) => ({ ...item, guidance: null })),
        onAppeal: await givenOnAppeal(attemptId, manager),
      },
    };
  }
}

async function givenOnAppeal(
  attemptId: string,
  manager: EntityManager,
): Promise<NonNullable<OwnMarking['marking']>['onAppeal']> {
  const decided = { attemptId, state: In(['raised', 'upheld']) };
  const appeal = await manager.findOneBy(MarkAppeal, decided);
  const newest =
    appeal &&
    (await manager.findOne(RaisedMarksRevision, {
      where: { appealId: appeal.id },
      order: { revision: 'DESC' },
    }));
  return newest && { counts: appeal.way === 'criteria', items: newest.items };
}
