import { type FrameObservation, type RoomScanProgress } from '@bakylau/contracts';
import { type GreyFrame, greyOfRgb, RoomScan, type RoomScanState } from '@bakylau/room-scan';
import { AppError } from '@bakylau/platform';
import { paintStrip, type StripView } from './room-strip';
import { type RoomTurn, type TurnResult } from './room-turn';
import { RoomSightings } from './room-sightings';
import { type ScanFrame } from './scan-frame.decoder';

/** Fewer pictures of the strip than this show no room. */
const LEAST_VIEWS = 3;

type Sight = Pick<FrameObservation, 'faces' | 'persons' | 'objects' | 'quality'>;

/** A turn that is followed by registration of its pictures; keeps of each place the picture that shows it best, as it came. */
export class RegisteredTurn implements RoomTurn {
  readonly #scan = new RoomScan();
  readonly #sightings = new RoomSightings();
  readonly #views = new Map<number, { atMs: number; jpeg: Buffer }>();
  readonly #headings = new Map<number, number>();
  /** What was seen where nobody knew the place: it may become known. */
  #unplaced: { atMs: number; seen: Sight }[] = [];

  get progress(): RoomScanProgress {
    return progressOf(this.#scan.state);
  }

  get isClosed(): boolean {
    return this.#scan.state.complete;
  }

  push({ rgb: pixels, width, height, jpeg }: ScanFrame, atMs: number): RoomScanProgress {
    const state = this.#push({ ...greyOfRgb({ width, height, pixels }), atMs });
    if (state.viewSlot !== null) this.#views.set(state.viewSlot, { atMs, jpeg });
    if (state.headingDeg !== null) this.#headings.set(atMs, state.headingDeg);
    return progressOf(state);
  }

  /** A phone that is tilted on its side in the middle of a turn sends another form of picture. */
  #push(frame: GreyFrame): RoomScanState {
    try {
      return this.#scan.push(frame);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new AppError('bad_request', {
        cause: error,
        details: [{ path: 'jpeg', problem: error.message }],
      });
    }
  }

  note(atMs: number, seen: Sight): void {
    const headingDeg = this.#headings.get(atMs);
    if (headingDeg === undefined) this.#unplaced.push({ atMs, seen });
    else this.#sightings.add(headingDeg, this.#scan.state.fieldOfViewDeg, seen);
  }

  #placeSightings(): void {
    this.#unplaced = this.#unplaced.filter(({ atMs, seen }) => {
      const headingDeg = this.#scan.headingAt(atMs);
      if (headingDeg !== null) this.#sightings.add(headingDeg, this.#scan.state.fieldOfViewDeg, seen);
      return headingDeg === null;
    });
  }

  result(): TurnResult {
    this.#placeSightings();
    const { complete, coveredDegrees, clearDegrees, missingRanges, reasons } = this.#scan.finish();
    return {
      complete,
      // What counts is what was seen clearly; of a turn that counts, the few degrees that were not are of no account.
      coveredDeg: complete ? coveredDegrees : clearDegrees,
      missingSectors: missingRanges,
      refusals: reasons,
      ...this.#sightings.counts,
    };
  }

  async panorama(): Promise<Buffer | null> {
    const { views, fieldOfViewDeg } = this.#scan.finish();
    const kept = views.flatMap(({ slot, atMs, headingDeg, pitchDeg }): StripView[] => {
      const view = this.#views.get(slot);
      return view?.atMs === atMs ? [{ jpeg: view.jpeg, headingDeg, pitchDeg }] : [];
    });
    return kept.length < LEAST_VIEWS ? null : paintStrip(kept, fieldOfViewDeg);
  }
}

function progressOf({ clearDegrees, headingDeg, missingRanges, advice }: RoomScanState): RoomScanProgress {
  return { coveredDeg: clearDegrees, headingDeg, missingSectors: missingRanges, advice };
}
