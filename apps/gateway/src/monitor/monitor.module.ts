import { Module } from '@nestjs/common';
import { EvidenceStore } from './evidence.store';
import { IncidentLedger } from './incident-ledger';
import { SessionMonitorFactory } from './session-monitor.factory';

@Module({
  providers: [EvidenceStore, IncidentLedger, SessionMonitorFactory],
  exports: [IncidentLedger, SessionMonitorFactory],
})
export class MonitorModule {}
