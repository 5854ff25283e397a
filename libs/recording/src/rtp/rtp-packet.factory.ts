export interface RtpFields {
  sequenceNumber: number;
  timestamp?: number;
  ssrc?: number;
  marker?: boolean;
  payload?: Buffer;
}

/** An RTP packet for tests: payload type 96, no extension. */
export function rtpPacket({
  sequenceNumber,
  timestamp = 0,
  ssrc = 1,
  marker = false,
  payload,
}: RtpFields): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = (marker ? 0x80 : 0) | 96;
  header.writeUInt16BE(sequenceNumber & 0xffff, 2);
  header.writeUInt32BE(timestamp >>> 0, 4);
  header.writeUInt32BE(ssrc, 8);
  return Buffer.concat([header, payload ?? Buffer.from([1])]);
}

/** The smallest thing that begins like a VP8 key frame of this size. */
export function vp8KeyFrame(width: number, height: number, sizeBytes = 20): Buffer {
  const frame = Buffer.alloc(sizeBytes, 0xaa);
  frame.set([0x10, 0, 0, 0x9d, 0x01, 0x2a]);
  frame.writeUInt16LE(width, 6);
  frame.writeUInt16LE(height, 8);
  return frame;
}

export function vp8DeltaFrame(sizeBytes = 20): Buffer {
  const frame = Buffer.alloc(sizeBytes, 0xbb);
  frame[0] = 0x11;
  return frame;
}
