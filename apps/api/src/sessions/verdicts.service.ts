import { type GiveVerdict, type Incident, type SessionState } from '@bakylau/contracts';
import { SESSION_MACHINE } from '@bakylau/domain';
import {
  DomainEvents,
  ExamSession,
  IncidentRecord,
  incidentView,
  SessionChainService,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { SessionAccess } from './session-access';

/** What people say about incidents. A verdict may be changed until the session is decided. */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly chain: SessionChainService,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
  ) {}

  /**
   * @throws AppError not_found; session_not_reviewable once the session is decided or void, and while the incident is
   * still going on
   */
  async give(
    principal: Principal,
    sessionId: string,
    incidentId: string,
    given: GiveVerdict,
  ): Promise<Incident> {
    await this.access.get(principal, 'session:decide', sessionId);
    const { verdict, reason, note = null } = given;
    await this.dataSource.transaction(async (manager) => {
      // The share lock makes a decision wait for this verdict, and this verdict for a decision.
      const session = await manager.findOneOrFail(ExamSession, {
        where: { id: sessionId },
        lock: { mode: 'pessimistic_read' },
      });
      const incident = await manager.findOne(IncidentRecord, {
        where: { id: incidentId, sessionId },
        lock: { mode: 'for_no_key_update' },
      });
      if (!incident) throw new AppError('not_found');
      if (!acceptsVerdicts(session.state) || incident.endedAtMs === null)
        throw new AppError('session_not_reviewable');
      await manager.update(
        IncidentRecord,
        { id: incidentId },
        {
          verdict,
          verdictReason: reason,
          verdictNote: note,
          verdictBy: principal.userId,
          verdictAt: new Date(),
        },
      );
      const entry = { incidentId, rule: incident.rule, verdict, reason, by: principal.userId };
      await this.chain.append(sessionId, 'verdict', null, entry, manager);
      await this.audit.record(
        principal.userId,
        'incident.verdict',
        incidentId,
        { sessionId, verdict, reason },
        manager,
      );
      await this.events.publish({ kind: 'incident.changed', sessionId, incidentId }, manager);
    });
    return this.read(incidentId);
  }

  private async read(incidentId: string): Promise<Incident> {
    const incident = await this.dataSource.manager.findOneOrFail(IncidentRecord, {
      where: { id: incidentId },
      relations: { verdictUser: true },
    });
    return incidentView(incident);
  }
}

/** Incidents of the past may be judged while the exam still runs; nothing is judged after the end of the road. */
function acceptsVerdicts(state: SessionState): boolean {
  return !SESSION_MACHINE.isTerminal(state);
}
