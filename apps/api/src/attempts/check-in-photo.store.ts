import { DomainEvents, newId, SessionChainService } from '@bakylau/persistence';
import { sessionFolder, sha256Hex } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';

/** A photo that lies in the object store. */
export interface StoredPhoto {
  sessionId: string;
  key: string;
  /** As the chain vouches for it; the path is relative to the session's folder. */
  object: { path: string; sizeBytes: number; sha256: string };
}

/** Check-in photos beside the recording of their session, vouched for by its chain. */
@Injectable()
export class CheckInPhotoStore {
  private readonly logger = new Logger(CheckInPhotoStore.name);

  constructor(
    private readonly store: ObjectStore,
    private readonly chain: SessionChainService,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Before any row is locked, because nobody should wait for a store that is slow. The name is a new one each time: a later
   * photo never takes the place of an earlier object.
   */
  async put(sessionId: string, photo: Buffer): Promise<StoredPhoto> {
    const path = `check-in/${newId()}.jpg`;
    const key = sessionFolder(sessionId) + path;
    await this.store.put(key, photo, 'image/jpeg');
    return { sessionId, key, object: { path, sizeBytes: photo.length, sha256: sha256Hex(photo) } };
  }

  /** Makes it part of the session's evidence, in the transaction that notes its key. */
  async link({ sessionId, object }: StoredPhoto, manager: EntityManager): Promise<void> {
    await this.chain.append(sessionId, 'photo', null, { object }, manager);
    await this.events.publish({ kind: 'session.changed', sessionId }, manager);
  }

  /** After a link that was refused. What cannot be removed now goes with the session's folder. */
  async discard({ sessionId, key }: StoredPhoto): Promise<void> {
    try {
      await this.store.delete(key);
    } catch (error) {
      this.logger.warn(`A photo without a place in session ${sessionId} could not be removed`, error);
    }
  }
}
