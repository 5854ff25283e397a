import { Readable } from 'node:stream';
import { activityTrace, Exam } from '@bakylau/persistence';
import { AppError, authorize, type Principal, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';

/** What candidates did, for a record store of the university. */
@Injectable()
export class ActivityTraceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** Lines of JSON, read as they are sent; logged before the first one. @throws AppError not_found */
  async export(principal: Principal, examId: string, personId?: string): Promise<Readable> {
    authorize(principal, 'trace:export');
    const { manager } = this.dataSource;
    if (!(await manager.existsBy(Exam, { id: examId }))) throw new AppError('not_found');
    const detail = { personId: personId ?? null };
    await this.audit.record(principal.userId, 'exam.trace_exported', examId, detail);
    const options = { examId, origin: this.config.publicOrigin, ...(personId && { personId }) };
    const statements = activityTrace(options, manager);
    async function* lines(): AsyncGenerator<string> {
      for await (const statement of statements) yield `${JSON.stringify(statement)}\n`;
    }
    return Readable.from(lines());
  }
}
