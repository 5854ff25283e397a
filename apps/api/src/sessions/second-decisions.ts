import { type DecideSession, type SessionSummary } from '@bakylau/contracts';
import { BlindReview, IncidentRecord, listSessionSummaries } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { maskSummary } from './blind-mask';
import { BlindReviews } from './blind-reviews';

/** The decision of a second review: kept beside the first, which it never touches, nor the result. */
@Injectable()
export class SecondDecisions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly blinds: BlindReviews,
    private readonly audit: AuditService,
  ) {}

  /**
   * @returns what the session looks like to the second reviewer; null when the caller is not one
   * @throws AppError incidents_undecided, violation_unfounded, session_not_reviewable, conflict
   */
  async decide(
    principal: Principal,
    sessionId: string,
    { outcome, reason, incidentIds = [] }: DecideSession,
  ): Promise<SessionSummary | null> {
    const blind = await this.blinds.find(principal, sessionId);
    if (!blind) return null;
    const { manager } = this.dataSource;
    const incidents = await this.blinds.mask([blind], await manager.findBy(IncidentRecord, { sessionId }));
    const pending = incidents.filter(({ verdict }) => verdict === 'pending');
    if (pending.length > 0) {
      const details = pending.map(({ id, rule }) => ({
        path: `incidents.${id}`,
        problem: `${rule} has no verdict`,
      }));
      throw new AppError('incidents_undecided', { details });
    }
    const founding = incidents.filter(
      ({ ledger, verdict }) => ledger === 'behaviour' && verdict === 'confirmed',
    );
    const known = new Set(founding.map(({ id }) => id));
    const isFounded = incidentIds.length > 0 && incidentIds.every((id) => known.has(id));
    if (outcome === 'violation' && !isFounded) throw new AppError('violation_unfounded');
    const { userId } = principal;
    await this.dataSource.transaction(async (locked) => {
      await this.blinds.claim(blind, userId, locked);
      await locked.update(BlindReview, { id: blind.id }, { outcome, reason, decidedAt: new Date() });
      await this.audit.record(userId, 'session.reviewed_again', sessionId, { outcome }, locked);
    });
    const [summary] = await listSessionSummaries(manager, { sessionId });
    if (!summary) throw new AppError('not_found');
    return maskSummary(summary, { outcome }, incidents);
  }
}
