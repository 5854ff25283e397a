import { EventEmitter } from 'node:events';
import { createWorker } from 'mediasoup';
import {
  type Router,
  type TransportListenInfo,
  type WebRtcServer,
  type WebRtcTransport,
  type Worker,
} from 'mediasoup/types';
import { type UploadProfile } from '@bakylau/contracts';
import { mediaCodecsFor } from './media-codecs';

export interface MediaWorkerOptions {
  index: number;
  listenInfos: TransportListenInfo[];
  /** Path of the mediasoup-worker program; null means the one that mediasoup finds by itself. */
  workerBin: string | null;
}

/** Bits per second that one browser may send: the largest upload profile with room for retransmissions and bursts. */
const MAX_INCOMING_BITRATE = 2_000_000;
/** A browser that does not answer ICE consent checks for this long is gone. */
const ICE_CONSENT_TIMEOUT_S = 15;

/**
 * One mediasoup worker process with its one port. Owns the routers made through it: they end with it.
 * Emits `died` once when the process ends without having been asked to.
 */
export class MediaWorker extends EventEmitter<{ died: [Error] }> {
  readonly #routers = new Set<Router>();
  #closed = false;

  private constructor(
    readonly index: number,
    private readonly worker: Worker,
    private readonly server: WebRtcServer,
  ) {
    super();
    worker.once('died', (error) => this.#workerDied(error));
  }

  /** @throws Error when the program is absent or the port is taken */
  static async start(options: MediaWorkerOptions): Promise<MediaWorker> {
    const worker = await createWorker({
      logLevel: 'warn',
      logTags: ['info', 'ice', 'dtls'],
      ...(options.workerBin !== null && { workerBin: options.workerBin }),
    });
    try {
      const server = await worker.createWebRtcServer({ listenInfos: options.listenInfos });
      return new MediaWorker(options.index, worker, server);
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  get pid(): number {
    return this.worker.pid;
  }

  /** Number of sessions whose media this worker carries. */
  get load(): number {
    return this.#routers.size;
  }

  get closed(): boolean {
    return this.#closed || this.worker.closed;
  }

  /** Whether the process ended without having been asked to. */
  get died(): boolean {
    return this.worker.died;
  }

  async createRouter(profile: UploadProfile): Promise<Router> {
    const router = await this.worker.createRouter({ mediaCodecs: mediaCodecsFor(profile) });
    this.#routers.add(router);
    router.observer.once('close', () => this.#routers.delete(router));
    return router;
  }

  /** A transport to or from a browser, on a router of this worker. UDP first; TCP for networks that let nothing else through. */
  async createWebRtcTransport(router: Router): Promise<WebRtcTransport> {
    const transport = await router.createWebRtcTransport({
      webRtcServer: this.server,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: 800_000,
      iceConsentTimeout: ICE_CONSENT_TIMEOUT_S,
    });
    await transport.setMaxIncomingBitrate(MAX_INCOMING_BITRATE);
    return transport;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.worker.close();
  }

  #workerDied(error: Error): void {
    if (this.#closed) return;
    this.#closed = true;
    this.emit('died', error);
  }
}
