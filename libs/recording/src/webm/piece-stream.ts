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
