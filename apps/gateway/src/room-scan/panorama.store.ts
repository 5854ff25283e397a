import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { RoomScanLedger } from '@bakylau/persistence';
import { sessionFolder, sha256Hex } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { KeyedLock } from '../keyed-lock';

/** A store that is away for longer costs the strip; the turn itself is on the recording of the camera. */
const PAUSES_MS = [500, 2_000, 8_000];

/** Strips of rooms beside the recording of their session, vouched for by its chain. */
@Injectable()
export class PanoramaStore {
  readonly #logger = new Logger(PanoramaStore.name);
  readonly #lock = new KeyedLock();

  constructor(
    private readonly objects: ObjectStore,
    private readonly ledger: RoomScanLedger,
  ) {}

  /** Begins to store; `drained` waits for it. */
  keep(sessionId: string, scanId: string, strip: Buffer): void {
    void this.#lock.run(sessionId, () => this.#storeInTime(sessionId, scanId, strip));
  }

  /** Resolves when all strips of the session are stored or given up. */
  async drained(sessionId: string): Promise<void> {
    await this.#lock.run(sessionId, () => Promise.resolve());
  }

  async #storeInTime(sessionId: string, scanId: string, strip: Buffer): Promise<void> {
    for (const pauseMs of [...PAUSES_MS, null]) {
      try {
        return await this.#store(sessionId, scanId, strip);
      } catch (error) {
        if (pauseMs === null)
          return this.#logger.error(`The strip of room scan ${scanId} is given up: ${String(error)}`);
        this.#logger.warn(`The strip of room scan ${scanId} waits to be stored: ${String(error)}`);
        await sleep(pauseMs);
      }
    }
  }

  /** The object first: an entry that vouches for an object that is not there would break the session's verification. */
  async #store(sessionId: string, scanId: string, strip: Buffer): Promise<void> {
    const path = `room-scans/${scanId}.jpg`;
    const key = sessionFolder(sessionId) + path;
    await this.objects.put(key, strip, 'image/jpeg');
    const object = { path, sizeBytes: strip.length, sha256: sha256Hex(strip) };
    await this.ledger.attachPanorama(scanId, key, object);
  }
}
