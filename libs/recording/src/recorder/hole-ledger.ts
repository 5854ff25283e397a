import { type RecordingTrack } from '../recording-chain';
import { type RecordingHole } from '../segment';

/** Holes of one track that are closer than this become one: at 10 % loss there are several a second. */
const MERGE_WITHIN_MS = 1000;

/** Remembers the holes of all tracks of a chain until the segments that they lie in are closed. */
export class HoleLedger {
  private holes: RecordingHole[] = [];

  add(track: RecordingTrack, startMs: number, endMs: number, lostPackets: number): void {
    const last = this.holes.findLast((hole) => hole.track === track);
    if (last && startMs - last.endMs <= MERGE_WITHIN_MS) {
      last.endMs = Math.max(last.endMs, endMs);
      last.lostPackets += lostPackets;
    } else {
      this.holes.push({ track, startMs, endMs, lostPackets });
    }
  }

  /** Holes that touch the span, cut to it. What lies behind the span is kept for the next one. */
  takeUntil(startMs: number, endMs: number): RecordingHole[] {
    const taken: RecordingHole[] = [];
    const kept: RecordingHole[] = [];
    for (const hole of this.holes) {
      if (hole.startMs < endMs && hole.endMs > startMs) {
        taken.push({ ...hole, startMs: Math.max(hole.startMs, startMs), endMs: Math.min(hole.endMs, endMs) });
      }
      if (hole.endMs > endMs) {
        kept.push(hole.startMs >= endMs ? hole : { ...hole, startMs: endMs, lostPackets: 0 });
      }
    }
    this.holes = kept;
    return taken;
  }
}
