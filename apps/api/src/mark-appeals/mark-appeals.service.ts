import { type MarkAppeal, type MarkAppealDetail, type SaveRaisedMarks } from '@bakylau/contracts';
import { markOfMarking } from '@bakylau/domain';
import { Exam, RaisedMarksRevision } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { assertMarks } from '../marking/assert-marks';
import { pointsByItem, pointsOfItems } from '../marking/script-settlement';
import { roundingOf } from '../results/exam-rounding';
import { assertNoneLower } from './assert-none-lower';
import { lockOpenAppeal, MarkAppealAccess } from './mark-appeal-access';
import { MarkAppealReader } from './mark-appeal.reader';
import { findMarkedWork } from './marked-work';

/** Appeals against marks as the commission works on them; deciding is `MarkAppealDecisionService`. */
@Injectable()
export class MarkAppealsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: MarkAppealAccess,
    private readonly reader: MarkAppealReader,
    private readonly audit: AuditService,
  ) {}

  async list(principal: Principal): Promise<{ appeals: MarkAppeal[] }> {
    return { appeals: await this.reader.list(await this.access.examIds(principal), principal.userId) };
  }

  /** @throws AppError not_found */
  async get(principal: Principal, appealId: string): Promise<MarkAppealDetail> {
    await this.access.get(principal, appealId);
    await this.audit.record(principal.userId, 'mark_appeal.viewed', appealId);
    return this.read(principal, appealId);
  }

  /**
   * Keeps marks by criteria as the next revision. They may be incomplete.
   * @throws AppError not_found; appeal_not_open; first_marker; bad_request for what no person marks; conflict when another
   * revision came meanwhile; validation_failed with a detail for each criterion; marks_lowered
   */
  async save(
    principal: Principal,
    appealId: string,
    { basedOn, items: marked }: SaveRaisedMarks,
  ): Promise<MarkAppealDetail> {
    const appeal = await this.access.get(principal, appealId);
    const { userId: savedBy } = principal;
    await this.dataSource.transaction(async (manager) => {
      await lockOpenAppeal(principal, appeal, manager);
      const work = await findMarkedWork(appeal.attemptId, manager);
      if (!work) throw new AppError('bad_request');
      const known = await manager.countBy(RaisedMarksRevision, { appealId });
      if (known !== basedOn) throw new AppError('conflict');
      await assertMarks(work.script, work.items, marked, { complete: false }, manager);
      assertNoneLower(work.standing, marked);
      const rounding = await roundingOf(appeal.attemptId, manager);
      const points = pointsByItem(work.script.rubric, work.items, marked);
      const mark = markOfMarking({ points }, pointsOfItems(work.items), rounding);
      const row = { appealId, revision: known + 1, mark, items: marked, savedBy, savedAt: new Date() };
      await manager.insert(RaisedMarksRevision, row);
      const detail = { revision: row.revision, mark };
      await this.audit.record(savedBy, 'mark_appeal.marks_saved', appealId, detail, manager);
    });
    return this.read(principal, appealId);
  }

  /** As it stands now, without a line in the log. @throws AppError not_found */
  async read(principal: Principal, appealId: string): Promise<MarkAppealDetail> {
    const appeal = await this.access.get(principal, appealId);
    const exam = await this.dataSource.manager.findOneByOrFail(Exam, { id: appeal.attempt?.examId ?? '' });
    return this.reader.detail(appeal, exam, principal.userId);
  }
}
