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
import { ORAL_ROOM_COMMANDS, ORAL_ROOM_NAMESPACE } from '@bakylau/contracts';
import { OralRoomsService, type OralSocket } from '../oral/oral-rooms.service';
import { AcknowledgementInterceptor } from './acknowledgement.interceptor';
import { CommandSchemaPipe } from './command-schema.pipe';
import { screenCommands } from './command-screen';
import { type OralRoomRequest } from './command-types';
import { Doorkeeper } from './doorkeeper';
import { SocketErrorFilter } from './socket-error.filter';
import { TokenBucket } from './token-bucket';

const COMMANDS = new Set(Object.keys(ORAL_ROOM_COMMANDS));
/** To enter a room of six takes some thirty commands. */
const BURST = 100;
const PER_SECOND = 20;

@WebSocketGateway({ namespace: ORAL_ROOM_NAMESPACE })
@UseFilters(SocketErrorFilter)
@UseInterceptors(AcknowledgementInterceptor)
@UsePipes(CommandSchemaPipe)
export class OralRoomGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    private readonly doorkeeper: Doorkeeper,
    private readonly rooms: OralRoomsService,
  ) {}

  afterInit(namespace: Namespace): void {
    this.doorkeeper.guard(namespace, 'attempt:sit', 'script:mark');
  }

  handleConnection(socket: OralSocket): void {
    screenCommands(socket, COMMANDS, new TokenBucket(BURST, PER_SECOND));
  }

  handleDisconnect(socket: OralSocket): void {
    this.rooms.leave(socket);
  }

  @SubscribeMessage('room:join')
  join(
    @ConnectedSocket() socket: OralSocket,
    @MessageBody({ schema: ORAL_ROOM_COMMANDS['room:join'].request }) request: OralRoomRequest<'room:join'>,
  ) {
    return this.rooms.join(socket, request);
  }

  @SubscribeMessage('transport:create')
  createTransport(
    @ConnectedSocket() socket: OralSocket,
    @MessageBody({ schema: ORAL_ROOM_COMMANDS['transport:create'].request })
    request: OralRoomRequest<'transport:create'>,
  ) {
    return this.rooms.createTransport(socket, request);
  }

  @SubscribeMessage('transport:connect')
  connectTransport(
    @ConnectedSocket() socket: OralSocket,
    @MessageBody({ schema: ORAL_ROOM_COMMANDS['transport:connect'].request })
    request: OralRoomRequest<'transport:connect'>,
  ) {
    return this.rooms.connectTransport(socket, request);
  }

  @SubscribeMessage('producer:create')
  produce(
    @ConnectedSocket() socket: OralSocket,
    @MessageBody({ schema: ORAL_ROOM_COMMANDS['producer:create'].request })
    request: OralRoomRequest<'producer:create'>,
  ) {
    return this.rooms.produce(socket, request);
  }

  @SubscribeMessage('producer:close')
  closeProducer(
    @ConnectedSocket() socket: OralSocket,
    @MessageBody({ schema: ORAL_ROOM_COMMANDS['producer:close'].request })
    request: OralRoomRequest<'producer:close'>,
  ) {
    return this.rooms.closeProducer(socket, request);
  }

  @SubscribeMessage('consumer:create')
  consume(
    @ConnectedSocket() socket: OralSocket,
    @MessageBody({ schema: ORAL_ROOM_COMMANDS['consumer:create'].request })
    request: OralRoomRequest<'consumer:create'>,
  ) {
    return this.rooms.consume(socket, request);
  }

  @SubscribeMessage('consumer:resume')
  resume(
    @ConnectedSocket() socket: OralSocket,
    @MessageBody({ schema: ORAL_ROOM_COMMANDS['consumer:resume'].request })
    request: OralRoomRequest<'consumer:resume'>,
  ) {
    return this.rooms.resume(socket, request);
  }
}
