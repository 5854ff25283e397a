import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

export interface LossyNetwork {
  /** Share of datagrams that never arrive, in each direction. */
  loss: number;
  delayMs: number;
  /** Up to so much is added to each datagram's delay, so that they overtake one another. */
  jitterMs: number;
  /** 0 to 1. */
  random: () => number;
}

/** Stands between a sender and the SFU and treats every datagram as a bad network does, in both directions. */
export class LossyRelay {
  private senderPort = 0;
  private closed = false;

  private constructor(
    private readonly inner: Socket,
    private readonly outer: Socket,
    private readonly network: LossyNetwork,
  ) {}

  /**
   * @param targetPort of the SFU
   * @param onDelivered told of every datagram that is handed to the SFU
   */
  static async open(
    targetPort: number,
    network: LossyNetwork,
    onDelivered: (datagram: Buffer) => void,
  ): Promise<LossyRelay> {
    const [inner, outer] = [createSocket('udp4'), createSocket('udp4')];
    for (const socket of [inner, outer]) {
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
    }
    const relay = new LossyRelay(inner, outer, network);
    inner.on('message', (datagram, { port }) => {
      relay.senderPort = port;
      relay.carry(() => {
        outer.send(datagram, targetPort, '127.0.0.1');
        onDelivered(datagram);
      });
    });
    outer.on('message', (datagram) => relay.carry(() => inner.send(datagram, relay.senderPort, '127.0.0.1')));
    return relay;
  }

  /** Where the sender sends to. */
  get port(): number {
    return this.inner.address().port;
  }

  close(): void {
    this.closed = true;
    this.inner.close();
    this.outer.close();
  }

  private carry(deliver: () => void): void {
    const { loss, delayMs, jitterMs, random } = this.network;
    if (random() < loss) return;
    setTimeout(
      () => {
        if (!this.closed) deliver();
      },
      delayMs + random() * jitterMs,
    );
  }
}
