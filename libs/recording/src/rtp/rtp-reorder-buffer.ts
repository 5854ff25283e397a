import { RtpPacketView } from './rtp-packet-view';

/** Receives packets in the order of their sequence numbers. The view is only valid during the call. */
export type RtpPacketReceiver = (packet: RtpPacketView, lostBefore: number) => void;

/** A power of two, so that a slot is found by masking. 1,024 packets are over 5 s of a 2 Mbit/s stream. */
const SLOTS = 1024;

/**
 * Puts packets back in order. A packet that comes next is passed on at once; later ones wait for the missing ones, which a
 * retransmission may still bring, for `waitMs`. Then the hole is given up and reported with the packet behind it.
 */
export class RtpReorderBuffer {
  reordered = 0;
  lost = 0;
  lateOrDuplicate = 0;

  private readonly view = new RtpPacketView();
  private readonly slots: (Buffer | undefined)[] = new Array<Buffer | undefined>(SLOTS).fill(undefined);
  private readonly arrivals = new Float64Array(SLOTS);
  private waiting = 0;
  private expected = -1;

  constructor(
    private readonly waitMs: number,
    private readonly receive: RtpPacketReceiver,
  ) {}

  /** True while packets wait for a missing one. */
  get hasHole(): boolean {
    return this.waiting > 0;
  }

  /** @param packet a view of `packet.buffer`; the buffer is kept while it waits and must not be changed by the caller */
  push(packet: RtpPacketView, arrivalMs: number): void {
    if (this.expected < 0) this.expected = packet.sequenceNumber;
    const ahead = signed16(packet.sequenceNumber - this.expected);
    if (ahead === 0) {
      this.expected = (this.expected + 1) & 0xffff;
      this.receive(packet, 0);
      if (this.waiting > 0) this.releaseInOrder();
    } else if (ahead < 0) {
      // So far back that it cannot be a straggler: the sender began a new count.
      if (ahead < -SLOTS) this.restartAt(packet);
      else this.lateOrDuplicate++;
    } else {
      if (ahead >= SLOTS) return this.restartAt(packet);
      this.store(packet, arrivalMs);
      this.releaseOverdue(arrivalMs);
    }
  }

  /** Gives up holes whose wait is over; to be called from a timer as well, because packets may stop coming. */
  releaseOverdue(nowMs: number): void {
    while (this.waiting > 0) {
      const next = this.nextStored();
      if (nowMs - this.arrivals[next & (SLOTS - 1)]! < this.waitMs) return;
      this.skipTo(next);
    }
  }

  /** Passes on everything that waits, over all holes, and forgets the count: the next packet begins a new one. */
  drain(): void {
    while (this.waiting > 0) this.skipTo(this.nextStored());
    this.expected = -1;
  }

  private restartAt(packet: RtpPacketView): void {
    this.drain();
    this.lost++;
    this.expected = (packet.sequenceNumber + 1) & 0xffff;
    this.receive(packet, 1);
  }

  private store(packet: RtpPacketView, arrivalMs: number): void {
    const slot = packet.sequenceNumber & (SLOTS - 1);
    if (this.slots[slot] !== undefined) {
      this.lateOrDuplicate++;
      return;
    }
    this.slots[slot] = packet.buffer;
    this.arrivals[slot] = arrivalMs;
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
