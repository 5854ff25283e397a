import { UseFilters, UseInterceptors, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { CANDIDATE_COMMANDS, CANDIDATE_NAMESPACE } from '@bakylau/contracts';
import { RoomScanDesk } from '../room-scan/room-scan-desk';
import { AcknowledgementInterceptor } from './acknowledgement.interceptor';
import { type CandidateSocket } from './candidate.gateway';
import { CommandSchemaPipe } from './command-schema.pipe';
import { type CandidateRequest } from './command-types';
import { SocketErrorFilter } from './socket-error.filter';

/** The candidate's commands about scans of the room; the door of the namespace is CandidateGateway's. */
@WebSocketGateway({ namespace: CANDIDATE_NAMESPACE })
@UseFilters(SocketErrorFilter)
@UseInterceptors(AcknowledgementInterceptor)
@UsePipes(CommandSchemaPipe)
export class CandidateRoomScanGateway {
  constructor(private readonly desk: RoomScanDesk) {}

  @SubscribeMessage('room-scan:find')
  find(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['room-scan:find'].request }) _request: unknown,
  ) {
    return this.desk.find(data.peer);
  }

  @SubscribeMessage('room-scan:show')
  show(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['room-scan:show'].request })
    request: CandidateRequest<'room-scan:show'>,
  ) {
    return this.desk.show(data.peer, request);
  }

  @SubscribeMessage('room-scan:decline')
  decline(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['room-scan:decline'].request })
    request: CandidateRequest<'room-scan:decline'>,
  ) {
    return this.desk.decline(data.peer, request);
  }

  @SubscribeMessage('room-scan:link')
  link(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['room-scan:link'].request })
    request: CandidateRequest<'room-scan:link'>,
  ) {
    return this.desk.link(data.peer, request);
  }

  @SubscribeMessage('room-scan:begin')
  begin(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['room-scan:begin'].request })
    request: CandidateRequest<'room-scan:begin'>,
  ) {
    return this.desk.begin(data.peer, request);
  }

  @SubscribeMessage('room-scan:frame')
  frame(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['room-scan:frame'].request })
    request: CandidateRequest<'room-scan:frame'>,
  ) {
    return this.desk.frame(data.peer, request);
  }

  @SubscribeMessage('room-scan:finish')
  finish(
    @ConnectedSocket() { data }: CandidateSocket,
    @MessageBody({ schema: CANDIDATE_COMMANDS['room-scan:finish'].request })
    request: CandidateRequest<'room-scan:finish'>,
  ) {
    return this.desk.finish(data.peer, request);
  }
}
