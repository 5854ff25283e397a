import { ROOM_SCAN_FRAME_EVERY_MS, type RoomScanTurn } from '@bakylau/contracts';
import { type ApiError, toApiError } from '../api-error';
import type { FrameCamera } from './frame-camera';
import type { TurnChannel } from './turn-channel';

export interface ScanTurnOptions {
  scanId: string;
  channel: TurnChannel;
  camera: Pick<FrameCamera, 'take' | 'close'>;
  onTurn: (turn: RoomScanTurn) => void;
  /** The turn ended without a verdict: the connection is gone for good, or another device took the camera over. */
  onFailed: (error: ApiError) => void;
}

/** Pictures that may get lost one after another before the turn is given up, some ten seconds. */
const PATIENCE = 40;
const PASSING = ['network', 'timeout', 'rate_limited', 'not_ready'];

/**
 * The burst of one turn: one picture at a time, the next only after the answer to the one before, so that a slow line makes fewer
 * pictures and never a queue.
 */
export class ScanTurn {
  private over = false;
  private lost = 0;

  constructor(private readonly options: ScanTurnOptions) {}

  start(): void {
    void this.run();
  }

  /** No further picture; the camera stays with whoever gave it. */
  stop(): void {
    if (this.over) return;
    this.over = true;
    this.options.camera.close();
  }

  private async run(): Promise<void> {
    while (!this.over) {
      const startedAt = performance.now();
      await this.step();
      const restMs = Math.max(ROOM_SCAN_FRAME_EVERY_MS - (performance.now() - startedAt), 0);
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  }

  private async step(): Promise<void> {
    const { scanId, channel, camera, onTurn, onFailed } = this.options;
    try {
      const jpeg = await camera.take();
      if (!jpeg || this.over) return;
      const turn = await channel.frame(scanId, jpeg);
      this.lost = 0;
      if (this.isOver()) return;
      if (turn.scan.state !== 'open') this.stop();
      onTurn(turn);
    } catch (thrown) {
      const error = toApiError(thrown);
      this.lost += 1;
      if (this.isOver() || (PASSING.includes(error.code) && this.lost < PATIENCE)) return;
      this.stop();
      onFailed(error);
    }
  }

  /** Asked anew after every wait, because `stop` may have been called meanwhile. */
  private isOver(): boolean {
    return this.over;
  }
}
