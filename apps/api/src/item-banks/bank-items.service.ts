import {
  type BankItemContent,
  type BankItemDetail,
  type BankItemQuery,
  type BankItemSummary,
  type BankItemVersion as VersionView,
  type ReviseBankItem,
} from '@bakylau/contracts';
import { addBankItem, reviseItem } from '@bakylau/item-banks';
import { BankItem, BankItemVersion, ItemPictureFile } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { BankAccess } from './bank-access';
import { listBankItems } from './bank-item-list';

/** Items of a bank. A version never changes: an edit is a new one. */
@Injectable()
export class BankItemsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: BankAccess,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found */
  async list(
    principal: Principal,
    bankId: string,
    query: BankItemQuery,
  ): Promise<{ total: number; items: BankItemSummary[] }> {
    await this.access.get(principal, 'item:read', bankId, 'read');
    return listBankItems(bankId, principal.userId, query, this.dataSource.manager);
  }

  /** @throws AppError not_found */
  async get(principal: Principal, bankId: string, itemId: string): Promise<BankItemDetail> {
    await this.access.get(principal, 'item:read', bankId, 'read');
    const { manager } = this.dataSource;
    if (!(await manager.existsBy(BankItem, { id: itemId, bankId }))) throw new AppError('not_found');
    const versions = await manager.find(BankItemVersion, {
      where: { itemId },
      relations: { author: true, reviewer: true },
      order: { version: 'DESC' },
    });
    return {
      id: itemId,
      bankId,
      versions: versions.map((version) => versionView(version, principal.userId)),
    };
  }

  /** @throws AppError not_found, forbidden; validation_failed for a picture that the bank does not hold */
  async create(principal: Principal, bankId: string, content: BankItemContent): Promise<BankItemDetail> {
    await this.access.get(principal, 'item:write', bankId, 'write');
    const itemId = await this.dataSource.transaction(async (manager) => {
      await assertPictures(bankId, content, manager);
      const id = await addBankItem(bankId, { authorId: principal.userId, content }, manager);
      await this.audit.record(principal.userId, 'bank_item.created', id, { bankId }, manager);
      return id;
    });
    return this.get(principal, bankId, itemId);
  }

  /** @throws AppError not_found, forbidden; conflict when somebody stored a newer version meanwhile */
  async revise(
    principal: Principal,
    bankId: string,
    itemId: string,
    { basedOn, content }: ReviseBankItem,
  ): Promise<BankItemDetail> {
    await this.access.get(principal, 'item:write', bankId, 'write');
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const item = await manager.findOne(BankItem, { where: { id: itemId, bankId }, lock });
      if (!item) throw new AppError('not_found');
      if (item.latestVersion !== basedOn) throw new AppError('conflict');
      await assertPictures(bankId, content, manager);
      await reviseItem(item, { authorId: principal.userId, content }, manager);
      const detail = { bankId, version: basedOn + 1 };
      await this.audit.record(principal.userId, 'bank_item.revised', itemId, detail, manager);
    });
    return this.get(principal, bankId, itemId);
  }
}

async function assertPictures(
  bankId: string,
  { pictures }: BankItemContent,
  manager: EntityManager,
): Promise<void> {
  const ids = [...new Set(pictures.map(({ id }) => id))];
  const known = await manager.countBy(ItemPictureFile, { bankId, id: In(ids) });
  if (known < ids.length) {
    const details = [{ path: 'pictures', problem: 'Upload the picture to this bank first.' }];
    throw new AppError('validation_failed', { details });
  }
}

function versionView(version: BankItemVersion, userId: string): VersionView {
  const { content, languages, state, author, reviewer, reviewComment, authorId } = version;
  return {
    version: version.version,
    content,
    languages,
    state,
    author: author?.displayName ?? '',
    isOwn: authorId === userId,
    createdAt: version.createdAt.toISOString(),
    reviewer: reviewer?.displayName ?? null,
    reviewedAt: version.reviewedAt?.toISOString() ?? null,
    comment: reviewComment,
  };
}
