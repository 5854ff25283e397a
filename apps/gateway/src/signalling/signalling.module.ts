import { Module } from '@nestjs/common';
import { MediaSessionModule } from '../media-session/media-session.module';
import { ProctoringModule } from '../proctoring/proctoring.module';
import { CandidateGateway } from './candidate.gateway';
import { Doorkeeper } from './doorkeeper';
import { ProctorGateway } from './proctor.gateway';

@Module({
  imports: [MediaSessionModule, ProctoringModule],
  providers: [Doorkeeper, CandidateGateway, ProctorGateway],
})
export class SignallingModule {}
