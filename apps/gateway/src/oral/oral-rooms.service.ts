import { Inject, Injectable, Logger } from '@nestjs/common';
import { type DtlsParameters, type RtpParameters } from 'mediasoup/types';
import { type Socket } from 'socket.io';
import { examinerChainAt, type ORAL_ROOM_NOTIFICATIONS } from '@bakylau/contracts';
import { SessionChainService } from '@bakylau/persistence';
import { AppError, type Principal, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { type z } from 'zod';
import { type LiveSession } from '../media-session/live-session';
import { LiveSessions } from '../media-session/live-sessions';
import { ViewLog } from '../proctoring/view-log';
import { iceServersFor } from '../sfu/ice-servers';
import { transportParameters } from '../sfu/transport-parameters';
import { type OralRoomRequest, type OralRoomResponse } from '../signalling/command-types';
import { OralMember } from './oral-member';
import { OralRoom } from './oral-room';
import { RoomAdmission } from './room-admission';

export interface OralSocket extends Socket {
  data: { principal: Principal; place?: RoomPlace };
}

/** Where a window is. */
interface RoomPlace {
  sessionId: string;
  room: OralRoom;
  member: OralMember;
}

type ClosedReason = z.infer<(typeof ORAL_ROOM_NOTIFICATIONS)['room:closed']>['reason'];

/** The rooms of oral exams whose candidates' media is here. */
@Injectable()
export class OralRoomsService {
  readonly #logger = new Logger(OralRoomsService.name);
  readonly #rooms = new Map<string, OralRoom>();

  constructor(
    private readonly admission: RoomAdmission,
    private readonly sessions: LiveSessions,
    private readonly chain: SessionChainService,
    private readonly views: ViewLog,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @throws AppError `not_found`, `room_closed`, `session_not_live` while the candidate's media is away, `taken_over` for a window of the
   * candidate that the exam is not open in
   */
  async join(
    socket: OralSocket,
    { attemptId, windowId }: OralRoomRequest<'room:join'>,
  ): Promise<OralRoomResponse<'room:join'>> {
    const { principal } = socket.data;
    const { sessionId, member: view } = await this.admission.admit(principal, attemptId);
    const live = this.sessions.find(sessionId);
    if (!live?.run) throw new AppError('session_not_live');
    if (view.role === 'candidate') requireOwnWindow(live, windowId);
    this.leave(socket);
    const room = this.#roomOf(live);
    const { recorder } = live.run;
    const member = new OralMember(view, principal.userId, room.media, {
      onChange: () => room.emit('changed'),
      record: (producer) => recorder.recordExaminer(examinerChainAt(view.place ?? 0), producer),
    });
    const before = room.find(view.memberId);
    if (before) room.leave(before);
    socket.data.place = { sessionId, room, member };
    this.#follow(socket, room, member);
    room.enter(member);
    await this.#note(live, 'examiner_joined', member);
    return { ...room.snapshot, self: view, rtpCapabilities: { ...room.media.router.rtpCapabilities } };
  }

  async createTransport(
    { data }: OralSocket,
    { direction }: OralRoomRequest<'transport:create'>,
  ): Promise<OralRoomResponse<'transport:create'>> {
    const transport = await placeOf(data).member.createTransport(direction);
    return transportParameters(transport, iceServersFor(data.principal.userId, this.config.rtc.turn));
  }

  async connectTransport({ data }: OralSocket, request: OralRoomRequest<'transport:connect'>): Promise<void> {
    const { transportId, dtlsParameters } = request;
    await placeOf(data).member.connect(transportId, dtlsParameters as unknown as DtlsParameters);
  }

  produce(
    { data }: OralSocket,
    { kind, rtpParameters }: OralRoomRequest<'producer:create'>,
  ): Promise<OralRoomResponse<'producer:create'>> {
    return placeOf(data).member.produce(kind, rtpParameters as unknown as RtpParameters);
  }

  closeProducer({ data }: OralSocket, { kind }: OralRoomRequest<'producer:close'>): void {
    placeOf(data).member.closeProducer(kind);
  }

  /** Seeing and hearing the candidate leaves a line, as every live view does. @throws AppError `not_found`, `bad_request` */
  async consume(
    { data }: OralSocket,
    { producerId, rtpCapabilities }: OralRoomRequest<'consumer:create'>,
  ): Promise<OralRoomResponse<'consumer:create'>> {
    const { room, member, sessionId } = placeOf(data);
    if (!room.offers(producerId, member)) throw new AppError('not_found');
    const source = room.sourceOf(producerId);
    if (source) await this.views.live(data.principal.userId, sessionId, source);
    const consumer = await member.consume(producerId, rtpCapabilities);
    const { id, kind, rtpParameters } = consumer;
    return { consumerId: id, producerId, kind, rtpParameters: { ...rtpParameters } };
  }

  async resume({ data }: OralSocket, { consumerId }: OralRoomRequest<'consumer:resume'>): Promise<void> {
    await placeOf(data).member.resume(consumerId);
  }

  /** The window is gone, or goes elsewhere. */
  leave({ data }: OralSocket): void {
    if (data.place) data.place.room.leave(data.place.member);
    delete data.place;
  }

  #roomOf(live: LiveSession): OralRoom {
    const { media } = live.run!;
    const present = this.#rooms.get(live.id);
    if (present?.media === media && !present.closed) return present;
    const room = new OralRoom(media);
    this.#rooms.set(live.id, room);
    const farewells: Promise<void>[] = [];
    room.on('left', (member) => farewells.push(this.#note(live, 'examiner_left', member)));
    // The chain of a session that ends is signed only when the last of them has left it.
    live.atEnd(async () => void (await Promise.all(farewells)));
    room.once('closed', () => {
      if (this.#rooms.get(live.id) === room) this.#rooms.delete(live.id);
    });
    return room;
  }

  /** Tells a window what happens in the room for as long as its member is in it. */
  #follow(socket: OralSocket, room: OralRoom, member: OralMember): void {
    const onChanged = () => socket.emit('room:changed', room.snapshot);
    const onLeft = (gone: OralMember) => {
      if (gone !== member) return;
      room.off('changed', onChanged);
      room.off('left', onLeft);
      if (socket.data.place?.member !== member) return;
      delete socket.data.place;
      const reason: ClosedReason = room.closed ? 'run_ended' : 'taken_over';
      socket.emit('room:closed', { reason });
    };
    room.on('changed', onChanged);
    room.on('left', onLeft);
  }

  /** Comings and goings of the panel are part of the session's evidence; a note that fails must not keep anybody out. */
  async #note(live: LiveSession, change: string, { view, userId }: OralMember): Promise<void> {
    if (view.role !== 'examiner') return;
    const payload = { change, examinerId: userId, place: view.place };
    await this.chain
      .append(live.id, 'event', live.nowMs, payload)
      .catch((error: unknown) => this.#logger.error(`Session ${live.id}: ${change} is not noted`, error));
  }
}

/**
 * A window whose connection was lost still holds the session; until its media is back, the run that goes on is that of before.
 * @throws AppError `taken_over`, `session_not_live`
 */
function requireOwnWindow({ presence, owner }: LiveSession, windowId: string | undefined): void {
  if (!presence || presence.windowId !== windowId?.toLowerCase()) throw new AppError('taken_over');
  if (!owner) throw new AppError('session_not_live');
}

/** @throws AppError `room_closed` unless the window is in a room */
function placeOf({ place }: OralSocket['data']): RoomPlace {
  if (!place) throw new AppError('room_closed');
  return place;
}
