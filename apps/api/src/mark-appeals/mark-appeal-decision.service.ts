import { type DecideMarkAppeal, type MarkAppealDetail } from '@bakylau/contracts';
import { ExamResult, MarkAppeal, MarkingScript } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockOpenAppeal, MarkAppealAccess } from './mark-appeal-access';
import { MarkAppealsService } from './mark-appeals.service';
import { MarkDecisionRecord } from './mark-decision-record';
import { findMarkedWork } from './marked-work';
import { raiseMarks, standingMarks } from './raise-marks';

/** The commission's word: marks rise by criteria or as a total, or stay. The result stays confirmed on every way. */
@Injectable()
export class MarkAppealDecisionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: MarkAppealAccess,
    private readonly appeals: MarkAppealsService,
    private readonly record: MarkDecisionRecord,
  ) {}

  /**
   * @throws AppError not_found; appeal_not_open; first_marker; conflict when the revision is not the newest; validation_failed
   * while a criterion has no points; marks_lowered; marks_not_raised
   */
  async decide(principal: Principal, appealId: string, given: DecideMarkAppeal): Promise<MarkAppealDetail> {
    const { attemptId } = await this.access.get(principal, appealId);
    const sessionId = await this.dataSource.transaction(async (manager) => {
      const { session, result } = await lockOpenAppeal(principal, { id: appealId, attemptId }, manager);
      const work = await findMarkedWork(attemptId, manager);
      const before = standingMarks(result, work?.standing ?? []);
      const raised = await raiseMarks(given, { appealId, result, before, work }, manager);
      if (raised) {
        await manager.update(ExamResult, { id: result.id }, raised.marks);
        if (work) await manager.update(MarkingScript, { id: work.script.id }, { mark: raised.marks.mark });
      }
      const decision = {
        state: raised ? ('raised' as const) : ('upheld' as const),
        ...{ before, reason: given.reason, decidedBy: principal.userId, closedAt: new Date() },
        way: given.decision === 'upheld' ? null : given.decision,
        after: raised && standingMarks(raised.marks, raised.items),
      };
      await manager.update(MarkAppeal, { id: appealId }, decision);
      await this.record.write(session.id, { id: appealId, ...decision }, manager);
      return session.id;
    });
    await this.record.seal(sessionId);
    return this.appeals.read(principal, appealId);
  }
}
