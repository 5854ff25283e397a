import { type RoomScanAdvice, type RoomScanRefusal, type RoomSector } from '@bakylau/contracts';
import { type ClarityVerdict } from './picture-clarity';
import { type SectorName } from './room-sectors';

/** Seen from above: clockwise is a turn to the right. */
export type TurnDirection = 'clockwise' | 'counterclockwise';

/** How far a turn has come, after each picture. */
export interface RoomScanState {
  /** Degrees of the room that were in the picture at all, 0 to 360, blurred or not; an estimate while the circle is not `closed`. */
  coveredDegrees: number;
  /** Of these, degrees that were seen slowly and clearly enough to count, beyond doubt: while not `closed` the least that they can be. */
  clearDegrees: number;
  /** Degrees between the outermost directions of the camera's axis; 0 for a camera that stands still. */
  turnedDegrees: number;
  /** Where the camera points now, degrees to the right of the beginning, 0 to 360; null before the first picture and while lost. */
  headingDeg: number | null;
  /** Degrees per second, positive to the right; null while unknown. */
  speedDegPerS: number | null;
  direction: TurnDirection | null;
  /** Eighths of the room of which too little was seen clearly; empty exactly when the scan is `complete`. */
  missingSectors: SectorName[];
  /** The same to the degree; gaps narrower than a person at 3 m are left out. */
  missingRanges: RoomSector[];
  /** Whether the beginning came into view again. */
  closed: boolean;
  /** Horizontal field of view: measured when `closed`, before that estimated. */
  fieldOfViewDeg: number;
  /** Whether the scan would count if it ended now. */
  complete: boolean;
  /** Why it would not, the most important first; empty when it would. */
  reasons: RoomScanRefusal[];
  advice: RoomScanAdvice;
  /** The last picture. */
  clarity: ClarityVerdict | null;
  /**
   * Slot of the panorama that the last picture fills; the caller keeps it in place of an earlier picture of the same slot. Null when it is
   * not needed.
   */
  viewSlot: number | null;
  frames: number;
}

/** One picture of the panorama, once the camera is known. */
export interface RoomView {
  slot: number;
  atMs: number;
  /** Degrees to the right of the beginning, -360 to 720: not cut at full turns. */
  headingDeg: number;
  /** Degrees by which the camera looked higher than in the first picture. */
  pitchDeg: number;
}

export interface RoomScanResult extends RoomScanState {
  /** For each slot of the panorama the picture that was kept. */
  views: RoomView[];
  durationMs: number;
}
