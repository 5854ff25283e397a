import { EBML_ID, UNKNOWN_SIZE, idBytes, size64 } from './ebml';

/** Cluster id (4), size (8), timestamp element (2 + 8): the head of every segment file. */
export const CLUSTER_HEAD_BYTES = 22;
/** Where the size stands in the head, and what it counts: everything behind it. */
export const CLUSTER_SIZE_OFFSET = 4;
export const CLUSTER_CONTENT_OFFSET = 12;

/** Block id (1), size (4), track (1), relative time (2), flags (1). */
export const BLOCK_HEAD_BYTES = 9;
const BLOCK_FIELDS_BYTES = 4;
const KEY_FLAG = 0x80;

/** Block times are signed 16-bit milliseconds relative to their cluster. */
export const MAX_CLUSTER_SPAN_MS = 32_767;

export interface BlockHead {
  track: number;
  relativeMs: number;
  isKey: boolean;
  dataSizeBytes: number;
}

/** @param fileSizeBytes size of the whole segment file; null while it is being written */
export function clusterHead(timeMs: number, fileSizeBytes: number | null): Buffer {
  const time = Buffer.allocUnsafe(10);
  time[0] = EBML_ID.clusterTimestamp;
  time[1] = 0x88;
  time.writeBigUInt64BE(BigInt(timeMs), 2);
  return Buffer.concat([
    idBytes(EBML_ID.cluster),
    fileSizeBytes === null ? UNKNOWN_SIZE : clusterSize(fileSizeBytes),
    time,
  ]);
}

/** The eight bytes that stand at CLUSTER_SIZE_OFFSET in a segment file of this size. */
export function clusterSize(fileSizeBytes: number): Buffer {
  return size64(fileSizeBytes - CLUSTER_CONTENT_OFFSET);
}

/** Session time in a segment file's head; null when the bytes are no such head. */
export function readClusterHead(file: Buffer): { timeMs: number } | null {
  if (file.length < CLUSTER_HEAD_BYTES) return null;
  if (file.readUInt32BE(0) !== EBML_ID.cluster || file.readUInt16BE(12) !== 0xe788) return null;
  return { timeMs: Number(file.readBigUInt64BE(14)) };
}

/** Writes a SimpleBlock's head of fixed length at `offset`. */
export function writeBlockHead(target: Buffer, offset: number, head: BlockHead): void {
  target[offset] = EBML_ID.simpleBlock;
  target.writeUInt32BE((0x10000000 | (head.dataSizeBytes + BLOCK_FIELDS_BYTES)) >>> 0, offset + 1);
  target[offset + 5] = 0x80 | head.track;
  target.writeInt16BE(head.relativeMs, offset + 6);
  target[offset + 8] = head.isKey ? KEY_FLAG : 0;
}

/** Reads a block's head; null when there is none, or when its data is not wholly inside the file. */
export function readBlockHead(file: Buffer, offset: number): BlockHead | null {
  if (offset + BLOCK_HEAD_BYTES > file.length || file[offset] !== EBML_ID.simpleBlock) return null;
  const size = file.readUInt32BE(offset + 1);
  const dataSizeBytes = (size & 0x0fffffff) - BLOCK_FIELDS_BYTES;
  if (size >>> 28 !== 1 || dataSizeBytes < 0 || offset + BLOCK_HEAD_BYTES + dataSizeBytes > file.length)
    return null;
  return {
    track: file[offset + 5]! & 0x7f,
    relativeMs: file.readInt16BE(offset + 6),
    isKey: (file[offset + 8]! & KEY_FLAG) !== 0,
    dataSizeBytes,
  };
}
