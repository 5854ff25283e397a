import { type Socket } from 'socket.io';
import { type z } from 'zod';
import { type CANDIDATE_NOTIFICATIONS, type CandidateNotification } from '@bakylau/contracts';
import { deviceName } from '@bakylau/domain';

type Notifications = typeof CANDIDATE_NOTIFICATIONS;

/** One window of a candidate's browser. */
export class CandidatePeer {
  #takenOver = false;
  #closing = false;
  #windowId: string | null = null;
  #pingedAt: number | null = null;
  #roundTripMs: number | null = null;

  constructor(
    private readonly socket: Socket,
    readonly userId: string,
  ) {
    // A page that leaves within the application closes its socket by itself; whatever else ends it is a loss.
    socket.once('disconnecting', (reason: string) => {
      if (reason === 'client namespace disconnect') this.#closing = true;
    });
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

  /** The page's name for itself; null before it joins. */
  get windowId(): string | null {
    return this.#windowId;
  }

  /** Browser and system as the browser names itself. */
  get device(): string {
    return deviceName(this.socket.handshake.headers['user-agent'] ?? '');
  }

  /** The page said that it goes. */
  get closing(): boolean {
    return this.#closing;
  }

  identify(windowId: string): void {
    this.#windowId = windowId.toLowerCase();
  }

  close(): void {
    this.#closing = true;
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
