import { type CandidateRoomScan, type RoomScanDevice, type RoomScanProgress } from '@bakylau/contracts';
import { candidateRoomScanView, type RoomScanRecord, type TurnFindings } from '@bakylau/persistence';
import { type RoomTurn } from './room-turn';
import { type ScanLink } from './scan-link';
import { type TurnWatcher } from './turn-watcher';

/** A turn that is under way, and who holds the camera. */
export interface TurnUnderWay {
  device: RoomScanDevice;
  turn: RoomTurn;
  watcher: TurnWatcher;
  /** Set once the turn is being judged; it takes no further picture then. */
  finishing: Promise<RoomScanRecord> | null;
}

/** Nothing is seen before the first turn. */
export const NO_PROGRESS: RoomScanProgress = {
  coveredDeg: 0,
  headingDeg: null,
  missingSectors: [{ fromDeg: 0, toDeg: 360 }],
  advice: 'begin',
};

/** Pictures that come closer together than this are of no use and are passed over, ms. */
const SHORTEST_GAP_MS = 100;

/** An unfinished scan of a session whose media is here. Only facts and children; RoomScans does the work. */
export class ActiveRoomScan {
  current: TurnUnderWay | null = null;
  link: ScanLink | null = null;
  /** Ends it when its time is over. */
  timer: NodeJS.Timeout | null = null;
  #busy = false;
  #lastFrameMs = -Infinity;

  constructor(public record: RoomScanRecord) {}

  get id(): string {
    return this.record.id;
  }

  get view(): CandidateRoomScan {
    return candidateRoomScanView(this.record);
  }

  get progress(): RoomScanProgress {
    return this.current?.turn.progress ?? NO_PROGRESS;
  }

  /** Runs the work unless another picture is being worked on or came just now; then the picture is passed over. */
  async takeFrame(nowMs: number, work: () => Promise<void>): Promise<void> {
    if (this.#busy || nowMs - this.#lastFrameMs < SHORTEST_GAP_MS) return;
    this.#busy = true;
    this.#lastFrameMs = nowMs;
    try {
      await work();
    } finally {
      this.#busy = false;
    }
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.current = null;
    this.link = null;
  }
}

/** What a turn has come to, for the record. */
export function findingsOf({ turn }: TurnUnderWay): TurnFindings {
  const { coveredDeg, missingSectors, refusals, persons, screens } = turn.result();
  return { coveredDeg, missingSectors, refusals, persons, screens };
}
