import type { MediaSource } from '@bakylau/contracts';
import type { Device, types } from 'mediasoup-client';
import type { ProctorChannel } from './proctor-channel';

export interface WantedProducer {
  producerId: string;
  source: MediaSource;
  layer: 'low' | 'high';
}

interface OpenConsumer extends WantedProducer {
  consumer: types.Consumer;
}

/** A failed step is tried again: nearly at once (a dead transport is the usual cause), then after 1 s, 2 s, every 5 s. */
const RETRY_MS = [200, 1000, 2000, 5000];

/**
 * The receiving end of one session's media: one transport, a consumer per wanted producer. Steps run one after another;
 * a wish that changes meanwhile is taken up at the next step.
 */
export class ReceivingSession {
  private wanted: readonly WantedProducer[] = [];
  private wish = 0;
  private transport: types.Transport | undefined;
  private readonly consumers = new Map<string, OpenConsumer>();
  private working = false;
  private failures = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly channel: ProctorChannel,
    private readonly sessionId: string,
    private readonly device: () => Promise<Device>,
    private readonly changed: () => void,
  ) {}

  /** Producers wanted from now on; those not listed are closed. */
  want(wanted: readonly WantedProducer[]): void {
    if (JSON.stringify(wanted) === JSON.stringify(this.wanted)) return;
    this.wanted = wanted;
    this.wish += 1;
    this.failures = 0;
    clearTimeout(this.retryTimer);
    void this.work();
  }

  tracks(): [MediaSource, MediaStreamTrack][] {
    return [...this.consumers.values()].map((open) => [open.source, open.consumer.track]);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retryTimer);
    this.dropTransport();
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      let wish: number;
      do {
        wish = this.wish;
        while (!this.closed && (await this.step()));
      } while (wish !== this.wish && !this.closed);
      this.failures = 0;
    } catch {
      // The transport may be dead on the server (its worker or the candidate's run ended): start over with a new one.
      this.dropTransport();
      if (!this.closed) this.retryLater();
    } finally {
      this.working = false;
    }
  }

  /** Does one thing towards the wish; false when nothing is left to do. */
  private async step(): Promise<boolean> {
    const missing = this.wanted.find((wish) => this.consumers.get(wish.producerId)?.layer !== wish.layer);
    if (missing) {
      await this.open(missing);
      return true;
    }
    const surplus = [...this.consumers.keys()].find(
      (id) => !this.wanted.some((wish) => wish.producerId === id),
    );
    if (surplus === undefined) return false;
    await this.shut(surplus);
    return true;
  }

  /** Opens a consumer; one of the same producer on another layer goes only when the new one is there, so the picture stays. */
  private async open(wish: WantedProducer): Promise<void> {
    const device = await this.device();
    const transport = (this.transport ??= await this.createTransport(device));
    const answer = await this.channel.command('consumer:create', {
      transportId: transport.id,
      producerId: wish.producerId,
      rtpCapabilities: { ...device.recvRtpCapabilities },
      layer: wish.layer,
    });
    const consumer = await transport.consume({
      id: answer.consumerId,
      producerId: answer.producerId,
      kind: answer.kind,
      rtpParameters: answer.rtpParameters as unknown as types.RtpParameters,
    });
    if (this.closed || transport.closed) return consumer.close();
    await this.channel.command('consumer:resume', { consumerId: consumer.id });
    const before = this.consumers.get(wish.producerId);
    this.consumers.set(wish.producerId, { ...wish, consumer });
    this.changed();
    if (before) await this.release(before.consumer);
  }

  private async shut(producerId: string): Promise<void> {
    const open = this.consumers.get(producerId);
    this.consumers.delete(producerId);
    this.changed();
    if (open) await this.release(open.consumer);
  }

  private async release(consumer: types.Consumer): Promise<void> {
    consumer.close();
    // Closing what the server has already closed (the producer ended) is no failure.
    await this.channel.command('consumer:close', { consumerId: consumer.id }).catch(() => undefined);
  }

  private async createTransport(device: Device): Promise<types.Transport> {
    const parameters = await this.channel.command('transport:create', { sessionId: this.sessionId });
    const transport = device.createRecvTransport({
      id: parameters.id,
      iceParameters: parameters.iceParameters as unknown as types.IceParameters,
      iceCandidates: parameters.iceCandidates as unknown as types.IceCandidate[],
      dtlsParameters: parameters.dtlsParameters as unknown as types.DtlsParameters,
      iceServers: parameters.iceServers,
    });
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      this.channel
        .command('transport:connect', { transportId: transport.id, dtlsParameters: { ...dtlsParameters } })
        .then(done, failed);
    });
    transport.on('connectionstatechange', (state) => {
      if (state !== 'failed' || this.transport !== transport) return;
      this.dropTransport();
      this.retryLater();
    });
    if (this.closed) transport.close();
    return transport;
  }

  private dropTransport(): void {
    this.transport?.close();
    this.transport = undefined;
    this.consumers.clear();
    this.changed();
  }

  private retryLater(): void {
    const delayMs = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)];
    this.failures += 1;
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => void this.work(), delayMs);
  }
}
