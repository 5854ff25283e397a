import { Module } from '@nestjs/common';
import { MediaSessionModule } from '../media-session/media-session.module';
import { OralModule } from '../oral/oral.module';
import { ProctoringModule } from '../proctoring/proctoring.module';
import { RoomScanModule } from '../room-scan/room-scan.module';
import { CandidateRoomScanGateway } from './candidate-room-scan.gateway';
import { CandidateGateway } from './candidate.gateway';
import { Doorkeeper } from './doorkeeper';
import { OralRoomGateway } from './oral-room.gateway';
import { PhoneGateway } from './phone.gateway';
import { ProctorGateway } from './proctor.gateway';

@Module({
  imports: [MediaSessionModule, ProctoringModule, OralModule, RoomScanModule],
  providers: [
    Doorkeeper,
    CandidateGateway,
    CandidateRoomScanGateway,
    OralRoomGateway,
    PhoneGateway,
    ProctorGateway,
  ],
})
export class SignallingModule {}
