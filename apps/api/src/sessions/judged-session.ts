import { SESSION_MACHINE } from '@bakylau/domain';
import { type BlindReview, ExamSession, IncidentRecord } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { BlindReviews } from './blind-reviews';
import { ReviewBarriers } from './review-barriers';

/** Opens incidents for a verdict: with their locks, and only while verdicts are taken. */
@Injectable()
export class JudgedSession {
  constructor(
    private readonly dataSource: DataSource,
    private readonly barriers: ReviewBarriers,
    private readonly blinds: BlindReviews,
  ) {}

  /**
   * @returns the second review that the caller is part of, if any
   * @param change gets the incidents in the order of their ids, which keeps two bulk acts from waiting for each other
   * @throws AppError not_found when one is not of the session; supervised_alone; session_not_reviewable
   */
  async change(
    principal: Principal,
    sessionId: string,
    incidentIds: readonly string[],
    change: (manager: EntityManager, incidents: IncidentRecord[], blindReviewId?: string) => Promise<void>,
  ): Promise<BlindReview | null> {
    await this.barriers.assertMayJudge(principal, sessionId);
    const blind = await this.blinds.find(principal, sessionId);
    await this.dataSource.transaction(async (manager) => {
      // The share lock makes a decision wait for this verdict, and this verdict for a decision.
      const session = await manager.findOneOrFail(ExamSession, {
        where: { id: sessionId },
        lock: { mode: 'pessimistic_read' },
      });
      const ids = [...new Set(incidentIds)];
      const incidents = await manager.find(IncidentRecord, {
        where: [
          { id: In(ids), sessionId, blindReviewId: IsNull() },
          ...(blind ? [{ id: In(ids), sessionId, blindReviewId: blind.id }] : []),
        ],
        order: { id: 'ASC' },
        lock: { mode: 'for_no_key_update' },
      });
      if (incidents.length !== ids.length) throw new AppError('not_found');
      // Incidents of the past may be judged while the exam still runs; nothing is judged after the end of the road.
      const isOver = blind === null && SESSION_MACHINE.isTerminal(session.state);
      if (blind) await this.blinds.claim(blind, principal.userId, manager);
      if (isOver || incidents.some(({ endedAtMs }) => endedAtMs === null))
        throw new AppError('session_not_reviewable');
      await change(manager, incidents, blind?.id);
    });
    return blind;
  }
}
