import { Module } from '@nestjs/common';
import { MediaSessionModule } from '../media-session/media-session.module';
import { MonitorModule } from '../monitor/monitor.module';
import { RecordingModule } from '../recording/recording.module';
import { SessionStoreModule } from '../session-store/session-store.module';
import { GatewayRecovery } from './gateway-recovery';
import { HeadSigner } from './head-signer';
import { SessionChanges } from './session-changes';
import { SessionFinaliser } from './session-finaliser';
import { SessionSweep } from './session-sweep';

@Module({
  imports: [MediaSessionModule, MonitorModule, RecordingModule, SessionStoreModule],
  providers: [GatewayRecovery, HeadSigner, SessionChanges, SessionFinaliser, SessionSweep],
})
export class FinalisationModule {}
