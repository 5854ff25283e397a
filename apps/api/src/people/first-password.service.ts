import { type FirstPassword, mayHoldPassword } from '@bakylau/contracts';
import { User, WebSession } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { PasswordService } from '../auth/password.service';
import { firstPassword } from './first-password';

/** For people whose first password was lost, or who forgot their own. */
@Injectable()
export class FirstPasswordService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly audit: AuditService,
  ) {}

  /**
   * The old password and every web session of the person end with it.
   * @throws AppError not_found; forbidden for staff, unless by an administrator, and for an administrator, whose password is set on the
   * server alone
   */
  async give(principal: Principal, personId: string): Promise<FirstPassword> {
    authorize(principal, 'people:write');
    const password = firstPassword();
    const passwordHash = await this.passwords.hash(password);
    await this.dataSource.transaction(async (manager) => {
      const person = await manager.findOneByOrFail(User, { id: personId });
      if (person.roles.includes('admin') || !mayHoldPassword(principal.roles, person.roles))
        throw new AppError('forbidden');
      await manager.update(User, { id: personId }, { passwordHash });
      await manager.delete(WebSession, { userId: personId });
      await this.audit.record(principal.userId, 'person.password_given', personId, {}, manager);
    });
    return { firstPassword: password };
  }
}
