interface AuPiece {
  channels: number;
  /** Of the sound's data, cut anywhere. */
  bytes: Buffer;
}

const HEADER_BYTES = 24;
const DATA_OFFSET_AT = 4;
const CHANNELS_AT = 20;

/** A stream in the AU format (big-endian; the number of channels stands in its header) as pieces of its data. */
export async function* readAu(stream: AsyncIterable<Buffer>): AsyncGenerator<AuPiece> {
  let begun = Buffer.alloc(0);
  let channels = 0;
  for await (const piece of stream) {
    if (channels > 0) {
      yield { channels, bytes: piece };
      continue;
    }
    begun = Buffer.concat([begun, piece]);
    if (begun.length < HEADER_BYTES) continue;
    const dataOffset = begun.readUInt32BE(DATA_OFFSET_AT);
    if (begun.length < dataOffset) continue;
    channels = begun.readUInt32BE(CHANNELS_AT);
    yield { channels, bytes: begun.subarray(dataOffset) };
  }
}
