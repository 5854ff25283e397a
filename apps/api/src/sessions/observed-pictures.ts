import { IncidentRecord, SessionChainService } from '@bakylau/persistence';
import { evidencePath, sessionFolder, sha256Hex } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { RecordedPictures } from './recorded-pictures';

/** A picture in the store that no entry names yet. */
export interface TakenPicture {
  sessionId: string;
  incidentId: string;
  atMs: number;
  object: { path: string; sizeBytes: number; sha256: string };
}

/** Evidence pictures of what a person saw: the camera's whole picture of that moment, beside the recording and in the chain. */
@Injectable()
export class ObservedPictures {
  constructor(
    private readonly pictures: RecordedPictures,
    private readonly store: ObjectStore,
    private readonly chain: SessionChainService,
  ) {}

  /** Stores the picture; it must be entered, or dropped. @returns null where the camera recorded nothing */
  async take(sessionId: string, incidentId: string, atMs: number): Promise<TakenPicture | null> {
    const content = await this.pictures.find(sessionId, 'av', atMs);
    if (!content) return null;
    const path = evidencePath(incidentId);
    await this.store.put(sessionFolder(sessionId) + path, content, 'image/webp');
    const object = { path, sizeBytes: content.length, sha256: sha256Hex(content) };
    return { sessionId, incidentId, atMs, object };
  }

  /** In the transaction of its incident. */
  async enter({ sessionId, incidentId, atMs, object }: TakenPicture, manager: EntityManager): Promise<void> {
    await this.chain.append(sessionId, 'evidence', atMs, { incidentId, object }, manager);
    const evidenceKey = sessionFolder(sessionId) + object.path;
    await manager.update(IncidentRecord, { id: incidentId }, { evidenceKey });
  }

  async drop({ sessionId, object }: TakenPicture): Promise<void> {
    await this.store.delete(sessionFolder(sessionId) + object.path);
  }
}
