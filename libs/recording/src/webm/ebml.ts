/** Element ids of WebM with their length marker, as in the Matroska specification (RFC 9559). */
export const EBML_ID = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  flagLacing: 0x9c,
  language: 0x22b59c,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  codecDelay: 0x56aa,
  seekPreRoll: 0x56bb,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  audio: 0xe1,
  samplingFrequency: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43b675,
  clusterTimestamp: 0xe7,
  simpleBlock: 0xa3,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTime: 0xb3,
  cueTrackPositions: 0xb7,
  cueTrack: 0xf7,
  cueClusterPosition: 0xf1,
} as const;

const EBML_VERSION = 0x4286;
const EBML_READ_VERSION = 0x42f7;
const EBML_MAX_ID_LENGTH = 0x42f2;
const EBML_MAX_SIZE_LENGTH = 0x42f3;
const DOC_TYPE = 0x4282;
const DOC_TYPE_VERSION = 0x4287;
const DOC_TYPE_READ_VERSION = 0x4285;

/** Eight bytes that say "size not known", for an element that is still being written. */
export const UNKNOWN_SIZE = Buffer.from('01ffffffffffffff', 'hex');

/** One element: id, size, content. */
export function element(id: number, content: Buffer): Buffer {
  return Buffer.concat([idBytes(id), sizeBytes(content.length), content]);
}

/** An element made of other elements. */
export function master(id: number, children: Buffer[]): Buffer {
  return element(id, Buffer.concat(children));
}

/** The id of an element; its first byte tells how many bytes it has. */
export function idBytes(id: number): Buffer {
  const length = id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1;
  const bytes = Buffer.allocUnsafe(length);
  bytes.writeUIntBE(id, 0, length);
  return bytes;
}

/** An unsigned number in as few bytes as it needs. */
export function uint(id: number, value: number): Buffer {
  let length = 1;
  while (length < 6 && value >= 2 ** (8 * length)) length++;
  const bytes = Buffer.allocUnsafe(length);
  bytes.writeUIntBE(value, 0, length);
  return element(id, bytes);
}

/** An unsigned number in eight bytes, where the place must not depend on the value. */
export function uint64(id: number, value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return element(id, bytes);
}

export function float64(id: number, value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleBE(value);
  return element(id, bytes);
}

export function text(id: number, value: string): Buffer {
  return element(id, Buffer.from(value, 'latin1'));
}

/** A size in eight bytes. */
export function size64(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt(value) | (1n << 56n));
  return bytes;
}

/** The element that every WebM file begins with. */
export function ebmlHeader(): Buffer {
  return master(EBML_ID.ebml, [
    uint(EBML_VERSION, 1),
    uint(EBML_READ_VERSION, 1),
    uint(EBML_MAX_ID_LENGTH, 4),
    uint(EBML_MAX_SIZE_LENGTH, 8),
    text(DOC_TYPE, 'webm'),
    uint(DOC_TYPE_VERSION, 4),
    uint(DOC_TYPE_READ_VERSION, 2),
  ]);
}

function sizeBytes(value: number): Buffer {
  let length = 1;
  while (value >= 2 ** (7 * length) - 1) length++;
  const bytes = Buffer.allocUnsafe(length);
  bytes.writeUIntBE(value, 0, Math.min(length, 6));
  if (length > 6) return size64(value);
  bytes[0] = bytes[0]! | (0x80 >> (length - 1));
  return bytes;
}
