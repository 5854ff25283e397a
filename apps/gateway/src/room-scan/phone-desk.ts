import { Injectable } from '@nestjs/common';
import { type Socket } from 'socket.io';
import { type CandidateRoomScan } from '@bakylau/contracts';

/** The phones that hold the camera of a scan, to be told when it is over. A phone knows of its scan and of nothing else. */
@Injectable()
export class PhoneDesk {
  readonly #sockets = new Map<string, Set<Socket>>();

  add(scanId: string, socket: Socket): void {
    const sockets = this.#sockets.get(scanId) ?? new Set();
    this.#sockets.set(scanId, sockets.add(socket));
    socket.once('disconnect', () => {
      sockets.delete(socket);
      if (sockets.size === 0) this.#sockets.delete(scanId);
    });
  }

  /** The last word, if there is one, and the end of the connections. */
  end(scanId: string, scan: CandidateRoomScan | null): void {
    for (const socket of this.#sockets.get(scanId) ?? []) {
      if (scan) socket.emit('room-scan:changed', scan);
      socket.disconnect(true);
    }
  }
}
