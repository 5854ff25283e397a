import { type StreamIdentity } from '../media/stream-identity';

/** Which packets of a stream reached the SFU, themselves or as a repetition. */
export class ArrivalLog {
  private readonly arrived = new Set<number>();

  constructor(private readonly identity: StreamIdentity) {}

  note(datagram: Buffer): void {
    const ssrc = datagram.readUInt32BE(8);
    if (ssrc === this.identity.ssrc) this.arrived.add(datagram.readUInt16BE(2));
    else if (ssrc === this.identity.rtxSsrc) this.arrived.add(datagram.readUInt16BE(12));
  }

  has(sequenceNumber: number): boolean {
    return this.arrived.has(sequenceNumber);
  }
}
