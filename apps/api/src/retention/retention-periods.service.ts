import { DEFAULT_RETENTION, type ExamRetention, type RetentionPeriods } from '@bakylau/contracts';
import { Exam, ExamRetentionVersion } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';

/** How long the artefacts of an exam are kept, in versions. */
@Injectable()
export class RetentionPeriodsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError forbidden, not_found */
  async get(principal: Principal, examId: string): Promise<ExamRetention> {
    authorize(principal, 'policy:read');
    if (!(await this.dataSource.manager.existsBy(Exam, { id: examId }))) throw new AppError('not_found');
    return this.current(examId);
  }

  /** @throws AppError forbidden, not_found */
  async set(principal: Principal, examId: string, periods: RetentionPeriods): Promise<ExamRetention> {
    authorize(principal, 'retention:manage');
    return this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'for_no_key_update' } as const;
      if (!(await manager.findOne(Exam, { where: { id: examId }, lock }))) throw new AppError('not_found');
      const version = (await this.current(examId, manager)).version + 1;
      const { userId } = principal;
      await manager.insert(ExamRetentionVersion, {
        examId,
        version,
        periods,
        setBy: userId,
        setAt: new Date(),
      });
      await this.audit.record(userId, 'exam.retention_set', examId, { version, ...periods }, manager);
      return { examId, version, periods };
    });
  }

  /** The version that holds now, or the default. */
  async current(examId: string, manager: EntityManager = this.dataSource.manager): Promise<ExamRetention> {
    const [latest] = await manager.find(ExamRetentionVersion, {
      where: { examId },
      order: { version: 'DESC' },
      take: 1,
    });
    return { examId, version: latest?.version ?? 0, periods: latest?.periods ?? DEFAULT_RETENTION };
  }
}
