import type { RoomScanTurn } from '@bakylau/contracts';
import type { CandidateSocket, PhoneSocket } from '../socket-client';

/** The way to the service for whoever holds the camera. */
export interface TurnChannel {
  begin(scanId: string): Promise<RoomScanTurn>;
  frame(scanId: string, jpeg: Uint8Array): Promise<RoomScanTurn>;
  finish(scanId: string): Promise<RoomScanTurn>;
}

/** The candidate's page and the phone speak the same commands on two namespaces. */
export function turnChannelOf(socket: CandidateSocket | PhoneSocket): TurnChannel {
  const candidate = socket as CandidateSocket;
  return {
    begin: (scanId) => candidate.command('room-scan:begin', { scanId }),
    frame: (scanId, jpeg) =>
      candidate.command('room-scan:frame', { scanId, jpeg: jpeg as Uint8Array<ArrayBuffer> }),
    finish: (scanId) => candidate.command('room-scan:finish', { scanId }, 15_000),
  };
}
