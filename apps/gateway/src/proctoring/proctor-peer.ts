import { type DtlsParameters, type RtpCapabilities, type WebRtcTransport } from 'mediasoup/types';
import { AppError } from '@bakylau/platform';
import { type MediaRun, type OpenedProducer } from '../media-session/media-run';
import { asCallerFault } from '../sfu/media-refusal';
import { type ProctorResponse } from '../signalling/command-types';

/** A page that shows a wall of candidates needs one transport for each; more than this is a page gone wrong. */
const MAX_TRANSPORTS = 400;

interface Receiver {
  transport: WebRtcTransport;
  run: MediaRun;
}

export interface ConsumeOptions {
  transportId: string;
  producerId: string;
  rtpCapabilities: RtpCapabilities;
  layer: 'low' | 'high';
}

/** One window of a proctor's browser: owns its receiving transports and, through them, its consumers. */
export class ProctorPeer {
  readonly #receivers = new Map<string, Receiver>();
  readonly #consumers = new Map<string, Awaited<ReturnType<WebRtcTransport['consume']>>>();
  readonly #viewed = new Set<string>();
  #closed = false;

  /** @throws AppError `rate_limited` when this window holds too many already */
  async receiveFrom(run: MediaRun): Promise<WebRtcTransport> {
    if (this.#receivers.size >= MAX_TRANSPORTS) throw new AppError('rate_limited');
    const transport = await run.createReceivingTransport();
    if (this.#closed) transport.close();
    this.#receivers.set(transport.id, { transport, run });
    transport.observer.once('close', () => this.#receivers.delete(transport.id));
    return transport;
  }

  /** @throws AppError `not_found`, `bad_request` */
  async connect(transportId: string, dtlsParameters: DtlsParameters): Promise<void> {
    const { transport } = this.#getReceiver(transportId);
    await asCallerFault('Connecting a transport', () => transport.connect({ dtlsParameters }));
  }

  /** The producer that a consumer on this transport would show. @throws AppError `not_found` */
  getProducer(transportId: string, producerId: string): OpenedProducer {
    const producer = this.#getReceiver(transportId).run.findProducer(producerId);
    if (!producer) throw new AppError('not_found');
    return producer;
  }

  /** @throws AppError `not_found`, `bad_request` when the browser cannot decode what is sent */
  async consume(options: ConsumeOptions): Promise<ProctorResponse<'consumer:create'>> {
    const { transport } = this.#getReceiver(options.transportId);
    const { producer } = this.getProducer(options.transportId, options.producerId);
    const { producerId, rtpCapabilities, layer } = options;
    const consumer = await asCallerFault('Consuming', () =>
      transport.consume({ producerId, rtpCapabilities, paused: true }),
    );
    this.#consumers.set(consumer.id, consumer);
    consumer.observer.once('close', () => this.#consumers.delete(consumer.id));
    if (consumer.type === 'simulcast') {
      const highest = (producer.rtpParameters.encodings?.length ?? 1) - 1;
      await consumer.setPreferredLayers({ spatialLayer: layer === 'low' ? 0 : highest });
    }
    const { id, kind, rtpParameters } = consumer;
    return { consumerId: id, producerId, kind, rtpParameters: { ...rtpParameters } };
  }

  /** @throws AppError `not_found` */
  async resume(consumerId: string): Promise<void> {
    const consumer = this.#consumers.get(consumerId);
    if (!consumer) throw new AppError('not_found');
    await consumer.resume();
  }

  /** One that is closed already changes nothing. */
  closeConsumer(consumerId: string): void {
    this.#consumers.get(consumerId)?.close();
  }

  /** Whether a view of that source of that session through this window has its log line; later ones need none. */
  hasLoggedView(sessionId: string, source: string): boolean {
    return this.#viewed.has(`${sessionId} ${source}`);
  }

  /** Call it only when the line is written, or a view after a failure would leave none. */
  markViewLogged(sessionId: string, source: string): void {
    this.#viewed.add(`${sessionId} ${source}`);
  }

  close(): void {
    this.#closed = true;
    for (const { transport } of this.#receivers.values()) transport.close();
  }

  #getReceiver(transportId: string): Receiver {
    const receiver = this.#receivers.get(transportId);
    if (!receiver) throw new AppError('not_found');
    return receiver;
  }
}
