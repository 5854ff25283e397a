import { ARTEFACTS, type DeletionList } from '@bakylau/contracts';
import { ExamSession, User } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { DeletionExecutor } from './deletion-executor';
import { findFreezes, isPersonHeld } from './deletion-freezes';
import { DeletionOrders, type DeletionReason } from './deletion-orders';
import { DeletionsService } from './deletions.service';

/**
 * Deletes the pictures, recordings and measures of one person before their periods are over. What the university must keep of
 * an exam (answers, decision, result, and the chain of hashes) stays.
 */
@Injectable()
export class PersonErasureService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly orders: DeletionOrders,
    private readonly executor: DeletionExecutor,
    private readonly deletions: DeletionsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * All or nothing as far as freezes go. A deletion without a receipt in the answer is ordered, and the sweep completes it.
   * @throws AppError forbidden, not_found; deletion_frozen with one detail for each thing that stands against it
   */
  async erase(principal: Principal, personId: string): Promise<DeletionList> {
    authorize(principal, 'retention:manage');
    const { manager } = this.dataSource;
    if (!(await manager.existsBy(User, { id: personId }))) throw new AppError('not_found');
    await this.assertFree(personId);
    await this.audit.record(principal.userId, 'person.erased', personId);
    const reason: DeletionReason = { rule: 'erasure', periods: null, orderedBy: principal.userId };
    const sessions = await manager.find(ExamSession, { where: { attempt: { userId: personId } } });
    // The enrolment goes last: its order looks at the freezes of all sessions once more.
    const ids: string[] = [];
    for (const { id: sessionId } of sessions)
      ids.push(...(await this.orders.ofSession({ sessionId, personId }, ARTEFACTS, reason)));
    ids.push(...(await this.orders.ofEnrolment(personId, reason)));
    for (const id of ids) await this.executor.tryComplete(id);
    // Something was frozen between the question and the orders; what was ordered before has gone.
    await this.assertFree(personId);
    return this.deletions.byIds(ids);
  }

  private async assertFree(personId: string): Promise<void> {
    const { manager } = this.dataSource;
    const frozen = await findFreezes(personId, manager);
    const details = frozen.flatMap(({ sessionId, freezes }) =>
      freezes.map((problem) => ({ path: `sessions/${sessionId}`, problem })),
    );
    if (details.length === 0 && (await isPersonHeld(personId, manager)))
      details.push({ path: `people/${personId}`, problem: 'legal_hold' });
    if (details.length > 0) throw new AppError('deletion_frozen', { details });
  }
}
