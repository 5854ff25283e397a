import { type ItemBankDetail, type ReviewBankItems } from '@bakylau/contracts';
import { BANK_ITEM_MACHINE, IllegalTransition } from '@bakylau/domain';
import { BankItemVersion } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { BankAccess } from './bank-access';
import { ItemBanksService } from './item-banks.service';

/** The way of versions from draft to approved. What exams draw was seen by two people. */
@Injectable()
export class BankReviewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: BankAccess,
    private readonly banks: ItemBanksService,
    private readonly audit: AuditService,
  ) {}

  /**
   * One act on several versions: on all of them, or on none.
   * @throws AppError not_found, forbidden; own_item to approve or reject what the caller wrote; illegal_transition, with a detail per version
   */
  async review(principal: Principal, bankId: string, review: ReviewBankItems): Promise<ItemBankDetail> {
    const { act, items } = review;
    const isJudging = act === 'approve' || act === 'reject';
    await this.access.get(principal, 'item:review', bankId, isJudging ? 'read' : 'write');
    await this.dataSource.transaction(async (manager) => {
      const versions = await lockVersions(bankId, items, manager);
      if (isJudging && versions.some(({ authorId }) => authorId === principal.userId)) {
        throw new AppError('own_item');
      }
      for (const version of versions) await this.apply(principal, version, review, manager);
      const detail = { act, versions: versions.length };
      await this.audit.record(principal.userId, 'bank_item.reviewed', bankId, detail, manager);
    });
    return this.banks.get(principal, bankId);
  }

  private async apply(
    principal: Principal,
    { id, version, itemId, state }: BankItemVersion,
    { act, comment }: ReviewBankItems,
    manager: EntityManager,
  ): Promise<void> {
    try {
      const next = BANK_ITEM_MACHINE.transition(state, act);
      const isJudged = next === 'approved' || next === 'rejected';
      const review = isJudged
        ? { reviewedBy: principal.userId, reviewedAt: new Date(), reviewComment: comment || null }
        : {};
      await manager.update(BankItemVersion, { id }, { state: next, ...review });
    } catch (error) {
      if (!(error instanceof IllegalTransition)) throw error;
      const details = [{ path: `items.${itemId}`, problem: `Version ${version} is ${state}.` }];
      throw new AppError('illegal_transition', { details, cause: error });
    }
  }
}

async function lockVersions(
  bankId: string,
  items: ReviewBankItems['items'],
  manager: EntityManager,
): Promise<BankItemVersion[]> {
  const wanted = new Map(items.map(({ id, version }) => [id, version]));
  const rows = await manager.find(BankItemVersion, {
    where: { itemId: In([...wanted.keys()]), item: { bankId } },
    order: { id: 'ASC' },
  });
  const ids = rows.filter(({ itemId, version }) => wanted.get(itemId) === version).map(({ id }) => id);
  if (ids.length < wanted.size) throw new AppError('not_found');
  return manager.find(BankItemVersion, {
    where: { id: In(ids) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}
