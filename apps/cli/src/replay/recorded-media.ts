import {
  AUDIO_TRACK,
  type KeyFrame,
  opusDurationMs,
  type OpusPacket,
  readBlocks,
  VIDEO_TRACK,
} from '@bakylau/recording';
import { type ObjectStore } from '@bakylau/storage';

/** A whole picture or a sound packet of a recording, in order of time within its run. */
export type RecordedMedium =
  | { kind: 'picture'; run: number; atMs: number; vp8: KeyFrame['vp8'] }
  | { kind: 'sound'; run: number; packet: OpusPacket };

export interface StoredSegment {
  run: number;
  startMs: number;
  objectKey: string;
}

/** Walks the camera's whole pictures and the sound of a session, one segment in memory at a time. */
export async function* readRecordedMedia(
  store: ObjectStore,
  segments: readonly StoredSegment[],
): AsyncGenerator<RecordedMedium, void, undefined> {
  for (const { run, objectKey } of segments.toSorted((a, b) => a.startMs - b.startMs)) {
    for (const { track, atMs, isKey, data } of readBlocks(await store.get(objectKey))) {
      if (track === VIDEO_TRACK && isKey) yield { kind: 'picture', run, atMs, vp8: data };
      if (track === AUDIO_TRACK)
        yield { kind: 'sound', run, packet: { atMs, durationMs: opusDurationMs(data), packet: data } };
    }
  }
}
