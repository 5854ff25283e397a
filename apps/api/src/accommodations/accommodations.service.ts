import { type Accommodation, type PersonAccommodation, type SetAccommodation } from '@bakylau/contracts';
import {
  DEFAULT_RULES_POLICY,
  flattenThresholds,
  thresholdProblems,
  unflattenThresholds,
} from '@bakylau/domain';
import { AccommodationProfile, User } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { refreshExtraTime } from '../enrolments/extra-time';

/** What is different for one person in every exam. Every view is written down: the reason may tell of health. */
@Injectable()
export class AccommodationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found */
  async get(principal: Principal, personId: string): Promise<PersonAccommodation> {
    authorize(principal, 'accommodation:read');
    await this.assertPerson(personId);
    await this.audit.record(principal.userId, 'accommodation.viewed', personId);
    const thresholds = Object.entries(flattenThresholds(DEFAULT_RULES_POLICY)).map(
      ([name, defaultValue]) => ({ name, defaultValue }),
    );
    return { accommodation: await this.find(personId), thresholds };
  }

  /** It holds from the person's next start of an exam. @throws AppError not_found, validation_failed */
  async set(principal: Principal, personId: string, wanted: SetAccommodation): Promise<PersonAccommodation> {
    authorize(principal, 'accommodation:write');
    await this.assertPerson(personId);
    const problems = thresholdProblems(unflattenThresholds(wanted.thresholds));
    if (problems.length > 0) {
      const details = problems.map(({ path, problem }) => ({
        path: ['thresholds', ...path].join('.'),
        problem,
      }));
      throw new AppError('validation_failed', { details });
    }
    await this.dataSource.transaction(async (manager) => {
      const { thresholds, staffNote, extraTimePercent, breaks } = wanted;
      const disabledRules = [...new Set(wanted.disabledRules)].sort();
      const terms = { disabledRules, thresholds, staffNote, extraTimePercent, breaks };
      const row = { userId: personId, ...terms, updatedBy: principal.userId };
      await manager.upsert(AccommodationProfile, { ...row, updatedAt: new Date() }, ['userId']);
      await refreshExtraTime([personId], manager);
      await this.audit.record(principal.userId, 'accommodation.set', personId, {}, manager);
    });
    return this.get(principal, personId);
  }

  /** Takes everything back. @throws AppError not_found */
  async remove(principal: Principal, personId: string): Promise<PersonAccommodation> {
    authorize(principal, 'accommodation:write');
    await this.assertPerson(personId);
    await this.dataSource.transaction(async (manager) => {
      await manager.delete(AccommodationProfile, { userId: personId });
      await refreshExtraTime([personId], manager);
      await this.audit.record(principal.userId, 'accommodation.removed', personId, {}, manager);
    });
    return this.get(principal, personId);
  }

  private async assertPerson(id: string): Promise<void> {
    if (!(await this.dataSource.manager.existsBy(User, { id }))) throw new AppError('not_found');
  }

  private async find(userId: string): Promise<Accommodation | null> {
    const profile = await this.dataSource.manager.findOne(AccommodationProfile, {
      select: {
        userId: true,
        disabledRules: true,
        thresholds: true,
        staffNote: true,
        extraTimePercent: true,
        breaks: true,
        updatedAt: true,
        updater: { id: true, displayName: true },
      },
      where: { userId },
      relations: { updater: true },
    });
    if (!profile) return null;
    const { disabledRules, thresholds, staffNote, extraTimePercent, breaks, updatedAt, updater } = profile;
    return {
      disabledRules,
      thresholds,
      staffNote,
      extraTimePercent,
      breaks,
      updatedAt: updatedAt.toISOString(),
      updatedBy: updater?.displayName ?? null,
    };
  }
}
