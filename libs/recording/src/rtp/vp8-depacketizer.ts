import { type RtpPacketView } from './rtp-packet-view';

/** A whole VP8 frame as an encoder made it, without any RTP parts. */
export interface Vp8Frame {
  timestamp: number;
  data: Buffer;
  isKey: boolean;
}

/** Start code of a VP8 key frame (RFC 6386, 9.1). */
const KEY_FRAME_START_CODE = 0x9d012a;

/** Puts frames together from packets in order (RFC 7741). Frames with a missing piece are dropped and counted. */
export class Vp8Depacketizer {
  framesDropped = 0;

  private parts: Buffer[] = [];
  private sizeBytes = 0;
  private timestamp = 0;
  private isOpen = false;

  constructor(private readonly receive: (frame: Vp8Frame) => void) {}

  /** Takes the next packet. Returns false when the packet cannot be used, which means that its frame is lost. */
  push(packet: RtpPacketView): boolean {
    if (packet.payloadStart === packet.payloadEnd) return true; // Padding that only probes the bandwidth.
    if (this.isOpen && packet.timestamp !== this.timestamp) this.finish(); // A frame whose marker bit was not set.
    const dataStart = payloadOffset(packet);
    if (dataStart < 0) {
      this.discard();
      return false;
    }
    const { buffer, payloadStart } = packet;
    const beginsFrame = (buffer[payloadStart]! & 0x17) === 0x10; // Start bit set, partition 0.
    if (!this.isOpen) {
      if (!beginsFrame) return false;
      this.isOpen = true;
      this.timestamp = packet.timestamp;
    }
    this.parts.push(buffer.subarray(dataStart, packet.payloadEnd));
    this.sizeBytes += packet.payloadEnd - dataStart;
    if (packet.marker) this.finish();
    return true;
  }

  /** Packets are missing here: the open frame can no longer become whole. Returns true when there was one. */
  discard(): boolean {
    if (!this.isOpen) return false;
    this.framesDropped++;
    this.clear();
    return true;
  }

  private finish(): void {
    const data = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts, this.sizeBytes);
    const { timestamp } = this;
    this.clear();
    this.receive({ timestamp, data, isKey: isKeyFrame(data) });
  }

  private clear(): void {
    this.parts = [];
    this.sizeBytes = 0;
    this.isOpen = false;
  }
}

/** Width and height in pixels of a key frame; null when the data is not a key frame. */
export function vp8KeyFrameSize(data: Buffer): { width: number; height: number } | null {
  if (!isKeyFrame(data) || data.length < 10 || data.readUIntBE(3, 3) !== KEY_FRAME_START_CODE) return null;
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
}

/** The lowest bit of a frame is 0 in key frames. */
export function isKeyFrame(data: Buffer): boolean {
  return data.length > 0 && (data[0]! & 1) === 0;
}

/** Where VP8 data begins behind the payload descriptor; -1 when the packet is too short for its own descriptor. */
function payloadOffset({ buffer, payloadStart, payloadEnd }: RtpPacketView): number {
  let at = payloadStart;
  const first = buffer[at++]!;
  if (first & 0x80) {
    if (at >= payloadEnd) return -1;
    const extension = buffer[at++]!;
    if (extension & 0x80) {
      if (at >= payloadEnd) return -1;
      at += buffer[at]! & 0x80 ? 2 : 1; // Picture id of 15 or 7 bits.
    }
    if (extension & 0x40) at++; // TL0PICIDX
    if (extension & 0x30) at++; // TID, layer sync and KEYIDX share a byte.
  }
  return at < payloadEnd ? at : -1;
}
