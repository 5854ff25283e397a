import { Module } from '@nestjs/common';
import { MonitorModule } from '../monitor/monitor.module';
import { RecordingModule } from '../recording/recording.module';
import { SessionStoreModule } from '../session-store/session-store.module';
import { SfuModule } from '../sfu/sfu.module';
import { ActiveRunFactory } from './active-run.factory';
import { CandidateService } from './candidate.service';
import { ExamWindows } from './exam-windows';
import { InterruptionService } from './interruption.service';
import { LiveSessions } from './live-sessions';
import { NetworkWatch } from './network-watch';
import { SessionPulse } from './session-pulse';

@Module({
  imports: [SfuModule, SessionStoreModule, RecordingModule, MonitorModule],
  providers: [
    ActiveRunFactory,
    LiveSessions,
    InterruptionService,
    SessionPulse,
    NetworkWatch,
    ExamWindows,
    CandidateService,
  ],
  exports: [LiveSessions, CandidateService, ExamWindows],
})
export class MediaSessionModule {}
