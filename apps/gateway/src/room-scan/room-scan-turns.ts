import { Injectable, Logger } from '@nestjs/common';
import { ROOM_SCAN_MAX_TRIES, type RoomScanDevice, type RoomScanTurn } from '@bakylau/contracts';
import { candidateRoomScanView, type RoomScanRecord } from '@bakylau/persistence';
import { AnalysisClient, AppError } from '@bakylau/platform';
import { type LiveSession } from '../media-session/live-session';
import { type ActiveRoomScan, findingsOf, type TurnUnderWay } from './active-room-scan';
import { createRoomTurn } from './room-turn.factory';
import { RoomScans } from './room-scans';
import { decodeScanFrame } from './scan-frame.decoder';
import { TurnWatcher } from './turn-watcher';

export interface Camera {
  live: LiveSession;
  scanId: string;
  device: RoomScanDevice;
}

/** Turns of the camera: pictures of the candidate's page or phone go in, progress and the verdict come out. */
@Injectable()
export class RoomScanTurns {
  readonly #logger = new Logger(RoomScanTurns.name);

  constructor(
    private readonly scans: RoomScans,
    private readonly analysis: AnalysisClient,
  ) {}

  /** Begins a turn anew, whoever held the camera before. @throws AppError `room_scan_over`, `step_out_of_order` before it is shown */
  async begin({ live, scanId, device }: Camera): Promise<RoomScanTurn> {
    const active = await this.scans.get(live, scanId);
    if (active.record.state !== 'open') throw new AppError('step_out_of_order');
    await this.scans.beginTurn(active, device);
    const turn = createRoomTurn();
    const watcher = new TurnWatcher(
      live.id,
      turn,
      (request) => this.analysis.frame(request),
      (error) => {
        // Without the analysis a scan has no counts; that it is away is an incident of its own once the exam goes on.
        if (!(error instanceof AppError)) this.#logger.error(`Room scan ${scanId}: a look failed`, error);
      },
    );
    active.current = { device, turn, watcher, finishing: null };
    return { scan: active.view, progress: active.progress };
  }

  /**
   * Takes a picture in. One that comes too soon after the one before changes nothing.
   * @throws AppError `room_scan_over`, `step_out_of_order` before a turn began, `conflict` when another device holds the camera,
   * `not_an_image`
   */
  async frame(camera: Camera, jpeg: Uint8Array): Promise<RoomScanTurn> {
    const { live, scanId, device } = camera;
    const active = await this.scans.get(live, scanId);
    const current = currentOf(active, device);
    const nowMs = performance.now();
    let closed: RoomScanRecord | null = null;
    await active.takeFrame(nowMs, async () => {
      const frame = await decodeScanFrame(jpeg);
      if (active.current !== current || current.finishing) return;
      const progress = current.turn.push(frame, nowMs);
      current.watcher.offer(jpeg, nowMs, live.nowMs);
      if (device === 'phone') live.owner?.notify('room-scan:progress', { scanId, progress });
      if (current.turn.isClosed) closed = await this.#finish(live, active, current);
    });
    return { scan: candidateRoomScanView(closed ?? active.record), progress: current.turn.progress };
  }

  /** @throws AppError as `frame` */
  async finish({ live, scanId, device }: Camera): Promise<RoomScanTurn> {
    const active = await this.scans.get(live, scanId);
    const current = currentOf(active, device);
    const record = await this.#finish(live, active, current);
    return { scan: candidateRoomScanView(record), progress: current.turn.progress };
  }

  /** @throws AppError `room_scan_over` */
  async decline(live: LiveSession, scanId: string, declineReason: string) {
    const active = await this.scans.get(live, scanId);
    const findings = active.current && findingsOf(active.current);
    const scan = await this.scans.end(live, active, {
      event: 'decline',
      declineReason,
      ...(findings && { findings }),
    });
    if (!scan) throw new AppError('room_scan_over');
    return scan;
  }

  /** Once per turn, whether the page asked or the circle closed. */
  #finish(live: LiveSession, active: ActiveRoomScan, current: TurnUnderWay): Promise<RoomScanRecord> {
    current.finishing ??= this.#judge(live, active, current);
    return current.finishing;
  }

  async #judge(live: LiveSession, active: ActiveRoomScan, current: TurnUnderWay): Promise<RoomScanRecord> {
    await current.watcher.settled();
    const findings = findingsOf(current);
    const isComplete = current.turn.result().complete;
    if (isComplete || active.record.tries >= ROOM_SCAN_MAX_TRIES)
      await this.scans.end(live, active, { event: isComplete ? 'pass' : 'give_up', findings });
    else await this.scans.keepTurn(active, findings);
    return active.record;
  }
}

function currentOf({ current }: ActiveRoomScan, device: RoomScanDevice): TurnUnderWay {
  if (!current) throw new AppError('step_out_of_order');
  if (current.device !== device) throw new AppError('conflict');
  return current;
}
