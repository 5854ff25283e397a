import { Inject, Injectable } from '@nestjs/common';
import { type DtlsParameters } from 'mediasoup/types';
import { type Socket } from 'socket.io';
import { AppError, type Principal, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { type LiveSession } from '../media-session/live-session';
import { LiveSessions } from '../media-session/live-sessions';
import { iceServersFor } from '../sfu/ice-servers';
import { transportParameters } from '../sfu/transport-parameters';
import { type ProctorRequest, type ProctorResponse } from '../signalling/command-types';
import { ExamAccess } from './exam-access';
import { ExamSnapshot } from './exam-snapshot';
import { examRoom, roomScanRoom } from './exam-room';
import { type ProctorPeer } from './proctor-peer';
import { ViewLog } from './view-log';

export interface ProctorSocket extends Socket {
  data: { principal: Principal; peer: ProctorPeer };
}

/** What a proctor's window may ask for. Each command checks the exam behind it first. */
@Injectable()
export class ProctorService {
  constructor(
    private readonly access: ExamAccess,
    private readonly snapshot: ExamSnapshot,
    private readonly sessions: LiveSessions,
    private readonly views: ViewLog,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @throws AppError `not_found` */
  async watch(
    socket: ProctorSocket,
    { examId }: ProctorRequest<'exam:watch'>,
  ): Promise<ProctorResponse<'exam:watch'>> {
    await this.access.assertMayWatch(socket.data.principal, examId);
    // Joined before the rows are read, so that nothing falls between snapshot and news.
    await socket.join(examRoom(examId));
    if (await this.access.isProctorOf(socket.data.principal, examId)) await socket.join(roomScanRoom(examId));
    return this.snapshot.take(examId, socket.data.principal.userId);
  }

  /** @throws AppError `not_found`, `session_not_live` */
  async createTransport(
    { data }: ProctorSocket,
    { sessionId }: ProctorRequest<'transport:create'>,
  ): Promise<ProctorResponse<'transport:create'>> {
    const live = this.#getLive(sessionId);
    await this.access.assertMayWatch(data.principal, live.facts.examId);
    if (!live.run) throw new AppError('session_not_live');
    const transport = await data.peer.receiveFrom(live.run.media);
    return transportParameters(transport, iceServersFor(data.principal.userId, this.config.rtc.turn));
  }

  async connectTransport(
    { data }: ProctorSocket,
    request: ProctorRequest<'transport:connect'>,
  ): Promise<void> {
    await data.peer.connect(request.transportId, request.dtlsParameters as unknown as DtlsParameters);
  }

  async consume(
    { data }: ProctorSocket,
    request: ProctorRequest<'consumer:create'>,
  ): Promise<ProctorResponse<'consumer:create'>> {
    const { sessionId, source } = data.peer.getProducer(request.transportId, request.producerId);
    await this.access.assertMayWatch(data.principal, this.#getLive(sessionId).facts.examId);
    if (!data.peer.hasLoggedView(sessionId, source)) {
      await this.views.live(data.principal.userId, sessionId, source);
      data.peer.markViewLogged(sessionId, source);
    }
    return data.peer.consume(request);
  }

  async resume({ data }: ProctorSocket, { consumerId }: ProctorRequest<'consumer:resume'>): Promise<void> {
    await data.peer.resume(consumerId);
  }

  closeConsumer({ data }: ProctorSocket, { consumerId }: ProctorRequest<'consumer:close'>): void {
    data.peer.closeConsumer(consumerId);
  }

  #getLive(sessionId: string): LiveSession {
    const live = this.sessions.find(sessionId);
    if (!live) throw new AppError('not_found');
    return live;
  }
}
