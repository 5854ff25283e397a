import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ChainEntryRecord, IncidentRecord, SessionChainService } from '@bakylau/persistence';
import {
  evidencePath,
  type KeyFrame,
  sessionFolder,
  sha256Hex,
  vp8KeyFrameToWebp,
  writeDurably,
} from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { KeyedLock } from '../keyed-lock';
import { RecordingFolder } from '../recording/recording-folder';
import { evidenceFileName, type PendingEvidence, parseEvidenceFileName } from './evidence-file-name';
import { permanentCodeOf } from './permanent-failure';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Evidence pictures: the key frame of the moment as a WebP file beside the recording, vouched for by the chain. A picture goes to
 * this host's disk, then into the chain, then into the store, and only then from the disk. So a crash leaves nothing, or a file
 * that is taken up again, and never an object that no entry names; and a session whose folder holds one is not sealed.
 */
@Injectable()
export class EvidenceStore implements OnApplicationShutdown {
  readonly #logger = new Logger(EvidenceStore.name);
  readonly #lock = new KeyedLock();
  readonly #stopped = new AbortController();

  constructor(
    private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly chain: SessionChainService,
    private readonly folder: RecordingFolder,
  ) {}

  /**
   * Resolves when the picture is on the disk; the rest follows in the background, as often as it takes.
   * @param onStored called when the picture can be read from the store and is linked to its incident
   */
  async keep(
    sessionId: string,
    incidentId: string,
    frame: KeyFrame,
    onStored: () => Promise<void>,
  ): Promise<void> {
    const directory = await this.folder.open(sessionId);
    const name = evidenceFileName({ incidentId, atMs: Math.round(frame.atMs) });
    await writeDurably(join(directory, name), vp8KeyFrameToWebp(frame.vp8));
    void this.#storeInTurn(sessionId, name, onStored);
  }

  /** Takes up what a process before this one, or a try before this one, left on the disk. */
  async recover(sessionId: string): Promise<void> {
    const directory = this.folder.pathOf(sessionId);
    for (const name of await this.folder.list(sessionId)) {
      if (/^evidence-.*\.tmp$/.test(name)) await rm(join(directory, name));
      else if (parseEvidenceFileName(name)) void this.#storeInTurn(sessionId, name);
    }
  }

  /** Resolves when all pictures of this session are stored or given up, or when the process stops. */
  async drained(sessionId: string): Promise<void> {
    await this.#lock.run(sessionId, () => Promise.resolve());
  }

  /** What waits stays on the disk for the next start. */
  onApplicationShutdown(): void {
    this.#stopped.abort();
  }

  async #storeInTurn(sessionId: string, name: string, onStored?: () => Promise<void>): Promise<void> {
    try {
      const isStored = await this.#lock.run(sessionId, () => this.#storeUntilDone(sessionId, name));
      if (isStored) await onStored?.();
    } catch (error) {
      this.#logger.error(`Session ${sessionId}: the news of an evidence picture failed: ${String(error)}`);
    }
  }

  async #storeUntilDone(sessionId: string, name: string): Promise<boolean> {
    const { signal } = this.#stopped;
    const path = join(this.folder.pathOf(sessionId), name);
    const pending = parseEvidenceFileName(name)!;
    const content = await readUnlessGone(path);
    if (!content) return false;
    const what = `The evidence picture of incident ${pending.incidentId}`;
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.#store(sessionId, pending, content);
        await rm(path, { force: true });
        return true;
      } catch (error) {
        const code = permanentCodeOf(error);
        if (code !== null) {
          // Only the entry can be refused so, and it comes first: nothing of the picture is anywhere else.
          this.#logger.error(`${what} is refused by the database (${code}) and given up`);
          await rm(path, { force: true });
          return false;
        }
        this.#logger.warn(`${what} waits to be stored: ${String(error)}`);
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    }
    return false;
  }

  async #store(sessionId: string, { incidentId, atMs }: PendingEvidence, content: Buffer): Promise<void> {
    const evidenceKey = sessionFolder(sessionId) + evidencePath(incidentId);
    await this.database.transaction(async (manager) => {
      if (await isEntered(manager, sessionId, incidentId)) return;
      const object = {
        path: evidencePath(incidentId),
        sizeBytes: content.length,
        sha256: sha256Hex(content),
      };
      await this.chain.append(sessionId, 'evidence', atMs, { incidentId, object }, manager);
    });
    await this.objects.put(evidenceKey, content, 'image/webp');
    await this.database.getRepository(IncidentRecord).update({ id: incidentId }, { evidenceKey });
  }
}

function isEntered(manager: EntityManager, sessionId: string, incidentId: string): Promise<boolean> {
  return manager
    .createQueryBuilder(ChainEntryRecord, 'entry')
    .where(`entry.session_id = :sessionId AND entry.kind = 'evidence'`, { sessionId })
    .andWhere(`entry.payload ->> 'incidentId' = :incidentId`, { incidentId })
    .getExists();
}

/** A picture that was stored meanwhile is no longer on the disk. */
async function readUnlessGone(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
