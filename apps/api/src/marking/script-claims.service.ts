import { type Script, type ScriptDetail } from '@bakylau/contracts';
import { Exam, MarkingScript, newId, ScriptMarking } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { lockScript, ScriptAccess } from './script-access';
import { listParts, nextPlace } from './script-parts';
import { ScriptReader } from './script.reader';

/** Who marks which work. */
@Injectable()
export class ScriptClaimsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ScriptAccess,
    private readonly reader: ScriptReader,
    private readonly audit: AuditService,
  ) {}

  /** Asking again changes nothing. @throws AppError not_found; script_not_open when no further marker is needed */
  async claim(principal: Principal, scriptId: string): Promise<ScriptDetail> {
    const { examId } = await this.access.script(principal, scriptId);
    const { userId } = principal;
    await this.dataSource.transaction(async (manager) => {
      const script = await lockScript(scriptId, manager);
      const parts = (await listParts([scriptId], manager)).get(scriptId) ?? [];
      if (parts.some(({ marking }) => marking.markerId === userId)) return;
      const place = nextPlace(script, script.policy, parts.length);
      if (place === null) throw new AppError('script_not_open');
      const claim = { id: newId(), scriptId, markerId: userId, place, claimedAt: new Date() };
      await manager.insert(ScriptMarking, claim);
      await this.audit.record(userId, 'script.claimed', scriptId, { place }, manager);
    });
    const { manager } = this.dataSource;
    const exam = await manager.findOneByOrFail(Exam, { id: examId });
    return this.reader.detail(await manager.findOneByOrFail(MarkingScript, { id: scriptId }), exam, userId);
  }

  /** @throws AppError not_found; script_not_open when it is not the caller's, has saved marks, or another place follows it */
  async release(principal: Principal, scriptId: string): Promise<Script> {
    const { examId } = await this.access.script(principal, scriptId);
    const { userId } = principal;
    await this.dataSource.transaction(async (manager) => {
      await lockScript(scriptId, manager);
      const parts = (await listParts([scriptId], manager)).get(scriptId) ?? [];
      const own = parts.find(({ marking }) => marking.markerId === userId);
      const isLast = own?.marking.place === parts.length;
      // A draft is a revision too, and revisions are kept; so is whoever wrote one.
      if (!own || !isLast || own.revisions.length > 0) throw new AppError('script_not_open');
      await manager.delete(ScriptMarking, { id: own.marking.id });
      await this.audit.record(userId, 'script.released', scriptId, {}, manager);
    });
    const exam = await this.access.exam(principal, examId);
    const script = (await this.reader.list(exam, userId)).find(({ id }) => id === scriptId);
    if (!script) throw new AppError('not_found');
    return script;
  }
}
