import { type AnswerFileRecord, newId, SessionChainService } from '@bakylau/persistence';
import { sessionFolder, sha256Hex } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type CheckedFile } from './checked-file';

export interface StoredFile {
  id: string;
  key: string;
  /** As the chain vouches for it; the path is relative to the session's folder. */
  object: { path: string; sizeBytes: number; sha256: string };
}

export interface StoredContent {
  contentType: string;
  content: Buffer;
}

/** Files of answers beside the recording of their session, vouched for by its chain. */
@Injectable()
export class AnswerFileStore {
  constructor(
    private readonly store: ObjectStore,
    private readonly chain: SessionChainService,
  ) {}

  /** Before any row is locked, because nobody should wait for a store that is slow. */
  async put(sessionId: string, { content, contentType }: CheckedFile): Promise<StoredFile> {
    const id = newId();
    const path = `answers/${id}`;
    const key = sessionFolder(sessionId) + path;
    await this.store.put(key, content, contentType);
    return { id, key, object: { path, sizeBytes: content.length, sha256: sha256Hex(content) } };
  }

  /** In the transaction that adds its row. */
  async link(
    sessionId: string,
    itemId: string,
    { object }: StoredFile,
    manager: EntityManager,
  ): Promise<void> {
    await this.chain.append(sessionId, 'answer_file', null, { itemId, object }, manager);
  }

  /** After a link that was refused. */
  async discard({ key }: StoredFile): Promise<void> {
    await this.store.delete(key);
  }

  async read({ objectKey, contentType }: AnswerFileRecord): Promise<StoredContent> {
    return { contentType, content: await this.store.get(objectKey) };
  }
}
