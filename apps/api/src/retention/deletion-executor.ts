import { Deletion, ExamSession, SessionChainService } from '@bakylau/persistence';
import { SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import {
  deletedObjectsHash,
  DELETION_RECEIPT_KIND,
  type DeletionReceipt,
  signDeletion,
} from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecordingIndex } from '../sessions/recording-index';

/** Carries ordered deletions out. A receipt is signed only after every object was looked for and not found. */
@Injectable()
export class DeletionExecutor {
  private readonly logger = new Logger(DeletionExecutor.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
    private readonly chain: SessionChainService,
    private readonly index: RecordingIndex,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @returns whether the deletion is complete; one that is not is taken up by the next sweep */
  async tryComplete(deletionId: string): Promise<boolean> {
    try {
      await this.complete(deletionId);
      return true;
    } catch (error) {
      this.logger.error(`Deletion ${deletionId} is not complete; the next sweep goes on with it`, error);
      return false;
    }
  }

  /** Safe to repeat, and from several processes. @throws StorageError when the store fails in the middle */
  private async complete(id: string): Promise<void> {
    const { manager } = this.dataSource;
    const { sessionId, objects, receipt } = await manager.findOneByOrFail(Deletion, { id });
    if (receipt) return;
    await manager.increment(Deletion, { id }, 'tries', 1);
    const hasSession = sessionId !== null && (await manager.existsBy(ExamSession, { id: sessionId }));
    // The manifest says what goes before it goes: whoever verifies meanwhile never finds something missing.
    if (hasSession) await this.chain.exportManifest(sessionId);
    if (hasSession) this.index.forget(sessionId);
    for (const { key } of objects) await this.store.delete(key);
    for (const { key } of objects)
      if (await this.store.find(key)) throw new Error(`The store still has ${key} after it was deleted`);
    await this.dataSource.transaction(async (locked) => {
      const deletion = await locked.findOneOrFail(Deletion, {
        where: { id },
        lock: { mode: 'for_no_key_update' },
      });
      if (deletion.receipt) return;
      const signed = this.sign(deletion);
      await locked.update(Deletion, { id }, { receipt: signed });
      if (!hasSession) return;
      const { objectsSha256, completedAt, signature } = signed;
      const entry = { deletionId: id, objects: objects.length, objectsSha256, completedAt, signature };
      await this.chain.append(sessionId, DELETION_RECEIPT_KIND, null, entry, locked);
      await this.chain.signHead(sessionId, { final: true }, locked);
    });
    if (hasSession) await this.publish(sessionId);
  }

  /** The manifest of before is sound too, it only lacks the receipt: a store that fails now does not undo the deletion. */
  private async publish(sessionId: string): Promise<void> {
    try {
      await this.chain.exportManifest(sessionId);
    } catch (error) {
      this.logger.error(`The manifest of session ${sessionId} could not be brought up to date`, error);
    }
  }

  private sign({
    id,
    artefact,
    rule,
    days,
    personId,
    sessionId,
    objects,
    rows,
    orderedAt,
  }: Deletion): DeletionReceipt {
    const statement = {
      ...{ deletionId: id, artefact, rule, days, personId, sessionId, rows },
      objects: objects.length,
      sizeBytes: objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      objectsSha256: deletedObjectsHash(objects),
      orderedAt: orderedAt.toISOString(),
      completedAt: new Date().toISOString(),
    };
    return signDeletion(statement, this.config.signingKey);
  }
}
