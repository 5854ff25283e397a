import {
  type FrameObservation,
  type RoomScanProgress,
  type RoomScanRefusal,
  type RoomSector,
} from '@bakylau/contracts';
import { type ScanFrame } from './scan-frame.decoder';

/** What a turn came to. */
export interface TurnResult {
  complete: boolean;
  coveredDeg: number;
  missingSectors: RoomSector[];
  refusals: RoomScanRefusal[];
  /** Each once; null when nobody looked. */
  persons: number | null;
  screens: number | null;
}

/** One turn of the camera through the room: pictures in, progress out. Knows nothing of people, sessions and storage. */
export interface RoomTurn {
  /** @param atMs any steady clock, milliseconds */
  push(frame: ScanFrame, atMs: number): RoomScanProgress;
  /** What the analysis saw in the picture that was pushed at that time. */
  note(atMs: number, seen: Pick<FrameObservation, 'faces' | 'persons' | 'objects' | 'quality'>): void;
  /** Whether the circle is closed, so that nothing is left to turn. */
  readonly isClosed: boolean;
  readonly progress: RoomScanProgress;
  result(): TurnResult;
  /** The room as one strip, JPEG; null when too little was seen. */
  panorama(): Promise<Buffer | null>;
}
