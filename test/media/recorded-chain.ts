import { writeFileSync } from 'node:fs';
import { type RecordingSegment } from '@bakylau/persistence';
import { VirtualWebm } from '@bakylau/recording';
import { type ObjectStore } from '@bakylau/storage';

/**
 * A chain as the review page would get it, in one local file.
 * @param segments of one chain, in order
 * @returns the session time of the file's beginning, ms
 */
export async function downloadChain(
  store: Pick<ObjectStore, 'get'>,
  segments: RecordingSegment[],
  path: string,
): Promise<{ path: string; originMs: number }> {
  const webm = new VirtualWebm(segments.map((segment) => ({ ...segment, key: segment.objectKey })));
  const parts: Buffer[] = [];
  for (let at = 0; at < webm.sizeBytes;) {
    for (const piece of webm.resolveRange(at)) {
      const bytes =
        piece.kind === 'bytes'
          ? piece.bytes
          : (await store.get(piece.key)).subarray(piece.start, piece.endInclusive + 1);
      parts.push(bytes);
      at += bytes.length;
    }
  }
  writeFileSync(path, Buffer.concat(parts));
  return { path, originMs: webm.originMs };
}

/** ffmpeg's null output wants a fixed frame rate and says so when two frames share a slot; the decoders do not mind. */
export function complaints(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line && !/increasing dts to muxer|Last message repeated/.test(line));
}
