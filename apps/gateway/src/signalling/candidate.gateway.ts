import { UseFilters, UseInterceptors, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { type Namespace, type Socket } from 'socket.io';
import { CANDIDATE_COMMANDS, CANDIDATE_NAMESPACE } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { CandidatePeer } from '../media-session/candidate-peer';
import { CandidateService } from '../media-session/candidate.service';
import { AcknowledgementInterceptor } from './acknowledgement.interceptor';
import { CommandSchemaPipe } from './command-schema.pipe';
import { screenCommands } from './command-screen';
import { type CandidateRequest } from './command-types';
import { Doorkeeper } from './doorkeeper';
import { SocketErrorFilter } from './socket-error.filter';
import { TokenBucket } from './token-bucket';

const COMMANDS = new Set(Object.keys(CANDIDATE_COMMANDS));
/** A join with three producers takes about ten commands; afterwards reports come a few times a second at most. */
const BURST = 60;
const PER_SECOND = 20;

export interface CandidateSocket extends Socket {
  data: { principal: Principal; peer: CandidatePeer };
}

@WebSocketGateway({ namespace: CANDIDATE_NAMESPACE })
@UseFilters(SocketErrorFilter)
@UseInterceptors(AcknowledgementInterceptor)
@UsePipes(CommandSchemaPipe)
export class CandidateGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    private readonly doorkeeper: Doorkeeper,
    private readonly candidates: CandidateService,
  ) {}

  afterInit(namespace: Namespace): void {
    this.doorkeeper.guard(namespace, 'attempt:sit');
  }

  handleConnection(socket: CandidateSocket): void {
    screenCommands(socket, COMMANDS, new TokenBucket(BURST, PER_SECOND));
    socket.data.peer = new CandidatePeer(socket, socket.data.principal.userId);
  }

  handleDisconnect(socket: CandidateSocket): void {
    this.candidates.leave(socket.data.peer);
  }

  @SubscribeMessage('session:join')
  join(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['session:join'].request })
    request: CandidateRequest<'session:join'>,
  ) {
    return this.candidates.join(data.peer, request);
  }

  @SubscribeMessage('window:take-over')
  async takeOver(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['window:take-over'].request }) _request: unknown,
  ) {
    await this.candidates.takeOver(data.peer);
    return {};
  }

  @SubscribeMessage('window:closing')
  closing(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['window:closing'].request }) _request: unknown,
  ) {
    data.peer.close();
    return {};
  }

  @SubscribeMessage('transport:create')
  createTransport(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['transport:create'].request }) _request: unknown,
  ) {
    return this.candidates.createTransport(data.peer);
  }

  @SubscribeMessage('transport:connect')
  connectTransport(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['transport:connect'].request })
    request: CandidateRequest<'transport:connect'>,
  ) {
    return this.candidates.connectTransport(data.peer, request);
  }

  @SubscribeMessage('transport:restart-ice')
  restartIce(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['transport:restart-ice'].request })
    request: CandidateRequest<'transport:restart-ice'>,
  ) {
    return this.candidates.restartIce(data.peer, request);
  }

  @SubscribeMessage('producer:create')
  produce(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['producer:create'].request })
    request: CandidateRequest<'producer:create'>,
  ) {
    return this.candidates.produce(data.peer, request);
  }

  @SubscribeMessage('producer:close')
  closeProducer(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['producer:close'].request })
    request: CandidateRequest<'producer:close'>,
  ) {
    return this.candidates.closeProducer(data.peer, request);
  }

  @SubscribeMessage('media:status')
  mediaStatus(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['media:status'].request }) _request: unknown,
  ) {
    return this.candidates.mediaStatus(data.peer);
  }

  @SubscribeMessage('client:report')
  report(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['client:report'].request })
    request: CandidateRequest<'client:report'>,
  ) {
    return this.candidates.report(data.peer, request);
  }
}
