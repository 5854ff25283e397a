import { Inject, Injectable } from '@nestjs/common';
import { type Socket } from 'socket.io';
import { roomScanHandshakeSchema, type RoomScanTurn } from '@bakylau/contracts';
import { AppError, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { LiveSessions } from '../media-session/live-sessions';
import { type PhoneRequest, type PhoneResponse } from '../signalling/command-types';
import { PhoneDesk } from './phone-desk';
import { type Camera, RoomScanTurns } from './room-scan-turns';
import { RoomScans } from './room-scans';

/** A phone that came in by a link. It may do one scan of one session; nobody is signed in there. */
export interface PhoneSocket extends Socket {
  data: { sessionId: string; scanId: string };
}

/** What a phone that holds the camera may ask for. */
@Injectable()
export class PhoneService {
  constructor(
    private readonly scans: RoomScans,
    private readonly turns: RoomScanTurns,
    private readonly sessions: LiveSessions,
    private readonly desk: PhoneDesk,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @throws AppError `origin_refused`, `scan_link_invalid` */
  admit(socket: PhoneSocket): void {
    const { origin } = socket.handshake.headers;
    if (origin !== undefined && !this.config.allowedOrigins.includes(origin))
      throw new AppError('origin_refused');
    const secrets = roomScanHandshakeSchema.safeParse(socket.handshake.auth);
    if (!secrets.success) throw new AppError('scan_link_invalid');
    socket.data = this.scans.admitPhone(secrets.data.token, secrets.data.key);
    this.desk.add(socket.data.scanId, socket);
  }

  async find({ data }: PhoneSocket): Promise<PhoneResponse<'room-scan:find'>> {
    const scan = await this.scans.findUnfinished(this.#cameraOf(data).live);
    return { scan: scan?.id === data.scanId ? scan.view : null };
  }

  begin({ data }: PhoneSocket, { scanId }: PhoneRequest<'room-scan:begin'>): Promise<RoomScanTurn> {
    return this.turns.begin(this.#cameraOf(data, scanId));
  }

  frame({ data }: PhoneSocket, { scanId, jpeg }: PhoneRequest<'room-scan:frame'>): Promise<RoomScanTurn> {
    return this.turns.frame(this.#cameraOf(data, scanId), jpeg);
  }

  finish({ data }: PhoneSocket, { scanId }: PhoneRequest<'room-scan:finish'>): Promise<RoomScanTurn> {
    return this.turns.finish(this.#cameraOf(data, scanId));
  }

  /** @throws AppError `room_scan_over` for any scan but its own, and when the session is gone */
  #cameraOf({ sessionId, scanId }: PhoneSocket['data'], asked = scanId): Camera {
    const live = this.sessions.find(sessionId);
    if (!live || asked !== scanId) throw new AppError('room_scan_over');
    return { live, scanId, device: 'phone' };
  }
}
