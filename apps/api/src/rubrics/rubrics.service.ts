import { type CreateRubric, type Rubric } from '@bakylau/contracts';
import { newId, RubricVersion } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { BUILT_IN_RUBRICS, rubricView } from './rubric.view';

/** Criteria of marking in versions. Nothing here changes the content of a version that is there. */
@Injectable()
export class RubricsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** Those of the service first, then by name, the newest version of each first. */
  async list(principal: Principal): Promise<{ rubrics: Rubric[] }> {
    authorize(principal, 'rubric:read');
    const rubrics = await this.dataSource.manager.find(RubricVersion, {
      relations: { creator: true, approver: true },
      order: { name: 'ASC', version: 'DESC' },
    });
    return { rubrics: [...BUILT_IN_RUBRICS, ...rubrics.map((rubric) => rubricView(rubric, principal))] };
  }

  /** @throws AppError validation_failed for a name of the service's own, conflict when somebody stored the same version meanwhile */
  async create(principal: Principal, { name, format, content }: CreateRubric): Promise<Rubric> {
    authorize(principal, 'rubric:write');
    if (BUILT_IN_RUBRICS.some((builtIn) => builtIn.name === name)) {
      const problem = 'comes with the service; give your criteria another name';
      throw new AppError('validation_failed', { details: [{ path: 'name', problem }] });
    }
    const id = newId();
    await this.dataSource.transaction(async (manager) => {
      const newest = await manager.maximum(RubricVersion, 'version', { name });
      const version = (newest ?? 0) + 1;
      const createdBy = principal.userId;
      await manager
        .createQueryBuilder()
        .insert()
        .into(RubricVersion)
        .values({ id, name, version, format, content, createdBy })
        .orIgnore()
        .execute();
      if (!(await manager.existsBy(RubricVersion, { id }))) throw new AppError('conflict');
      await this.audit.record(createdBy, 'rubric.created', id, { name, version }, manager);
    });
    return this.get(principal, id);
  }

  /** @throws AppError not_found, own_rubric; conflict when it is approved already */
  async approve(principal: Principal, id: string): Promise<Rubric> {
    authorize(principal, 'rubric:approve');
    const approvedBy = principal.userId;
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'for_no_key_update' } as const;
      const rubric = await manager.findOne(RubricVersion, { where: { id }, lock });
      if (!rubric) throw new AppError('not_found');
      if (rubric.createdBy === approvedBy) throw new AppError('own_rubric');
      if (rubric.approvedBy) throw new AppError('conflict');
      await manager.update(RubricVersion, { id }, { approvedBy, approvedAt: new Date() });
      await this.audit.record(approvedBy, 'rubric.approved', id, {}, manager);
    });
    return this.get(principal, id);
  }

  private async get(principal: Principal, id: string): Promise<Rubric> {
    const rubric = await this.dataSource.manager.findOneOrFail(RubricVersion, {
      where: { id },
      relations: { creator: true, approver: true },
    });
    return rubricView(rubric, principal);
  }
}
