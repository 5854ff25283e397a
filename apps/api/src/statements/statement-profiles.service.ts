import {
  type Locale,
  type StatementPreview,
  type StatementProfile,
  type StatementProfileList,
} from '@bakylau/contracts';
import { StatementProfileRecord } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { BUILT_IN_PROFILES } from './built-in-profiles';
import { previewProfile } from './profile-preview';

/** Column mappings: those of the service, and those that the university has stored. */
@Injectable()
export class StatementProfilesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async list(principal: Principal): Promise<StatementProfileList> {
    authorize(principal, 'statement:read');
    const order = { name: 'ASC' } as const;
    const records = await this.dataSource.manager.find(StatementProfileRecord, { order });
    const stored = new Set(records.map(({ name }) => name));
    const own = BUILT_IN_PROFILES.filter(({ name }) => !stored.has(name));
    return {
      profiles: [
        ...own.map((profile) => ({ ...profile, builtIn: true })),
        ...records.map(({ profile }) => ({ ...profile, builtIn: false })),
      ],
    };
  }

  /** A name that is there already gets the new mapping; the audit says who did it. */
  async set(principal: Principal, profile: StatementProfile): Promise<StatementProfileList> {
    authorize(principal, 'statement:write');
    const { name } = profile;
    await this.dataSource.transaction(async (manager) => {
      const changed = { changedBy: principal.userId, changedAt: new Date() };
      await manager.upsert(StatementProfileRecord, { name, profile, ...changed }, ['name']);
      const detail = { columns: profile.columns.map(({ value }) => value).join(' ') };
      await this.audit.record(principal.userId, 'statement_profile.set', name, detail, manager);
    });
    return this.list(principal);
  }

  preview(principal: Principal, profile: StatementProfile, locale: Locale): StatementPreview {
    authorize(principal, 'statement:write');
    return previewProfile(profile, locale);
  }

  /** @throws AppError not_found */
  async get(name: string): Promise<StatementProfile> {
    const stored = await this.dataSource.manager.findOneBy(StatementProfileRecord, { name });
    const profile = stored?.profile ?? BUILT_IN_PROFILES.find((known) => known.name === name);
    if (!profile) throw new AppError('not_found');
    return profile;
  }
}
