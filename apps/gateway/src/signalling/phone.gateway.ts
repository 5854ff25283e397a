import { UseFilters, UseInterceptors, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { type Namespace } from 'socket.io';
import { PHONE_COMMANDS, ROOM_SCAN_NAMESPACE } from '@bakylau/contracts';
import { toAppError } from '@bakylau/platform';
import { type PhoneSocket, PhoneService } from '../room-scan/phone.service';
import { AcknowledgementInterceptor } from './acknowledgement.interceptor';
import { CommandSchemaPipe } from './command-schema.pipe';
import { screenCommands } from './command-screen';
import { type PhoneRequest } from './command-types';
import { socketError } from './socket-error';
import { SocketErrorFilter } from './socket-error.filter';
import { TokenBucket } from './token-bucket';

const COMMANDS = new Set(Object.keys(PHONE_COMMANDS));
/** Five pictures a second, and a few commands around them. */
const BURST = 20;
const PER_SECOND = 10;

/** The door of phones: no sign-in, only the link that the exam's page showed. */
@WebSocketGateway({ namespace: ROOM_SCAN_NAMESPACE })
@UseFilters(SocketErrorFilter)
@UseInterceptors(AcknowledgementInterceptor)
@UsePipes(CommandSchemaPipe)
export class PhoneGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(private readonly phones: PhoneService) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => {
      try {
        this.phones.admit(socket as PhoneSocket);
        next();
      } catch (error) {
        next(socketError(toAppError(error).code));
      }
    });
  }

  handleConnection(socket: PhoneSocket): void {
    screenCommands(socket, COMMANDS, new TokenBucket(BURST, PER_SECOND));
  }

  @SubscribeMessage('room-scan:find')
  find(
    @ConnectedSocket() socket: PhoneSocket,
    @MessageBody({ schema: PHONE_COMMANDS['room-scan:find'].request }) _request: unknown,
  ) {
    return this.phones.find(socket);
  }

  @SubscribeMessage('room-scan:begin')
  begin(
    @ConnectedSocket() socket: PhoneSocket,
    @MessageBody({ schema: PHONE_COMMANDS['room-scan:begin'].request })
    request: PhoneRequest<'room-scan:begin'>,
  ) {
    return this.phones.begin(socket, request);
  }

  @SubscribeMessage('room-scan:frame')
  frame(
    @ConnectedSocket() socket: PhoneSocket,
    @MessageBody({ schema: PHONE_COMMANDS['room-scan:frame'].request })
    request: PhoneRequest<'room-scan:frame'>,
  ) {
    return this.phones.frame(socket, request);
  }

  @SubscribeMessage('room-scan:finish')
  finish(
    @ConnectedSocket() socket: PhoneSocket,
    @MessageBody({ schema: PHONE_COMMANDS['room-scan:finish'].request })
    request: PhoneRequest<'room-scan:finish'>,
  ) {
    return this.phones.finish(socket, request);
  }
}
