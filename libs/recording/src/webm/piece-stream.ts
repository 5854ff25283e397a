import { Readable } from 'node:stream';
import { type ObjectStore } from '@bakylau/storage';
import { type VirtualPiece } from './virtual-webm';

/** How many bytes an answer made of these pieces has. */
export function sizeOfPieces(pieces: readonly VirtualPiece[]): number {
  return pieces.reduce(
    (sum, piece) =>
      sum + (piece.kind === 'bytes' ? piece.bytes.length : piece.endInclusive - piece.start + 1),
    0,
  );
}

/** The pieces of a range of a file that lies in several whole objects, one after the other. */
export function piecesOfObjects(
  objects: readonly { key: string; sizeBytes: number }[],
  start: number,
  endInclusive: number,
): VirtualPiece[] {
  const pieces: VirtualPiece[] = [];
  let offset = 0;
  for (const { key, sizeBytes } of objects) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(endInclusive - offset, sizeBytes - 1);
    if (from <= to) pieces.push({ kind: 'object', key, start: from, endInclusive: to });
    offset += sizeBytes;
  }
  return pieces;
}

/** The pieces' bytes one after the other. Objects are opened only when it is their turn; errors arrive at the stream. */
export function streamPieces(pieces: readonly VirtualPiece[], store: ObjectStore): Readable {
  return Readable.from(readPieces(pieces, store), { objectMode: false });
}

async function* readPieces(pieces: readonly VirtualPiece[], store: ObjectStore): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if (piece.kind === 'bytes') yield piece.bytes;
    else yield* (await store.getRange(piece.key, piece.start, piece.endInclusive)) as AsyncIterable<Buffer>;
  }
}
