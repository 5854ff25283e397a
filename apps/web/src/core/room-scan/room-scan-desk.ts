import type { CandidateRoomScan, RoomScanProgress, RoomScanTurn } from '@bakylau/contracts';
import { type ApiError, toApiError } from '../api-error';
import { Store, type ReadableStore } from '../store';
import { FrameCamera } from './frame-camera';
import { ScanTurn } from './scan-turn';
import type { TurnChannel } from './turn-channel';

/**
 * - `rest`: nothing turns
 * - `turning`: this device sends pictures
 * - `judging`: the last picture is sent, the verdict is awaited
 */
export type TurnPhase = 'rest' | 'turning' | 'judging';

export interface RoomScanView {
  /** The scan that this page shows: the unfinished one, or the one that has just ended. */
  scan: CandidateRoomScan | null;
  phase: TurnPhase;
  progress: RoomScanProgress | null;
  /** Another device turns and this page follows. */
  isFollowing: boolean;
  error: ApiError | null;
}

const NOTHING: RoomScanView = { scan: null, phase: 'rest', progress: null, isFollowing: false, error: null };

/** One scan of the room on the device that shows it, without any React: what there is to do, the turn, and how it ended. */
export class RoomScanDesk {
  private readonly views = new Store<RoomScanView>(NOTHING);
  private channel: TurnChannel | null = null;
  private turn: ScanTurn | null = null;

  constructor(
    private readonly createCamera: (track: MediaStreamTrack) => Pick<FrameCamera, 'take' | 'close'> = (
      track,
    ) => new FrameCamera(track),
  ) {}

  get view(): ReadableStore<RoomScanView> {
    return this.views;
  }

  /** A connection stands; the one before is gone. */
  connect(channel: TurnChannel): void {
    this.channel = channel;
  }

  /** What the service says of the scan. One that ended before this page showed it is no news. */
  receive(scan: CandidateRoomScan | null): void {
    const before = this.views.get().scan;
    if (!scan) {
      if (before && isUnfinished(before)) this.set(NOTHING);
      return;
    }
    if (!isUnfinished(scan)) {
      this.endTurn();
      if (before?.id === scan.id) this.set({ ...NOTHING, scan });
      return;
    }
    const isNew = before?.id !== scan.id;
    if (isNew) this.endTurn();
    // A verdict ends the turn that was followed: whoever reads this page reads why, and may turn here.
    const judged = scan.refusals.length > 0 ? { isFollowing: false } : {};
    this.views.patch(isNew ? { ...NOTHING, scan } : { scan, ...judged });
  }

  /** The phone turns: this page shows how far it has come. */
  follow(scanId: string, progress: RoomScanProgress): void {
    if (this.views.get().scan?.id !== scanId) return;
    this.endTurn();
    this.views.patch({ progress, isFollowing: true, phase: 'rest' });
  }

  /** Begins a turn with this camera. */
  async begin(track: MediaStreamTrack): Promise<void> {
    const { scan } = this.views.get();
    const { channel } = this;
    if (!scan || !channel) return;
    this.endTurn();
    await this.attempt(async () => {
      const begun = await channel.begin(scan.id);
      this.views.patch({ ...begun, phase: 'turning', isFollowing: false });
      this.turn = new ScanTurn({
        ...{ scanId: scan.id, channel, camera: this.createCamera(track) },
        onTurn: (turn) => this.take(turn),
        onFailed: (error) => this.views.patch({ phase: 'rest', error }),
      });
      this.turn.start();
    });
  }

  /** The person has turned all the way. */
  async finish(): Promise<void> {
    const { scan } = this.views.get();
    const { channel } = this;
    if (!scan || !channel) return;
    this.endTurn();
    this.views.patch({ phase: 'judging' });
    await this.attempt(async () => this.take(await channel.finish(scan.id)));
    this.views.patch({ phase: 'rest' });
  }

  /** The person has read how it ended. */
  dismiss(): void {
    const { scan } = this.views.get();
    if (scan && !isUnfinished(scan)) this.set(NOTHING);
  }

  close(): void {
    this.endTurn();
    this.set(NOTHING);
  }

  private take({ scan, progress }: RoomScanTurn): void {
    this.views.patch({ scan, progress });
    if (!isUnfinished(scan)) {
      this.endTurn();
      this.views.patch({ phase: 'rest' });
    }
  }

  private endTurn(): void {
    this.turn?.stop();
    this.turn = null;
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.views.patch({ error: null });
    try {
      await work();
    } catch (thrown) {
      this.views.patch({ error: toApiError(thrown), phase: 'rest' });
    }
  }

  private set(view: RoomScanView): void {
    this.views.set(view);
  }
}

export function isUnfinished({ state }: CandidateRoomScan): boolean {
  return state === 'asked' || state === 'open';
}
