import { opusDurationMs } from '../rtp/opus-packet';
import { EBML_ID } from './ebml';

/** Sound of a WebM file that a browser recorded. */
export interface OpusClip {
  /** In order. */
  packets: Buffer[];
  durationMs: number;
}

const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const OPUS = 'A_OPUS';
/** Elements that are entered; all others are leaves or are passed over. */
const ENTERED = new Set<number>([
  EBML_ID.segment,
  EBML_ID.cluster,
  EBML_ID.tracks,
  EBML_ID.trackEntry,
  BLOCK_GROUP,
]);
/** Track number of one byte, two bytes of time, flags. */
const BLOCK_HEAD_SIZE = 4;
const LACING_FLAGS = 0b110;

/**
 * The Opus packets of a WebM file with one sound track, such as MediaRecorder writes; elements of unknown size, which it uses,
 * are entered. Null for anything else: the file comes from a stranger.
 */
export function readOpusClip(file: Buffer): OpusClip | null {
  const packets: Buffer[] = [];
  let isOpus = false;
  for (let at = 0; at < file.length;) {
    const head = readElementHead(file, at);
    if (!head) break;
    if (at === 0 && head.id !== EBML_ID.ebml) return null;
    const end = head.sizeBytes === null ? null : head.contentAt + head.sizeBytes;
    if (ENTERED.has(head.id)) {
      at = head.contentAt;
      continue;
    }
    // Only masters may be of unknown size; half an element at the end is no part of the clip.
    if (end === null || end > file.length) break;
    const content = file.subarray(head.contentAt, end);
    if (head.id === EBML_ID.codecId) {
      if (isOpus || content.toString('latin1') !== OPUS) return null;
      isOpus = true;
    }
    if (head.id === EBML_ID.simpleBlock || head.id === BLOCK) {
      if (content.length <= BLOCK_HEAD_SIZE || (content[3]! & LACING_FLAGS) !== 0) return null;
      packets.push(content.subarray(BLOCK_HEAD_SIZE));
    }
    at = end;
  }
  if (!isOpus || packets.length === 0) return null;
  const durationMs = packets.reduce((sum, packet) => sum + opusDurationMs(packet), 0);
  return { packets, durationMs: Math.round(durationMs) };
}

interface ElementHead {
  id: number;
  /** Null when not known. */
  sizeBytes: number | null;
  contentAt: number;
}

function readElementHead(file: Buffer, at: number): ElementHead | null {
  const idLength = vintLength(file[at]);
  if (idLength === null || idLength > 4 || at + idLength >= file.length) return null;
  const id = file.readUIntBE(at, idLength);
  const sizeAt = at + idLength;
  const sizeLength = vintLength(file[sizeAt]);
  if (sizeLength === null || sizeAt + sizeLength > file.length) return null;
  let size = file[sizeAt]! & (0xff >> sizeLength);
  let isUnknown = size === 0xff >> sizeLength;
  for (let i = 1; i < sizeLength; i += 1) {
    const byte = file[sizeAt + i]!;
    isUnknown &&= byte === 0xff;
    size = size * 256 + byte;
  }
  return { id, sizeBytes: isUnknown ? null : size, contentAt: sizeAt + sizeLength };
}

/** Bytes of a number that tells its own length by its leading zeros; null when there is none. */
function vintLength(firstByte: number | undefined): number | null {
  return firstByte === undefined || firstByte === 0 ? null : Math.clz32(firstByte) - 23;
}
