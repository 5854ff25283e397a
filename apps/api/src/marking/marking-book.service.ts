import { type SaveMarking, type ScriptDetail } from '@bakylau/contracts';
import { markOfMarking } from '@bakylau/domain';
import { Attempt, ExamSession, MarkingRevisionRecord, type MarkingScript } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { roundingOf } from '../results/exam-rounding';
import { SessionSeal } from '../sessions/session-seal';
import { assertMarks } from './assert-marks';
import { lockScript, ScriptAccess } from './script-access';
import { listParts } from './script-parts';
import { pointsByItem, pointsOfItems, ScriptSettlement, writtenItems } from './script-settlement';
import { ScriptsService } from './scripts.service';

/** Marks as they are given: every save is a revision that stays. */
@Injectable()
export class MarkingBookService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ScriptAccess,
    private readonly scripts: ScriptsService,
    private readonly settlement: ScriptSettlement,
    private readonly seal: SessionSeal,
    private readonly audit: AuditService,
  ) {}

  /**
   * @throws AppError not_found; script_not_open unless the caller has taken the work; conflict when another window saved
   * meanwhile; validation_failed with a detail for each criterion; oral_unfinished while the candidate answers; script_closed once the result is confirmed or
   * decided otherwise, or an appeal has raised its marks
   */
  async save(principal: Principal, scriptId: string, body: SaveMarking): Promise<ScriptDetail> {
    const { attemptId } = await this.access.script(principal, scriptId);
    const session = await this.dataSource.manager.findOneByOrFail(ExamSession, { attemptId });
    await this.dataSource.transaction(async (manager) => {
      // The session first, as everywhere: decisions and confirmations hold it before the result.
      const lock = { mode: 'for_no_key_update' } as const;
      await manager.findOneOrFail(ExamSession, { where: { id: session.id }, lock });
      const script = await lockScript(scriptId, manager);
      if (body.submit) await assertHandedIn(attemptId, manager);
      await this.saveLocked(principal, script, body, manager);
      if (body.submit) await this.settlement.settle(script, session.id, manager);
    });
    if (body.submit) await this.seal.renew(session.id);
    return this.scripts.get(principal, scriptId);
  }

  private async saveLocked(
    { userId }: Principal,
    script: MarkingScript,
    { basedOn, items: marked, submit }: SaveMarking,
    manager: EntityManager,
  ): Promise<void> {
    const parts = (await listParts([script.id], manager)).get(script.id) ?? [];
    const own = parts.find(({ marking }) => marking.markerId === userId);
    if (!own) throw new AppError('script_not_open');
    if ((own.revisions[0]?.revision ?? 0) !== basedOn) throw new AppError('conflict');
    const items = await writtenItems(script, manager);
    await assertMarks(script, items, marked, { complete: submit }, manager);
    const points = pointsByItem(script.rubric, items, marked);
    const revision = basedOn + 1;
    const rounding = await roundingOf(script.attemptId, manager);
    const mark = markOfMarking({ points }, pointsOfItems(items), rounding);
    const record = { markingId: own.marking.id, revision, submitted: submit, mark, items: marked };
    await manager.insert(MarkingRevisionRecord, { ...record, savedAt: new Date() });
    const action = submit ? 'script.marks_submitted' : 'script.marks_saved';
    await this.audit.record(userId, action, script.id, { revision, mark }, manager);
  }
}

/** A panel marks while it listens; what counts comes after. @throws AppError oral_unfinished */
async function assertHandedIn(attemptId: string, manager: EntityManager): Promise<void> {
  if (!(await manager.existsBy(Attempt, { id: attemptId, state: 'submitted' })))
    throw new AppError('oral_unfinished');
}
