import type { LiveProducer } from '@bakylau/contracts';
import type { Device } from 'mediasoup-client';
import { Store, type ReadableStore } from '../store';
import type { ProctorChannel } from './proctor-channel';
import { ReceivingSession, type WantedProducer } from './receiving-session';

/** What the page wants to see now: every tile's camera low, everything of the opened session high. */
export interface WatchedMedia {
  /** Sessions whose tile is on the screen. */
  tiles: readonly string[];
  /** The session that is opened large; null when none. */
  opened: string | null;
}

/**
 * Media that arrives now, by session and source. A track object stays the same while its consumer lives, so that a video
 * element is touched only when there is really another track.
 */
export type ReceivedTracks = ReadonlyMap<string, MediaStreamTrack>;

export function trackKey(sessionId: string, source: LiveProducer['source']): string {
  return `${sessionId}/${source}`;
}

/**
 * Receives live media from the gateway: one receiving transport per watched session, one consumer per producer. The caller
 * says what it wants; this class opens, switches and closes consumers until that is so, also after the candidate rejoined
 * (new producers) and after the socket reconnected (everything anew).
 */
export class ReceiveMedia {
  private device: Promise<Device> | undefined;
  private generation = 0;
  private readonly sessions = new Map<string, ReceivingSession>();
  private readonly received = new Store<ReceivedTracks>(new Map());
  private closed = false;

  constructor(
    private readonly channel: ProctorChannel,
    private readonly createDevice: () => Promise<Device>,
  ) {}

  /** Tracks that arrive now; the same map until something changes. */
  get tracks(): ReadableStore<ReceivedTracks> {
    return this.received;
  }

  /**
   * Makes reality follow the wish. `generation` is the subscription's number: when it changed, every transport is dead.
   * `rtpCapabilities` are the router's, from the snapshot.
   */
  follow(
    generation: number,
    rtpCapabilities: Record<string, unknown>,
    producers: Iterable<LiveProducer>,
    watched: WatchedMedia,
  ): void {
    if (this.closed || generation === 0) return;
    if (generation !== this.generation) {
      this.generation = generation;
      this.closeSessions();
      this.device ??= this.load(rtpCapabilities);
    }
    const wanted = wantedBySession(producers, watched);
    for (const [sessionId, session] of this.sessions) {
      if (!wanted.has(sessionId)) session.want([]);
    }
    for (const [sessionId, list] of wanted) this.sessionOf(sessionId).want(list);
  }

  close(): void {
    this.closed = true;
    this.closeSessions();
  }

  private async load(rtpCapabilities: Record<string, unknown>): Promise<Device> {
    const device = await this.createDevice();
    // The gateway hands over what mediasoup's router gave it; its shape is mediasoup's own and checked by load().
    await device.load({ routerRtpCapabilities: rtpCapabilities });
    return device;
  }

  private sessionOf(sessionId: string): ReceivingSession {
    const known = this.sessions.get(sessionId);
    if (known) return known;
    const session = new ReceivingSession(
      this.channel,
      sessionId,
      () => this.loadedDevice(),
      () => this.collect(),
    );
    this.sessions.set(sessionId, session);
    return session;
  }

  private loadedDevice(): Promise<Device> {
    if (!this.device) throw new Error('follow() must be called with the router capabilities first.');
    return this.device;
  }

  private closeSessions(): void {
    for (const session of this.sessions.values()) session.close();
    this.sessions.clear();
    this.collect();
  }

  private collect(): void {
    const tracks = new Map<string, MediaStreamTrack>();
    for (const [sessionId, session] of this.sessions) {
      for (const [source, track] of session.tracks()) tracks.set(trackKey(sessionId, source), track);
    }
    this.received.set(tracks);
  }
}

function wantedBySession(
  producers: Iterable<LiveProducer>,
  watched: WatchedMedia,
): Map<string, WantedProducer[]> {
  const wanted = new Map<string, WantedProducer[]>();
  for (const producer of producers) {
    const opened = producer.sessionId === watched.opened;
    const tile = producer.source === 'camera' && watched.tiles.includes(producer.sessionId);
    if (!opened && !tile) continue;
    const list = wanted.get(producer.sessionId) ?? [];
    list.push({ producerId: producer.producerId, source: producer.source, layer: opened ? 'high' : 'low' });
    wanted.set(producer.sessionId, list);
  }
  return wanted;
}
