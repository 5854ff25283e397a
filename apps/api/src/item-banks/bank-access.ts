import { type BankRole, type Permission } from '@bakylau/contracts';
import { ItemBank, ItemBankMember } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What members of each role may do; an administrator may do all of it in every bank. */
const ROLES_THAT: Readonly<Record<'read' | 'write' | 'own', readonly BankRole[]>> = {
  read: ['owner', 'author', 'reviewer'],
  write: ['owner', 'author'],
  own: ['owner'],
};

export interface OpenedBank {
  bank: ItemBank;
  /** Null for an administrator who is no member. */
  role: BankRole | null;
}

/** Which banks a member of staff may touch. */
@Injectable()
export class BankAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws AppError forbidden when no role carries the permission or the membership is too small; not_found for a bank that is not theirs */
  async get(
    principal: Principal,
    permission: Permission,
    bankId: string,
    what: keyof typeof ROLES_THAT,
  ): Promise<OpenedBank> {
    authorize(principal, permission);
    const { manager } = this.dataSource;
    const bank = await manager.findOneBy(ItemBank, { id: bankId });
    if (!bank) throw new AppError('not_found');
    const member = await manager.findOneBy(ItemBankMember, { bankId, userId: principal.userId });
    const role = member?.role ?? null;
    if (principal.roles.includes('admin')) return { bank, role };
    if (role === null) throw new AppError('not_found');
    if (!ROLES_THAT[what].includes(role)) throw new AppError('forbidden');
    return { bank, role };
  }
}
