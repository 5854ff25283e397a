import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IncidentRecord, SessionChainService } from '@bakylau/persistence';
import { evidencePath, type KeyFrame, sessionFolder, sha256Hex, vp8KeyFrameToWebp } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';

/** A store or database that is away for longer costs the picture; the moment itself is on the recording. */
const TRIES = 8;
const FIRST_PAUSE_MS = 500;

/** Evidence pictures: the key frame of the moment as a WebP file beside the recording, vouched for by the chain. */
@Injectable()
export class EvidenceStore {
  readonly #logger = new Logger(EvidenceStore.name);

  constructor(
    private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly chain: SessionChainService,
  ) {}

  /** Stores the picture and links it to the incident; false when that did not work out. */
  async keep(sessionId: string, incidentId: string, frame: KeyFrame): Promise<boolean> {
    const content = vp8KeyFrameToWebp(frame.vp8);
    for (let left = TRIES, pauseMs = FIRST_PAUSE_MS; left > 0; left--, pauseMs *= 2) {
      try {
        await this.#keepOnce(sessionId, incidentId, content, Math.round(frame.atMs));
        return true;
      } catch (error) {
        this.#logger.warn(`The evidence picture of incident ${incidentId} was not stored: ${String(error)}`);
        await sleep(pauseMs);
      }
    }
    return false;
  }

  async #keepOnce(sessionId: string, incidentId: string, content: Buffer, atMs: number): Promise<void> {
    const path = evidencePath(incidentId);
    const evidenceKey = sessionFolder(sessionId) + path;
    await this.objects.put(evidenceKey, content, 'image/webp');
    await this.database.transaction(async (manager) => {
      await manager.update(IncidentRecord, { id: incidentId }, { evidenceKey });
      const object = { path, sizeBytes: content.length, sha256: sha256Hex(content) };
      await this.chain.append(sessionId, 'evidence', atMs, { incidentId, object }, manager);
    });
  }
}
