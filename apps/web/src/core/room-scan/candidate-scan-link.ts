import type { CandidateRoomScan } from '@bakylau/contracts';
import { ApiError } from '../api-error';
import type { CandidateSocket } from '../socket-client';
import { Store, type ReadableStore } from '../store';
import { RoomScanDesk } from './room-scan-desk';
import { turnChannelOf } from './turn-channel';

export interface PhoneLink {
  url: string;
  expiresAt: string;
}

/** Where the phone's page lies; the token is in the fragment, which browsers never send to a server. */
export const PHONE_PATH = '/scan';

/** Scans of the room on the candidate's own connection: hears of them, shows them at once, and brings a phone in. */
export class CandidateScanLink {
  readonly desk = new RoomScanDesk();
  private readonly phones = new Store<PhoneLink | null>(null);
  private socket: CandidateSocket | null = null;

  /** @param onChanged the clock stands or goes on: read the attempt */
  constructor(private readonly onChanged: (scan: CandidateRoomScan) => void = () => undefined) {}

  get phone(): ReadableStore<PhoneLink | null> {
    return this.phones;
  }

  /** Follows a socket of the candidate's page; call the returned function when it is closed. */
  attach(socket: CandidateSocket): () => void {
    this.socket = socket;
    this.desk.connect(turnChannelOf(socket));
    const stops = [
      socket.on('room-scan:changed', (scan) => void this.receive(scan)),
      socket.on('room-scan:progress', ({ scanId, progress }) => {
        this.phones.set(null);
        this.desk.follow(scanId, progress);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      this.socket = null;
    };
  }

  /** The page joined (again): what waits may be new, or over. */
  async refresh(): Promise<void> {
    const answer = await this.socket?.command('room-scan:find', {}).catch(() => null);
    if (answer) await this.receive(answer.scan);
  }

  decline = async (reason: string): Promise<void> => {
    const scan = this.desk.view.get().scan;
    if (!scan || !this.socket) throw new ApiError('network');
    await this.receive(await this.socket.command('room-scan:decline', { scanId: scan.id, reason }));
  };

  openPhone = async (): Promise<void> => {
    const scan = this.desk.view.get().scan;
    if (!scan || !this.socket) throw new ApiError('network');
    const { token, expiresAt } = await this.socket.command('room-scan:link', { scanId: scan.id });
    this.phones.set({ url: `${window.location.origin}${PHONE_PATH}#${token}`, expiresAt });
  };

  close(): void {
    this.desk.close();
    this.phones.set(null);
  }

  private async receive(scan: CandidateRoomScan | null): Promise<void> {
    const before = this.desk.view.get().scan?.state;
    this.desk.receive(scan);
    if (!scan) return;
    if (scan.state !== before) this.onChanged(scan);
    if (scan.state === 'asked') await this.show(scan.id);
    else if (scan.state !== 'open') this.phones.set(null);
  }

  /** From the moment on when the person can see it. A lost answer is asked for again at the next join. */
  private async show(scanId: string): Promise<void> {
    const shown = await this.socket?.command('room-scan:show', { scanId }).catch(() => null);
    if (shown) {
      this.desk.receive(shown);
      this.onChanged(shown);
    }
  }
}
