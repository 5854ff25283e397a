import { type Readable } from 'node:stream';
import { type ByteRange, sizeOfPieces, streamPieces, type VirtualWebm } from '@bakylau/recording';
import { type ObjectStore } from '@bakylau/storage';

/** An answer to a request for a part of a file; `open` is not called for HEAD. */
export type PartOfFile =
  | { status: 416; sizeBytes: number }
  | { status: 200; sizeBytes: number; open: () => Readable }
  | { status: 206; sizeBytes: number; start: number; endInclusive: number; open: () => Readable };

/** The asked range of a recording, or less: no answer is longer than the recording's own limit. */
export function partOfRecording(
  webm: VirtualWebm,
  wanted: ByteRange | 'unsatisfiable',
  store: ObjectStore,
): PartOfFile {
  const { sizeBytes } = webm;
  if (wanted === 'unsatisfiable') return { status: 416, sizeBytes };
  const pieces = webm.resolveRange(wanted.start, wanted.endInclusive);
  return {
    status: 206,
    sizeBytes,
    start: wanted.start,
    endInclusive: wanted.start + sizeOfPieces(pieces) - 1,
    open: () => streamPieces(pieces, store),
  };
}
