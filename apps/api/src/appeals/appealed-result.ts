import { RESULT_MACHINE } from '@bakylau/domain';
import { Annulment, type Appeal, ExamResult } from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';

/** Takes a result out of its appeal. No mark changes on any way. */
@Injectable()
export class AppealedResult {
  /** The appeal changed nothing: the result stands where it stood. */
  async restore(appeal: Appeal, attemptId: string, manager: EntityManager): Promise<void> {
    const result = await this.lock(attemptId, manager);
    if (result?.state !== 'appealed') return;
    const state = await this.stateAfter(appeal, result, manager);
    await manager.update(ExamResult, { id: result.id }, { state });
  }

  /** The new decision takes the place of the first: to the examiner, or to a re-sit. */
  async reopen(attemptId: string, reSit: boolean, manager: EntityManager): Promise<void> {
    const result = await this.lock(attemptId, manager);
    if (result?.state !== 'appealed') return;
    const state = RESULT_MACHINE.transition(result.state, reSit ? 'order_re_sit' : 'resolve_appeal');
    const unconfirmed = {
      confirmedBy: null,
      confirmedAt: null,
      confirmedFinal: null,
      confirmationReason: null,
    };
    await manager.update(ExamResult, { id: result.id }, { state, ...unconfirmed });
  }

  private async stateAfter({ resultStateBefore }: Appeal, result: ExamResult, manager: EntityManager) {
    switch (resultStateBefore) {
      case 'confirmed':
        return RESULT_MACHINE.transition(result.state, 'uphold');
      case 're_sit':
        return RESULT_MACHINE.transition(result.state, 'order_re_sit');
      case 'annulled': {
        const where = { resultId: result.id, agreed: true };
        const { proposedBy, answeredBy } = await manager.findOneByOrFail(Annulment, where);
        return RESULT_MACHINE.transition(result.state, 'annul', { proposedBy, approvedBy: answeredBy ?? '' });
      }
      default:
        return RESULT_MACHINE.transition(result.state, 'resolve_appeal');
    }
  }

  private lock(attemptId: string, manager: EntityManager): Promise<ExamResult | null> {
    return manager.findOne(ExamResult, { where: { attemptId }, lock: { mode: 'for_no_key_update' } });
  }
}
