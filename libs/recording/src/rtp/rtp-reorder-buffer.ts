import { RtpPacketView } from './rtp-packet-view';

/** Receives packets in the order of their sequence numbers. The view is only valid during the call. */
export type RtpPacketReceiver = (packet: RtpPacketView, lostBefore: number) => void;

/** A power of two, so that a slot is found by masking. 1,024 packets are over 5 s of a 2 Mbit/s stream. */
const SLOTS = 1024;
/**
 * At the start of a stream nothing tells whether the first packet to arrive is the first one sent. A key frame that begins
 * with a packet that was overtaken would be lost, and every frame up to the next key frame with it.
 */
const START_WAIT_MS = 250;

/**
 * Puts packets back in order. A packet that comes next is passed on at once; later ones wait for the missing ones, which a
 * retransmission may still bring, for `waitMs`. Then the hole is given up and reported with the packet behind it.
 */
export class RtpReorderBuffer {
  /** Packets that had to wait for another one, those of the first moment included. */
  reordered = 0;
  lost = 0;
  lateOrDuplicate = 0;

  private readonly view = new RtpPacketView();
  private readonly slots: (Buffer | undefined)[] = new Array<Buffer | undefined>(SLOTS).fill(undefined);
  private readonly waitsSince = new Float64Array(SLOTS);
  private waiting = 0;
  private expected = -1;
  private startsAtMs = -Infinity;

  constructor(
    private readonly waitMs: number,
    private readonly receive: RtpPacketReceiver,
  ) {}

  /** True while packets wait for a missing one. */
  get hasHole(): boolean {
    return this.waiting > 0;
  }

  /**
   * @param packet a view of `packet.buffer`; the buffer is kept while it waits and must not be changed by the caller
   * @param sinceMs from when on the wait counts, at the latest `arrivalMs`: a packet that came late has used some of it up
   */
  push(packet: RtpPacketView, arrivalMs: number, sinceMs = arrivalMs): void {
    if (this.expected < 0) this.beginAt(packet.sequenceNumber, arrivalMs);
    const ahead = signed16(packet.sequenceNumber - this.expected);
    if (ahead <= -SLOTS || ahead >= SLOTS) return this.restartAt(packet);
    if (arrivalMs < this.startsAtMs) {
      if (ahead < 0) this.expected = packet.sequenceNumber;
      this.store(packet, sinceMs);
      return;
    }
    if (this.startsAtMs !== -Infinity) this.start();
    if (packet.sequenceNumber === this.expected) {
      this.expected = (this.expected + 1) & 0xffff;
      this.receive(packet, 0);
      if (this.waiting > 0) this.releaseInOrder();
    } else if (signed16(packet.sequenceNumber - this.expected) < 0) {
      this.lateOrDuplicate++;
    } else {
      this.store(packet, sinceMs);
      this.releaseOverdue(arrivalMs);
    }
  }

  /** Gives up holes whose wait is over; to be called from a timer as well, because packets may stop coming. */
  releaseOverdue(nowMs: number): void {
    if (nowMs < this.startsAtMs) return;
    if (this.startsAtMs !== -Infinity) this.start();
    while (this.waiting > 0) {
      const next = this.nextStored();
      if (nowMs - this.waitsSince[next & (SLOTS - 1)]! < this.waitMs) return;
      this.skipTo(next);
    }
  }

  /** Passes on everything that waits, over all holes, and forgets the count: the next packet begins a new one. */
  drain(): void {
    this.start();
    while (this.waiting > 0) this.skipTo(this.nextStored());
    this.expected = -1;
  }

  private beginAt(sequenceNumber: number, arrivalMs: number): void {
    this.expected = sequenceNumber;
    this.startsAtMs = arrivalMs + START_WAIT_MS;
  }

  private start(): void {
    this.startsAtMs = -Infinity;
    this.releaseInOrder();
  }

  private restartAt(packet: RtpPacketView): void {
    this.drain();
    this.lost++;
    this.expected = (packet.sequenceNumber + 1) & 0xffff;
    this.receive(packet, 1);
  }

  private store(packet: RtpPacketView, sinceMs: number): void {
    const slot = packet.sequenceNumber & (SLOTS - 1);
    if (this.slots[slot] !== undefined) {
      this.lateOrDuplicate++;
      return;
    }
    this.slots[slot] = packet.buffer;
    this.waitsSince[slot] = sinceMs;
    this.waiting++;
  }

  private nextStored(): number {
    let at = this.expected;
    while (this.slots[at & (SLOTS - 1)] === undefined) at = (at + 1) & 0xffff;
    return at;
  }

  private skipTo(sequenceNumber: number): void {
    const missing = (sequenceNumber - this.expected) & 0xffff;
    this.lost += missing;
    this.expected = sequenceNumber;
    this.releaseInOrder(missing);
  }

  private releaseInOrder(lostBefore = 0): void {
    for (;;) {
      const slot = this.expected & (SLOTS - 1);
      const buffer = this.slots[slot];
      if (buffer === undefined) return;
      this.slots[slot] = undefined;
      this.waiting--;
      this.reordered++;
      this.expected = (this.expected + 1) & 0xffff;
      this.view.read(buffer);
      this.receive(this.view, lostBefore);
      lostBefore = 0;
    }
  }
}

function signed16(difference: number): number {
  return ((difference & 0xffff) << 16) >> 16;
}
