import type { RoomSnapshot } from '@bakylau/contracts';
import type { Device } from 'mediasoup-client';
import { toApiError } from '../api-error';
import type { OralRoomSocket } from '../socket-client';
import { Store, type ReadableStore } from '../store';
import { OUT_OF_ROOM, type OralRoomState } from './oral-room.state';
import { RoomVisit, type SentTracks } from './room-visit';

export interface OralRoomLinkOptions {
  attemptId: string;
  /** Of a candidate's page. */
  windowId?: string;
  openSocket: () => OralRoomSocket;
  createDevice: () => Promise<Device>;
}

/** The candidate's media comes back within seconds, and the answer begins at any moment. */
const TRY_AGAIN_MS = 1500;
/** A candidate's page that lost the exam to another window closes its room by itself; until then, it may be the one that just got it. */
const PASSING: readonly string[] = ['room_closed', 'session_not_live', 'taken_over'];

/** Keeps this page in the room of an oral exam for as long as it is open, over every loss on the way. */
export class OralRoomLink {
  private readonly states = new Store<OralRoomState>(OUT_OF_ROOM);
  private socket: OralRoomSocket | null = null;
  private visit: RoomVisit | null = null;
  private sent: SentTracks = { audio: null, video: null };
  private retry: ReturnType<typeof setTimeout> | null = null;
  private readonly stops: (() => void)[] = [];
  /** Grows with every try to enter: an answer to an earlier one is of no use. */
  private round = 0;

  /** The last news, which may come between a join and the visit that it belongs to. */
  private newest: RoomSnapshot | null = null;

  constructor(private readonly options: OralRoomLinkOptions) {}

  get state(): ReadableStore<OralRoomState> {
    return this.states;
  }

  open(): void {
    if (this.socket) return;
    const socket = (this.socket = this.options.openSocket());
    const onConnection = (): void => {
      if (socket.state.get() === 'connected') void this.enter();
      else this.leave('connecting');
    };
    this.stops.push(
      socket.state.subscribe(onConnection),
      socket.on('room:changed', (snapshot) => this.take(snapshot)),
      socket.on('room:closed', ({ reason }) => {
        if (reason === 'taken_over') return this.leave('taken_over');
        this.leave('waiting');
        this.tryLater();
      }),
    );
    onConnection();
  }

  /** An examiner's own media; the candidate sends nothing here. */
  send(tracks: SentTracks): void {
    this.sent = tracks;
    if (this.states.get().self?.role === 'examiner') this.visit?.send(tracks);
  }

  /** Back from another window. */
  takeBack(): void {
    void this.enter();
  }

  close(): void {
    for (const stop of this.stops.splice(0)) stop();
    this.leave('connecting');
    this.socket?.close();
    this.socket = null;
  }

  private async enter(): Promise<void> {
    const { socket } = this;
    if (!socket) return;
    this.leave('connecting');
    const round = this.round;
    try {
      const joined = await socket.command('room:join', {
        attemptId: this.options.attemptId,
        windowId: this.options.windowId,
      });
      const device = await this.options.createDevice();
      // The gateway hands over what mediasoup's router gave it; its shape is mediasoup's own and checked by load().
      await device.load({ routerRtpCapabilities: joined.rtpCapabilities });
      if (round !== this.round) return;
      const { self } = joined;
      this.visit = new RoomVisit({
        socket,
        device,
        self,
        onTracks: (tracks) => {
          if (round === this.round) this.states.patch({ tracks });
        },
        onLost: () => {
          if (round === this.round) this.tryLater();
        },
      });
      this.states.patch({ phase: 'joined', error: null, self });
      this.take(this.newest ?? joined);
      if (self.role === 'examiner') this.visit.send(this.sent);
    } catch (thrown) {
      if (round === this.round) this.fail(thrown);
    }
  }

  private take(snapshot: RoomSnapshot): void {
    this.newest = snapshot;
    if (!this.visit) return;
    this.states.patch({ members: snapshot.members });
    this.visit.follow(snapshot.producers);
  }

  private fail(thrown: unknown): void {
    const error = toApiError(thrown);
    const passes = error.temporary || PASSING.includes(error.code);
    this.states.patch({ phase: passes ? 'waiting' : 'refused', error });
    if (passes) this.tryLater();
  }

  private tryLater(): void {
    if (this.retry) clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      if (this.socket?.state.get() === 'connected') void this.enter();
    }, TRY_AGAIN_MS);
  }

  private leave(phase: OralRoomState['phase']): void {
    this.round += 1;
    if (this.retry) clearTimeout(this.retry);
    this.retry = null;
    this.newest = null;
    this.visit?.close();
    this.visit = null;
    this.states.set({ ...OUT_OF_ROOM, phase });
  }
}
