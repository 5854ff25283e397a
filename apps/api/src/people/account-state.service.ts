import { User, WebSession } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AuditService } from '../access-log/audit.service';

/** Whether somebody may sign in. What they did stays. */
@Injectable()
export class AccountStateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * A blocked person is signed out everywhere at once. Asking again changes nothing.
   * @throws AppError not_found; forbidden for the own account, so that an administrator is left
   */
  async set(principal: Principal, personId: string, active: boolean): Promise<void> {
    authorize(principal, 'people:block');
    if (personId === principal.userId) throw new AppError('forbidden');
    await this.dataSource.transaction(async (manager) => {
      // With the caller's own row: two administrators who block each other at once would leave none.
      const both = await manager.find(User, {
        where: { id: In([personId, principal.userId]) },
        order: { id: 'ASC' },
        lock: { mode: 'for_no_key_update' },
      });
      const person = both.find(({ id }) => id === personId);
      if (!person) throw new AppError('not_found');
      if (!both.some(({ id, active: isActive }) => id === principal.userId && isActive))
        throw new AppError('forbidden');
      if (person.active === active) return;
      await manager.update(User, { id: personId }, { active });
      if (!active) await manager.delete(WebSession, { userId: personId });
      const action = active ? 'person.unblocked' : 'person.blocked';
      await this.audit.record(principal.userId, action, personId, {}, manager);
    });
  }
}
