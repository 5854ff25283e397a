import { type Script, type ScriptDetail } from '@bakylau/contracts';
import { AnswerFileRecord } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { AnswerFileStore, type StoredContent } from '../written/answer-file.store';
import { ScriptAccess } from './script-access';
import { ScriptReader } from './script.reader';

/** Work under its codes, to be read by its markers. */
@Injectable()
export class ScriptsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ScriptAccess,
    private readonly reader: ScriptReader,
    private readonly files: AnswerFileStore,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found */
  async list(principal: Principal, examId: string): Promise<{ scripts: Script[] }> {
    const exam = await this.access.exam(principal, examId);
    return { scripts: await this.reader.list(exam, principal.userId) };
  }

  /** @throws AppError not_found */
  async get(principal: Principal, scriptId: string): Promise<ScriptDetail> {
    const script = await this.access.script(principal, scriptId);
    const exam = await this.access.exam(principal, script.examId);
    await this.audit.record(principal.userId, 'script.viewed', scriptId);
    return this.reader.detail(script, exam, principal.userId);
  }

  /** @throws AppError not_found */
  async file(principal: Principal, scriptId: string, fileId: string): Promise<StoredContent> {
    const { attemptId } = await this.access.script(principal, scriptId);
    const where = { id: fileId, attemptId, removedAt: IsNull() };
    const file = await this.dataSource.manager.findOneBy(AnswerFileRecord, where);
    if (!file) throw new AppError('not_found');
    return this.files.read(file);
  }
}
