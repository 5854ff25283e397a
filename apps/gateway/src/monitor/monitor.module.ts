import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/recording.module';
import { EvidenceStore } from './evidence.store';
import { IncidentLedger } from './incident-ledger';
import { SessionMonitorFactory } from './session-monitor.factory';

@Module({
  imports: [RecordingModule],
  providers: [EvidenceStore, IncidentLedger, SessionMonitorFactory],
  exports: [EvidenceStore, IncidentLedger, SessionMonitorFactory],
})
export class MonitorModule {}
