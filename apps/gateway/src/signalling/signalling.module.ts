import { Module } from '@nestjs/common';
import { MediaSessionModule } from '../media-session/media-session.module';
import { ProctoringModule } from '../proctoring/proctoring.module';
import { RoomScanModule } from '../room-scan/room-scan.module';
import { CandidateRoomScanGateway } from './candidate-room-scan.gateway';
import { CandidateGateway } from './candidate.gateway';
import { Doorkeeper } from './doorkeeper';
import { PhoneGateway } from './phone.gateway';
import { ProctorGateway } from './proctor.gateway';

@Module({
  imports: [MediaSessionModule, ProctoringModule, RoomScanModule],
  providers: [Doorkeeper, CandidateGateway, CandidateRoomScanGateway, PhoneGateway, ProctorGateway],
})
export class SignallingModule {}
