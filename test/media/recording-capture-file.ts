import { type CapturedPacket } from './recording-rtp-capture';

/** A capture as one buffer, to hand it to another process. */
export function writeCapture(packets: CapturedPacket[]): Buffer {
  return Buffer.from(
    JSON.stringify(packets.map((packet) => ({ ...packet, rtp: packet.rtp.toString('base64') }))),
  );
}

/** The inverse of `writeCapture`. */
export function readCapture(content: Buffer): CapturedPacket[] {
  const packets = JSON.parse(content.toString()) as (Omit<CapturedPacket, 'rtp'> & { rtp: string })[];
  return packets.map((packet) => ({ ...packet, rtp: Buffer.from(packet.rtp, 'base64') }));
}
