import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { curvesOf, ObservationBatch, SessionPolicies } from '@bakylau/persistence';
import { IncidentLedger, type SessionReference } from './incident-ledger';
import { ObservationLog } from './observation-log';
import { type HintSink, SessionMonitor } from './session-monitor';

@Injectable()
export class SessionMonitorFactory {
  constructor(
    private readonly ledger: IncidentLedger,
    private readonly database: DataSource,
    private readonly policies: SessionPolicies,
  ) {}

  create(session: SessionReference, hints: HintSink): SessionMonitor {
    const { sessionId } = session;
    const batches = this.database.getRepository(ObservationBatch);
    const log = new ObservationLog(async (batch) => {
      await batches.insert({ sessionId, ...batch, curves: curvesOf(batch.observations) });
    });
    const loadPolicy = () => this.policies.pin(sessionId);
    return new SessionMonitor({ session, ledger: this.ledger, log, hints, loadPolicy });
  }
}
