import {
  type BankRole,
  hasPermission,
  type ItemBank as BankView,
  type ItemBankDetail,
  type LocalizedText,
  type SetBankMember,
} from '@bakylau/contracts';
import { ItemBank, ItemBankMember, newId, User } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { BankAccess } from './bank-access';
import { readSupply, readTopics } from './bank-supply';

interface BankRow extends Omit<BankView, 'createdAt'> {
  createdAt: Date;
}

/** $1: of this member, or null for all. $2: of this bank, or null for all. $3: the caller. */
const QUERY = `
  SELECT b.id, b.title, m.role, b.created_at AS "createdAt",
         c.items AS "itemCount", c.approved AS "approvedCount", c.waiting AS "inReviewCount"
  FROM item_banks b
  LEFT JOIN item_bank_members m ON m.bank_id = b.id AND m.user_id = $3
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT i.id)::int AS items,
           count(DISTINCT i.id) FILTER (WHERE v.state = 'approved')::int AS approved,
           count(DISTINCT i.id) FILTER (WHERE v.state = 'in_review')::int AS waiting
    FROM bank_items i JOIN bank_item_versions v ON v.item_id = i.id
    WHERE i.bank_id = b.id
  ) c
  WHERE ($1::uuid IS NULL OR m.user_id = $1) AND ($2::uuid IS NULL OR b.id = $2)
  ORDER BY b.created_at DESC, b.id`;

/** Banks of items and who works in them. */
@Injectable()
export class ItemBanksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: BankAccess,
    private readonly audit: AuditService,
  ) {}

  /** Administrators see all banks, others those that they are members of. The newest first. */
  async list(principal: Principal): Promise<{ banks: BankView[] }> {
    authorize(principal, 'item:read');
    const memberId = principal.roles.includes('admin') ? null : principal.userId;
    const rows = await this.dataSource.query<BankRow[]>(QUERY, [memberId, null, principal.userId]);
    return { banks: rows.map(bankView) };
  }

  /** @throws AppError not_found */
  async get(principal: Principal, bankId: string): Promise<ItemBankDetail> {
    await this.access.get(principal, 'item:read', bankId, 'read');
    const { manager } = this.dataSource;
    const [row] = await this.dataSource.query<BankRow[]>(QUERY, [null, bankId, principal.userId]);
    if (!row) throw new AppError('not_found');
    const members = await manager.find(ItemBankMember, { where: { bankId }, relations: { user: true } });
    return {
      ...bankView(row),
      members: members.flatMap(({ user, userId, role }) =>
        user ? [{ userId, login: user.login, name: user.displayName, role }] : [],
      ),
      topics: await readTopics(bankId, manager),
      supply: await readSupply(bankId, manager),
    };
  }

  async create(principal: Principal, title: LocalizedText): Promise<ItemBankDetail> {
    authorize(principal, 'item:write');
    const id = newId();
    const { userId } = principal;
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(ItemBank, { id, title, createdBy: userId });
      await manager.insert(ItemBankMember, { bankId: id, userId, role: 'owner' });
      await this.audit.record(userId, 'item_bank.created', id, {}, manager);
    });
    return this.get(principal, id);
  }

  /** @throws AppError not_found, forbidden; validation_failed for a login of nobody who may work in banks, or for the last owner */
  async setMember(
    principal: Principal,
    bankId: string,
    { login, role }: SetBankMember,
  ): Promise<ItemBankDetail> {
    await this.access.get(principal, 'item:write', bankId, 'own');
    await this.dataSource.transaction(async (manager) => {
      const person = await manager.findOneBy(User, { login });
      if (!person || !hasPermission(person.roles, 'item:read')) {
        throw refused('No examiner has this login.');
      }
      const place = { bankId, userId: person.id };
      // Locks the bank, so that two owners cannot take each other out at once.
      await manager.findOneOrFail(ItemBank, { where: { id: bankId }, lock: { mode: 'pessimistic_write' } });
      if (role === null) await manager.delete(ItemBankMember, place);
      else await manager.upsert(ItemBankMember, { ...place, role }, ['bankId', 'userId']);
      const hasOwner = await manager.existsBy(ItemBankMember, { bankId, role: 'owner' });
      if (!hasOwner) throw refused('A bank has an owner: name another one first.');
      const detail: { member: string; role: BankRole | null } = { member: person.id, role };
      await this.audit.record(principal.userId, 'item_bank.member_set', bankId, detail, manager);
    });
    // Who took themselves out does not see the bank any more.
    return this.get(principal, bankId);
  }
}

const refused = (problem: string): AppError =>
  new AppError('validation_failed', { details: [{ path: 'login', problem }] });

const bankView = ({ createdAt, ...row }: BankRow): BankView => ({
  ...row,
  createdAt: createdAt.toISOString(),
});
