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
import { type Namespace } from 'socket.io';
import { PROCTOR_COMMANDS, PROCTOR_NAMESPACE } from '@bakylau/contracts';
import { ProctorNews } from '../proctoring/proctor-news';
import { ProctorPeer } from '../proctoring/proctor-peer';
import { ProctorService, type ProctorSocket } from '../proctoring/proctor.service';
import { AcknowledgementInterceptor } from './acknowledgement.interceptor';
import { CommandSchemaPipe } from './command-schema.pipe';
import { screenCommands } from './command-screen';
import { type ProctorRequest } from './command-types';
import { Doorkeeper } from './doorkeeper';
import { SocketErrorFilter } from './socket-error.filter';
import { TokenBucket } from './token-bucket';

const COMMANDS = new Set(Object.keys(PROCTOR_COMMANDS));
/** Opening a wall of 60 candidates takes about six commands each. */
const BURST = 1_000;
const PER_SECOND = 100;

@WebSocketGateway({ namespace: PROCTOR_NAMESPACE })
@UseFilters(SocketErrorFilter)
@UseInterceptors(AcknowledgementInterceptor)
@UsePipes(CommandSchemaPipe)
export class ProctorGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    private readonly doorkeeper: Doorkeeper,
    private readonly proctors: ProctorService,
    private readonly news: ProctorNews,
  ) {}

  afterInit(namespace: Namespace): void {
    this.doorkeeper.guard(namespace, 'session:watch');
    this.news.speakThrough(namespace);
  }

  handleConnection(socket: ProctorSocket): void {
    screenCommands(socket, COMMANDS, new TokenBucket(BURST, PER_SECOND));
    socket.data.peer = new ProctorPeer();
  }

  handleDisconnect({ data }: ProctorSocket): void {
    data.peer.close();
  }

  @SubscribeMessage('exam:watch')
  watch(
    @ConnectedSocket() socket: ProctorSocket,
    @MessageBody({ schema: PROCTOR_COMMANDS['exam:watch'].request }) request: ProctorRequest<'exam:watch'>,
  ) {
    return this.proctors.watch(socket, request);
  }

  @SubscribeMessage('transport:create')
  createTransport(
    @ConnectedSocket() socket: ProctorSocket,
    @MessageBody({ schema: PROCTOR_COMMANDS['transport:create'].request })
    request: ProctorRequest<'transport:create'>,
  ) {
    return this.proctors.createTransport(socket, request);
  }

  @SubscribeMessage('transport:connect')
  connectTransport(
    @ConnectedSocket() socket: ProctorSocket,
    @MessageBody({ schema: PROCTOR_COMMANDS['transport:connect'].request })
    request: ProctorRequest<'transport:connect'>,
  ) {
    return this.proctors.connectTransport(socket, request);
  }

  @SubscribeMessage('consumer:create')
  consume(
    @ConnectedSocket() socket: ProctorSocket,
    @MessageBody({ schema: PROCTOR_COMMANDS['consumer:create'].request })
    request: ProctorRequest<'consumer:create'>,
  ) {
    return this.proctors.consume(socket, request);
  }

  @SubscribeMessage('consumer:resume')
  resume(
    @ConnectedSocket() socket: ProctorSocket,
    @MessageBody({ schema: PROCTOR_COMMANDS['consumer:resume'].request })
    request: ProctorRequest<'consumer:resume'>,
  ) {
    return this.proctors.resume(socket, request);
  }

  @SubscribeMessage('consumer:close')
  closeConsumer(
    @ConnectedSocket() socket: ProctorSocket,
    @MessageBody({ schema: PROCTOR_COMMANDS['consumer:close'].request })
    request: ProctorRequest<'consumer:close'>,
  ) {
    return this.proctors.closeConsumer(socket, request);
  }
}
