import type { RoomMember, RoomProducer, TransportParameters } from '@bakylau/contracts';
import type { Device, types } from 'mediasoup-client';
import type { OralRoomSocket } from '../socket-client';
import { roomTrackKey } from './oral-room.state';

/** What an examiner sends; null for what is off or not there. */
export interface SentTracks {
  audio: MediaStreamTrack | null;
  video: MediaStreamTrack | null;
}

export interface RoomVisitOptions {
  socket: Pick<OralRoomSocket, 'command'>;
  device: Device;
  self: RoomMember;
  onTracks: (tracks: ReadonlyMap<string, MediaStreamTrack>) => void;
  /** Something that only a new visit mends. Called once at most. */
  onLost: () => void;
}

type Kind = RoomProducer['kind'];
const KINDS: readonly Kind[] = ['video', 'audio'];

/** A panel of five sends five of these to a candidate; 200 kbit/s of 480x360 show a face well. */
const PICTURE_BITRATE = 200_000;
const SOUND_BITRATE = 32_000;

/** One stay in the room: a transport each way, what is sent and what is received. Ends with the run of the candidate's media. */
export class RoomVisit {
  private queue: Promise<void> = Promise.resolve();
  private readonly transports: Partial<Record<'send' | 'receive', types.Transport>> = {};
  private readonly consumers = new Map<string, { memberId: string; consumer: types.Consumer }>();
  private readonly producers = new Map<Kind, types.Producer>();
  private closed = false;

  constructor(private readonly options: RoomVisitOptions) {}

  /** Receives what others send now, and lets go of what is gone. */
  follow(producers: readonly RoomProducer[]): void {
    const wanted = producers.filter(({ memberId }) => memberId !== this.options.self.memberId);
    this.then(async () => {
      for (const [id, { consumer }] of this.consumers) {
        if (wanted.some(({ producerId }) => producerId === id)) continue;
        consumer.close();
        this.consumers.delete(id);
      }
      for (const producer of wanted) await this.receive(producer);
      this.report();
    });
  }

  /** Sends these from now on. */
  send(tracks: SentTracks): void {
    this.then(async () => {
      for (const kind of KINDS) await this.sendTrack(kind, tracks[kind]);
    });
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const transport of Object.values(this.transports)) transport.close();
    this.consumers.clear();
    this.options.onTracks(new Map());
  }

  /** One step after the other; one that fails ends the visit. */
  private then(step: () => Promise<void>): void {
    this.queue = this.queue
      .then(() => (this.closed ? undefined : step()))
      .catch(() => {
        if (this.closed) return;
        this.close();
        this.options.onLost();
      });
  }

  private async receive({ producerId, memberId }: RoomProducer): Promise<void> {
    if (this.closed || this.consumers.has(producerId)) return;
    const { socket, device } = this.options;
    const transport = (this.transports.receive ??= await this.createTransport('receive'));
    const answer = await socket.command('consumer:create', {
      producerId,
      rtpCapabilities: { ...device.recvRtpCapabilities },
    });
    const consumer = await transport.consume({
      id: answer.consumerId,
      producerId,
      kind: answer.kind,
      rtpParameters: answer.rtpParameters as unknown as types.RtpParameters,
    });
    this.consumers.set(producerId, { memberId, consumer });
    await socket.command('consumer:resume', { consumerId: consumer.id });
  }

  private async sendTrack(kind: Kind, track: MediaStreamTrack | null): Promise<void> {
    const present = this.producers.get(kind);
    if (!track) {
      if (!present) return;
      present.close();
      this.producers.delete(kind);
      await this.options.socket.command('producer:close', { kind });
      return;
    }
    if (present) {
      if (present.track !== track) await present.replaceTrack({ track });
      return;
    }
    const transport = (this.transports.send ??= await this.createTransport('send'));
    const producer = await transport.produce({
      track,
      stopTracks: false,
      disableTrackOnPause: false,
      encodings: [{ maxBitrate: kind === 'video' ? PICTURE_BITRATE : SOUND_BITRATE }],
      ...(kind === 'audio' ? { codecOptions: { opusStereo: false, opusFec: true } } : {}),
    });
    this.producers.set(kind, producer);
  }

  private async createTransport(direction: 'send' | 'receive'): Promise<types.Transport> {
    const { socket, device } = this.options;
    const parameters = optionsOf(await socket.command('transport:create', { direction }));
    const transport =
      direction === 'send' ? device.createSendTransport(parameters) : device.createRecvTransport(parameters);
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      socket
        .command('transport:connect', { transportId: transport.id, dtlsParameters: { ...dtlsParameters } })
        .then(done, failed);
    });
    transport.on('produce', ({ kind, rtpParameters }, done, failed) => {
      socket
        .command('producer:create', { kind, rtpParameters: { ...rtpParameters } })
        .then(({ producerId }) => done({ id: producerId }), failed);
    });
    transport.on('connectionstatechange', (state) => {
      if (state === 'failed') this.then(() => Promise.reject(new Error(`The ${direction} transport failed`)));
    });
    if (this.closed) transport.close();
    return transport;
  }

  private report(): void {
    if (this.closed) return;
    const tracks = [...this.consumers.values()].map(
      ({ memberId, consumer }) => [roomTrackKey(memberId, consumer.kind), consumer.track] as const,
    );
    this.options.onTracks(new Map(tracks));
  }
}

/** The contracts leave the inner shape of these to mediasoup, which made them. */
function optionsOf(parameters: TransportParameters): types.TransportOptions {
  return parameters as unknown as types.TransportOptions;
}
