import { EventEmitter } from 'node:events';
import {
  type DtlsParameters,
  type IceParameters,
  type Producer,
  type ProducerStat,
  type Router,
  type RtpParameters,
  type WebRtcTransport,
} from 'mediasoup/types';
import { type LiveProducer, type MediaSource } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { asCallerFault } from '../sfu/media-refusal';
import { type MediaWorker } from '../sfu/media-worker';
import { withoutCaptureTime } from '../sfu/sending-parameters';
import { type RunEndReason, type RunIdentity } from './run-identity';

export interface MediaRunEvents {
  opened: [OpenedProducer];
  closed: [OpenedProducer];
  ended: [RunEndReason];
}

export interface OpenedProducer extends LiveProducer {
  producer: Producer;
}

export interface ProduceOptions {
  transportId: string;
  source: MediaSource;
  rtpParameters: RtpParameters;
}

const KINDS = { camera: 'video', screen: 'video', microphone: 'audio' } as const;

/** Frame tap and recorder ask independently; Chromium answers at most every 300 ms, so asking more often is of no use. */
const KEY_FRAME_REQUEST_DELAY_MS = 250;

/**
 * The media of one run of a session inside the SFU: a router, the one transport that the candidate sends on, and at most one
 * producer per source. Emits `opened` and `closed` per producer and `ended` exactly once, whoever ended it.
 */
export class MediaRun extends EventEmitter<MediaRunEvents> {
  readonly #producers = new Map<MediaSource, OpenedProducer>();
  #transport: WebRtcTransport | null = null;
  #ended = false;

  private constructor(
    readonly identity: RunIdentity,
    readonly router: Router,
    private readonly worker: MediaWorker,
  ) {
    super();
    // mediasoup closes its workers by itself when this process is told to stop.
    router.once('workerclose', () => this.#end(worker.died ? 'worker_died' : 'shutdown'));
  }

  static async start(identity: RunIdentity, worker: MediaWorker): Promise<MediaRun> {
    return new MediaRun(identity, await worker.createRouter(identity.uploadProfile), worker);
  }

  /** What mediasoup counted of every stream that comes in, since each began. */
  async streamStats(): Promise<ProducerStat[]> {
    const stats = await Promise.all(this.producers.map(({ producer }) => producer.getStats()));
    return stats.flat();
  }

  get ended(): boolean {
    return this.#ended;
  }

  get producers(): OpenedProducer[] {
    return [...this.#producers.values()];
  }

  /** The producers as those see them who watch. */
  get views(): LiveProducer[] {
    return this.producers.map(({ producerId, sessionId, source }) => ({ producerId, sessionId, source }));
  }

  /** The sending transport; a second call replaces the first one and with it its producers. */
  async createSendingTransport(): Promise<WebRtcTransport> {
    const transport = await this.worker.createWebRtcTransport(this.router);
    this.#transport?.close();
    this.#transport = transport;
    return transport;
  }

  /** A transport for somebody who watches; it belongs to the caller and ends at the latest with the run. */
  createReceivingTransport(): Promise<WebRtcTransport> {
    return this.worker.createWebRtcTransport(this.router);
  }

  /** @throws AppError `not_found` for another transport, `bad_request` when mediasoup refuses the parameters */
  async connectTransport(transportId: string, dtlsParameters: DtlsParameters): Promise<void> {
    const transport = this.#getTransport(transportId);
    await asCallerFault('Connecting a transport', () => transport.connect({ dtlsParameters }));
  }

  /** @throws AppError `not_found` */
  restartIce(transportId: string): Promise<IceParameters> {
    const transport = this.#getTransport(transportId);
    return asCallerFault('ICE restart', () => transport.restartIce());
  }

  /**
   * Takes a source in. A second producer of the same source replaces the first.
   * @throws AppError `not_found` for another transport, `bad_request` for a source that the exam does not observe, and when mediasoup
   * refuses the parameters
   */
  async produce({ transportId, source, rtpParameters }: ProduceOptions): Promise<OpenedProducer> {
    if (!this.identity.sources.includes(source)) throw new AppError('bad_request');
    const transport = this.#getTransport(transportId);
    const producer = await asCallerFault(`Producing ${source}`, () =>
      transport.produce({
        kind: KINDS[source],
        rtpParameters: withoutCaptureTime(rtpParameters),
        keyFrameRequestDelay: KEY_FRAME_REQUEST_DELAY_MS,
        appData: { source },
      }),
    );
    this.#producers.get(source)?.producer.close();
    const opened = { producerId: producer.id, sessionId: this.identity.sessionId, source, producer };
    this.#producers.set(source, opened);
    producer.observer.once('close', () => this.#producerClosed(opened));
    this.emit('opened', opened);
    return opened;
  }

  /** Closes an own producer; one that is closed already or was never there changes nothing. */
  closeProducer(producerId: string): void {
    this.producers.find((opened) => opened.producerId === producerId)?.producer.close();
  }

  findProducer(producerId: string): OpenedProducer | null {
    return this.producers.find((opened) => opened.producerId === producerId) ?? null;
  }

  close(reason: RunEndReason): void {
    this.#end(reason);
  }

  #getTransport(transportId: string): WebRtcTransport {
    if (this.#transport?.id !== transportId || this.#transport.closed) throw new AppError('not_found');
    return this.#transport;
  }

  #producerClosed(opened: OpenedProducer): void {
    if (this.#producers.get(opened.source) === opened) this.#producers.delete(opened.source);
    this.emit('closed', opened);
  }

  #end(reason: RunEndReason): void {
    if (this.#ended) return;
    this.#ended = true;
    this.router.close();
    this.emit('ended', reason);
    this.removeAllListeners();
  }
}
