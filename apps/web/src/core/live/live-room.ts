import type { Incident } from '@bakylau/contracts';
import type { Device } from 'mediasoup-client';
import type { ProctorSocket } from '../socket-client';
import { Store, type ReadableStore } from '../store';
import { EMPTY_LIVE_EXAM, type LiveExamState } from './live-exam.state';
import { LiveExamStore } from './live-exam.store';
import type { ProctorChannel } from './proctor-channel';
import { ReceiveMedia, type ReceivedTracks, type WatchedMedia } from './receive-media';

export interface LiveRoomParts {
  openSocket: () => ProctorChannel & Pick<ProctorSocket, 'close'>;
  createDevice: () => Promise<Device>;
}

interface OpenRoom {
  exam: LiveExamStore;
  media: ReceiveMedia;
  close: () => void;
}

/**
 * Everything that the live page of one exam hangs on: its own socket (so that leaving the page ends the subscription), the
 * exam's state, and the media that is watched. It may be opened again after it was closed.
 */
export class LiveRoom {
  private readonly exam = new Store<LiveExamState>(EMPTY_LIVE_EXAM);
  private readonly received = new Store<ReceivedTracks>(new Map());
  private readonly incidentListeners = new Set<(incident: Incident) => void>();
  private watched: WatchedMedia = { tiles: [], opened: null };
  private room: OpenRoom | null = null;

  constructor(
    private readonly examId: string,
    private readonly parts: LiveRoomParts,
  ) {}

  get state(): ReadableStore<LiveExamState> {
    return this.exam;
  }

  get tracks(): ReadableStore<ReceivedTracks> {
    return this.received;
  }

  open(): void {
    if (this.room) return;
    const socket = this.parts.openSocket();
    const exam = new LiveExamStore(socket, this.examId);
    const media = new ReceiveMedia(socket, this.parts.createDevice);
    const detach = [
      exam.state.subscribe(() => {
        this.exam.set(exam.state.get());
        this.follow();
      }),
      media.tracks.subscribe(() => this.received.set(media.tracks.get())),
      exam.onIncidentOpened((incident) => {
        for (const listener of this.incidentListeners) listener(incident);
      }),
    ];
    this.room = {
      exam,
      media,
      close: () => {
        for (const end of detach) end();
        media.close();
        exam.close();
        socket.close();
      },
    };
    exam.start();
  }

  close(): void {
    this.room?.close();
    this.room = null;
    this.exam.set(EMPTY_LIVE_EXAM);
    this.received.set(new Map());
  }

  /** Says which media the page shows now. */
  watch(watched: WatchedMedia): void {
    this.watched = watched;
    this.follow();
  }

  /** Called for each incident that opens while the page is open. */
  onIncidentOpened(listener: (incident: Incident) => void): () => void {
    this.incidentListeners.add(listener);
    return () => void this.incidentListeners.delete(listener);
  }

  private follow(): void {
    if (!this.room) return;
    const { generation, producers, connection } = this.room.exam.state.get();
    if (connection !== 'live') return;
    this.room.media.follow(generation, this.room.exam.rtpCapabilities, producers.values(), this.watched);
  }
}
