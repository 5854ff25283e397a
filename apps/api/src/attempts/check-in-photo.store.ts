import { DomainEvents, SessionChainService } from '@bakylau/persistence';
import { sessionFolder, sha256Hex } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';

/** Check-in photos beside the recording of their session, vouched for by its chain. */
@Injectable()
export class CheckInPhotoStore {
  constructor(
    private readonly store: ObjectStore,
    private readonly chain: SessionChainService,
    private readonly events: DomainEvents,
  ) {}

  /**
   * @param tries number of the photo, which makes its name: a later photo never takes the place of an earlier object
   * @returns its key in the object store
   */
  async keep(sessionId: string, tries: number, photo: Buffer, manager: EntityManager): Promise<string> {
    const path = `check-in/${tries}.jpg`;
    const key = sessionFolder(sessionId) + path;
    await this.store.put(key, photo, 'image/jpeg');
    const object = { path, sizeBytes: photo.length, sha256: sha256Hex(photo) };
    await this.chain.append(sessionId, 'photo', null, { object }, manager);
    await this.events.publish({ kind: 'session.changed', sessionId }, manager);
    return key;
  }
}
