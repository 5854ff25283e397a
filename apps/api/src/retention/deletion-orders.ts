import { type Artefact, type DeletionRule, type RetentionPeriods } from '@bakylau/contracts';
import { Deletion, ExamSession, newId, SessionChainService, User } from '@bakylau/persistence';
import { type DeletedObject, DELETION_KIND, type DeletionPayload, sessionFolder } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOptionsWhere, IsNull } from 'typeorm';
import { removeArtefactRows } from './artefact-rows';
import { findFreezes, isPersonHeld } from './deletion-freezes';
import { SessionArtefacts } from './session-artefacts';

const LOCK = { mode: 'for_no_key_update' } as const;

export interface DeletionReason {
  rule: DeletionRule;
  /** Null for an erasure. */
  periods: RetentionPeriods | null;
  orderedBy: string | null;
}

/**
 * Orders deletions: in one transaction the freezes are looked at, the rows that lead to the objects go, the chain says what
 * goes, and a `Deletion` remembers the objects. From then on nobody finds them by the service, and DeletionExecutor goes on
 * until the store has none of them.
 */
@Injectable()
export class DeletionOrders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly artefacts: SessionArtefacts,
    private readonly chain: SessionChainService,
    private readonly store: ObjectStore,
  ) {}

  /** @returns ids of the orders; none when there is nothing to delete or something freezes it */
  async ofSession(
    { sessionId, personId }: { sessionId: string; personId: string },
    artefacts: readonly Artefact[],
    reason: DeletionReason,
  ): Promise<string[]> {
    const objects = await this.artefacts.list(sessionId);
    return this.dataSource.transaction(async (manager) => {
      await this.lockPerson(personId, manager);
      await manager.findOneOrFail(ExamSession, { where: { id: sessionId }, lock: LOCK });
      const frozen = await findFreezes(personId, manager);
      if (frozen.some((session) => session.sessionId === sessionId)) return [];
      const ordered = await this.orderedKeys({ sessionId }, manager);
      const ids: string[] = [];
      for (const artefact of artefacts) {
        const listed = (objects.get(artefact) ?? []).filter(({ key }) => !ordered.has(key));
        const keys = listed.map(({ key }) => key);
        const rows = await removeArtefactRows(artefact, sessionId, keys, manager);
        if (rows === 0 && keys.length === 0) continue;
        const what = { artefact, personId, sessionId, objects: listed, rows };
        const id = await this.insert(what, reason, manager);
        const paths = keys.map((key) => key.slice(sessionFolder(sessionId).length));
        const payload: DeletionPayload = { deletionId: id, artefact, rule: reason.rule, paths };
        await this.chain.append(sessionId, DELETION_KIND, null, payload, manager);
        ids.push(id);
      }
      if (ids.length > 0) await this.chain.signHead(sessionId, { final: true }, manager);
      return ids;
    });
  }

  /** The enrolled photo with its descriptor. @returns as `ofSession` */
  async ofEnrolment(personId: string, reason: DeletionReason): Promise<string[]> {
    const objects: DeletedObject[] = [];
    for await (const { key, sizeBytes } of this.store.list(`people/${personId}/`))
      objects.push({ key, sizeBytes });
    return this.dataSource.transaction(async (manager) => {
      await this.lockPerson(personId, manager);
      if ((await findFreezes(personId, manager)).length > 0 || (await isPersonHeld(personId, manager)))
        return [];
      const [removed, rows] = await manager.query<[{ photo_key: string }[], number]>(
        'DELETE FROM face_enrolments WHERE user_id = $1 RETURNING photo_key',
        [personId],
      );
      for (const { photo_key: key } of removed)
        if (!objects.some((object) => object.key === key)) objects.push({ key, sizeBytes: 0 });
      const ordered = await this.orderedKeys({ personId, sessionId: IsNull() }, manager);
      const listed = objects.filter(({ key }) => !ordered.has(key));
      if (rows === 0 && listed.length === 0) return [];
      return [
        await this.insert(
          { artefact: 'face', personId, sessionId: null, objects: listed, rows },
          reason,
          manager,
        ),
      ];
    });
  }

  /** Objects of orders that are not carried out yet: the store still has them, and one receipt for each is enough. */
  private async orderedKeys(where: FindOptionsWhere<Deletion>, manager: EntityManager): Promise<Set<string>> {
    const open = await manager.findBy(Deletion, { ...where, receipt: IsNull() });
    return new Set(open.flatMap(({ objects }) => objects.map(({ key }) => key)));
  }

  /** A hold takes the same lock, so it either comes before the order or finds it. */
  private async lockPerson(id: string, manager: EntityManager): Promise<void> {
    await manager.findOneOrFail(User, { where: { id }, lock: LOCK });
  }

  private async insert(
    what: Pick<Deletion, 'artefact' | 'personId' | 'sessionId' | 'objects' | 'rows'>,
    { rule, periods, orderedBy }: DeletionReason,
    manager: EntityManager,
  ): Promise<string> {
    const id = newId();
    const days = periods?.[what.artefact] ?? null;
    await manager.insert(Deletion, { id, ...what, rule, days, orderedBy, orderedAt: new Date() });
    return id;
  }
}
