import { type RecordingChain, type RecordingTrack } from './recording-chain';

/** What one track of a segment holds. Sizes in pixels are those of the segment's first key frame. */
export type SegmentTrack =
  | {
      track: 'camera' | 'screen';
      codec: 'vp8';
      width: number;
      height: number;
      frames: number;
      keyFrames: number;
    }
  | { track: 'microphone'; codec: 'opus'; packets: number; silencePackets: number };

/**
 * A span in which a track is not what was sent. Sound holes are filled with silence. In a video hole frames are missing, or
 * were predicted from missing ones and may look broken, up to the key frame at `endMs`.
 */
export interface RecordingHole {
  track: RecordingTrack;
  startMs: number;
  endMs: number;
  /** RTP packets that never arrived; 0 when none were sent (mute, pause, network away). */
  lostPackets: number;
}

/** A finished piece of recording in a local file. All times are milliseconds since the session's start. */
export interface ClosedSegment {
  chain: RecordingChain;
  run: number;
  seq: number;
  /** Time of the first block; also the time in the file's cluster head. */
  startMs: number;
  /** End of the last block: its time plus its duration as far as that is known. */
  endMs: number;
  sizeBytes: number;
  /** Hex SHA-256 of the whole file. */
  sha256: string;
  /** Where the file lies on this host. */
  path: string;
  tracks: SegmentTrack[];
  holes: RecordingHole[];
  /** True when the file was closed by `recoverPart` after the recorder had died. */
  recovered: boolean;
}
