import { DomainEvents, newId, SessionChainService } from '@bakylau/persistence';
import { sessionFolder, sha256Hex } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';

const FILES = {
  photo: { extension: 'jpg', contentType: 'image/jpeg' },
  sound: { extension: 'webm', contentType: 'audio/webm' },
} as const;

/** A photo, or a clip of said digits, that lies in the object store. */
export interface StoredPhoto {
  kind: keyof typeof FILES;
  sessionId: string;
  key: string;
  /** As the chain vouches for it; the path is relative to the session's folder. */
  object: { path: string; sizeBytes: number; sha256: string };
}

/** Photos and clips of check-ins beside the recording of their session, vouched for by its chain. */
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
  async put(sessionId: string, content: Buffer, kind: StoredPhoto['kind'] = 'photo'): Promise<StoredPhoto> {
    const { extension, contentType } = FILES[kind];
    const path = `check-in/${newId()}.${extension}`;
    const key = sessionFolder(sessionId) + path;
    await this.store.put(key, content, contentType);
    const object = { path, sizeBytes: content.length, sha256: sha256Hex(content) };
    return { kind, sessionId, key, object };
  }

  /** Makes it part of the session's evidence, in the transaction that notes its key. */
  async link({ kind, sessionId, object }: StoredPhoto, manager: EntityManager): Promise<void> {
    await this.chain.append(sessionId, kind, null, { object }, manager);
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
