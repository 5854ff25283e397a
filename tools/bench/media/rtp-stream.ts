import { type CapturedPacket } from '../../../test/media/recording-rtp-capture';
import { type StreamIdentity } from './stream-identity';

const CLOCK_PER_MS = { video: 90, audio: 48 };

/** One packet of a stream with the time at which its sender lets it go. */
export interface TimedPacket {
  mediaMs: number;
  sequenceNumber: number;
  rtp: Buffer;
}

/** A capture as one endless RTP stream: after its end it begins again, and numbers and timestamps go on. */
export class RtpStream {
  private next = 0;
  private readonly baseTimestamp: number;

  /**
   * @param packets of one kind, in order of sending; the first frame is a key frame, so that every round begins with one
   * @param lengthMs media time after which the capture begins again
   */
  constructor(
    private readonly packets: CapturedPacket[],
    private readonly identity: StreamIdentity,
    private readonly lengthMs: number,
  ) {
    const [first] = packets;
    if (!first) throw new Error('A stream needs at least one packet');
    this.baseTimestamp = first.rtp.readUInt32BE(4);
  }

  /** Takes the next packet when it is due. */
  takeUntil(mediaMs: number): TimedPacket | null {
    const round = Math.floor(this.next / this.packets.length);
    const packet = this.packets[this.next % this.packets.length]!;
    const dueMs = round * this.lengthMs + packet.mediaMs;
    if (dueMs > mediaMs) return null;
    const sequenceNumber = (this.packets[0]!.sequenceNumber + this.next) & 0xffff;
    this.next++;
    const rtp = Buffer.from(packet.rtp);
    rtp[1] = (rtp[1]! & 0x80) | this.identity.payloadType;
    rtp.writeUInt16BE(sequenceNumber, 2);
    const ticks = Math.round(dueMs * CLOCK_PER_MS[packet.kind]);
    rtp.writeUInt32BE((this.baseTimestamp + ticks) >>> 0, 4);
    rtp.writeUInt32BE(this.identity.ssrc, 8);
    return { mediaMs: dueMs, sequenceNumber, rtp };
  }
}
