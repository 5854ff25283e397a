import { type RoomMember, type RoomProducer } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import {
  type Consumer,
  type DtlsParameters,
  type MediaKind,
  type Producer,
  type RtpCapabilities,
  type RtpParameters,
  type WebRtcTransport,
} from 'mediasoup/types';
import { type MediaRun } from '../media-session/media-run';
import { asCallerFault } from '../sfu/media-refusal';
import { withoutCaptureTime } from '../sfu/sending-parameters';

export type Direction = 'send' | 'receive';

export interface OralMemberHooks {
  /** What this member sends has changed. */
  onChange: () => void;
  /** Begins to record what this member sends; before that nobody receives it. */
  record: (producer: Producer) => Promise<void>;
}

/** One window of somebody in the room: owns its two transports and, through them, what it sends and receives. */
export class OralMember {
  readonly #transports = new Map<Direction, WebRtcTransport>();
  readonly #producers = new Map<MediaKind, Producer>();
  readonly #consumers = new Map<string, Consumer>();
  #closed = false;

  constructor(
    readonly view: RoomMember,
    readonly userId: string,
    private readonly media: MediaRun,
    private readonly hooks: OralMemberHooks,
  ) {}

  get producers(): RoomProducer[] {
    const { memberId } = this.view;
    return [...this.#producers].map(([kind, { id }]) => ({ producerId: id, memberId, kind }));
  }

  /** A second one of a direction takes the place of the first. */
  async createTransport(direction: Direction): Promise<WebRtcTransport> {
    const transport = await this.media.createReceivingTransport();
    if (this.#closed) transport.close();
    this.#transports.get(direction)?.close();
    this.#transports.set(direction, transport);
    return transport;
  }

  /** @throws AppError `not_found`, `bad_request` */
  async connect(transportId: string, dtlsParameters: DtlsParameters): Promise<void> {
    const transport = [...this.#transports.values()].find(({ id }) => id === transportId);
    if (!transport) throw new AppError('not_found');
    await asCallerFault('Connecting a transport', () => transport.connect({ dtlsParameters }));
  }

  /**
   * Sends a picture or a sound into the recording, and then into the room; a second one of its kind takes the place of the first.
   * @throws AppError `forbidden` for the candidate, `not_found` before the transport, `bad_request`
   */
  async produce(kind: MediaKind, rtpParameters: RtpParameters): Promise<{ producerId: string }> {
    if (this.view.role !== 'examiner') throw new AppError('forbidden');
    const transport = this.#getTransport('send');
    const producer = await asCallerFault(`Producing ${kind}`, () =>
      transport.produce({ kind, rtpParameters: withoutCaptureTime(rtpParameters) }),
    );
    this.#producers.get(kind)?.close();
    await this.hooks.record(producer).catch((error: unknown) => {
      producer.close();
      throw error;
    });
    if (producer.closed) throw new AppError('not_found');
    this.#producers.get(kind)?.close();
    this.#producers.set(kind, producer);
    producer.observer.once('close', () => {
      if (this.#producers.get(kind) !== producer) return;
      this.#producers.delete(kind);
      this.hooks.onChange();
    });
    this.hooks.onChange();
    return { producerId: producer.id };
  }

  /** One that is not there changes nothing. */
  closeProducer(kind: MediaKind): void {
    this.#producers.get(kind)?.close();
  }

  /** @throws AppError `not_found` before the transport, `bad_request` when the browser cannot decode what is sent */
  async consume(producerId: string, rtpCapabilities: RtpCapabilities): Promise<Consumer> {
    const transport = this.#getTransport('receive');
    const consumer = await asCallerFault('Consuming', () =>
      transport.consume({ producerId, rtpCapabilities, paused: true }),
    );
    this.#consumers.set(consumer.id, consumer);
    consumer.observer.once('close', () => this.#consumers.delete(consumer.id));
    return consumer;
  }

  /** @throws AppError `not_found` */
  async resume(consumerId: string): Promise<void> {
    const consumer = this.#consumers.get(consumerId);
    if (!consumer) throw new AppError('not_found');
    await consumer.resume();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const transport of this.#transports.values()) transport.close();
  }

  #getTransport(direction: Direction): WebRtcTransport {
    const transport = this.#transports.get(direction);
    if (!transport || transport.closed) throw new AppError('not_found');
    return transport;
  }
}
