import { type Socket } from 'socket.io';
import { type z } from 'zod';
import { type CANDIDATE_NOTIFICATIONS, type CandidateNotification } from '@bakylau/contracts';

type Notifications = typeof CANDIDATE_NOTIFICATIONS;

/** One window of a candidate's browser. */
export class CandidatePeer {
  #takenOver = false;
  #pingedAt: number | null = null;
  #roundTripMs: number | null = null;

  constructor(
    private readonly socket: Socket,
    readonly userId: string,
  ) {
    // The socket pings by itself; what lies between ping and pong is the line, there and back.
    socket.conn.on('packetCreate', ({ type }: { type: string }) => {
      if (type === 'ping') this.#pingedAt = performance.now();
    });
    socket.conn.on('packet', ({ type }: { type: string }) => {
      if (type !== 'pong' || this.#pingedAt === null) return;
      this.#roundTripMs = performance.now() - this.#pingedAt;
      this.#pingedAt = null;
    });
  }

  /** Of the last ping, milliseconds; null before the first answer. */
  get roundTripMs(): number | null {
    return this.#roundTripMs;
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  /** Another window holds the session now. */
  get takenOver(): boolean {
    return this.#takenOver;
  }

  notify<Name extends CandidateNotification>(name: Name, data: z.infer<Notifications[Name]>): void {
    this.socket.emit(name, data);
  }

  loseTo(sessionId: string): void {
    this.#takenOver = true;
    this.notify('session:taken-over', { sessionId });
  }

  /** A window that joins again after it was taken over is a full one again. */
  gain(): void {
    this.#takenOver = false;
  }
}
