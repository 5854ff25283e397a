const FIXED_HEADER_BYTES = 12;

/**
 * The fields of one RTP packet (RFC 3550) that recording needs. One view is pointed at packet after packet, so that reading a
 * header allocates nothing.
 */
export class RtpPacketView {
  buffer: Buffer = Buffer.alloc(0);
  marker = false;
  sequenceNumber = 0;
  timestamp = 0;
  ssrc = 0;
  payloadStart = 0;
  /** Behind the payload's last byte; padding is already taken off. */
  payloadEnd = 0;

  /** Points the view at a packet. Returns false, and leaves the fields undefined, when it is not a whole RTP packet. */
  read(buffer: Buffer): boolean {
    const length = buffer.length;
    if (length < FIXED_HEADER_BYTES) return false;
    const first = buffer[0]!;
    if (first >> 6 !== 2) return false;
    let start = FIXED_HEADER_BYTES + (first & 0x0f) * 4;
    if (first & 0x10) {
      if (start + 4 > length) return false;
      start += 4 + buffer.readUInt16BE(start + 2) * 4;
    }
    const end = first & 0x20 ? length - buffer[length - 1]! : length;
    if (start > end) return false;
    this.buffer = buffer;
    this.marker = (buffer[1]! & 0x80) !== 0;
    this.sequenceNumber = buffer.readUInt16BE(2);
    this.timestamp = buffer.readUInt32BE(4);
    this.ssrc = buffer.readUInt32BE(8);
    this.payloadStart = start;
    this.payloadEnd = end;
    return true;
  }
}
