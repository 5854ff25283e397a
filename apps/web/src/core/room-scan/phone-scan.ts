import { type ApiError } from '../api-error';
import { mediaProblemOf, type MediaProblem } from '../media/media-error';
import { openPhoneSocket, type PhoneSocket } from '../socket-client';
import { Store, type ReadableStore } from '../store';
import { RoomScanDesk } from './room-scan-desk';
import { turnChannelOf } from './turn-channel';

export interface PhoneState {
  connection: { kind: 'connecting' | 'connected' | 'lost' } | { kind: 'refused'; error: ApiError };
  track: MediaStreamTrack | null;
  problem: MediaProblem | null;
}

/** The rear camera where there is one: the room is on the other side of the phone than the person. */
const REAR_CAMERA: MediaStreamConstraints = {
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 640 }, height: { ideal: 480 } },
};

/** The phone's side of a scan: its own connection by the link's token, its camera, and the turn. */
export class PhoneScan {
  readonly desk = new RoomScanDesk();
  private readonly states = new Store<PhoneState>({
    connection: { kind: 'connecting' },
    track: null,
    problem: null,
  });
  private socket: PhoneSocket | null = null;

  constructor(
    private readonly token: string,
    private readonly openSocket: typeof openPhoneSocket = openPhoneSocket,
    private readonly key: string = newKey(),
  ) {}

  get state(): ReadableStore<PhoneState> {
    return this.states;
  }

  open(): void {
    if (this.socket) return;
    const socket = this.openSocket({ token: this.token, key: this.key });
    this.socket = socket;
    this.desk.connect(turnChannelOf(socket));
    socket.on('room-scan:changed', (scan) => this.desk.receive(scan));
    socket.state.subscribe(() => void this.follow());
    void this.follow();
  }

  /** Call it in a click: only then browsers ask for the camera without fail. */
  async startCamera(): Promise<void> {
    this.states.patch({ problem: null });
    try {
      const stream = await navigator.mediaDevices.getUserMedia(REAR_CAMERA);
      const track = stream.getVideoTracks()[0] ?? null;
      track?.addEventListener('ended', () => this.states.patch({ track: null }));
      this.states.patch({ track });
    } catch (thrown) {
      this.states.patch({ problem: mediaProblemOf(thrown) });
    }
  }

  close(): void {
    this.desk.close();
    this.states.get().track?.stop();
    this.socket?.close();
    this.socket = null;
    this.states.patch({ track: null });
  }

  private async follow(): Promise<void> {
    const { socket } = this;
    if (!socket) return;
    const state = socket.state.get();
    if (state !== 'connected') return this.disconnected(socket);
    const answer = await socket.command('room-scan:find', {}).catch(() => null);
    if (answer) this.desk.receive(answer.scan);
    this.states.patch({ connection: { kind: 'connected' } });
  }

  /** A link that the service does not take stays so; a lost network comes back. */
  private disconnected(socket: PhoneSocket): void {
    const refusal = socket.lastRefusal;
    if (refusal) {
      this.states.patch({ connection: { kind: 'refused', error: refusal } });
      socket.close();
    } else {
      this.states.patch({ connection: { kind: socket.state.get() === 'lost' ? 'lost' : 'connecting' } });
    }
  }
}

/** Not randomUUID: browsers give it only over https, and the page must be able to say what is wrong without. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
