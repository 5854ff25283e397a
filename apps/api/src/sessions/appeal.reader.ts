import { type AppealView, type SessionReview } from '@bakylau/contracts';
import { Appeal, CandidateComment } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Appeals and comments as reviewers see them. The caller has checked who may see the session. */
@Injectable()
export class AppealReader {
  constructor(private readonly dataSource: DataSource) {}

  async find({ userId, roles }: Principal, sessionId: string): Promise<AppealView | null> {
    const appeal = await this.dataSource.manager.findOne(Appeal, {
      where: { sessionId },
      relations: { reviewer: true },
    });
    if (!appeal) return null;
    const { state, statement, ruling, firstDecision, firstReviewerId } = appeal;
    const isProctor = roles.includes('proctor');
    return {
      ...{ state, statement, ruling },
      filedAt: appeal.filedAt.toISOString(),
      closedAt: appeal.closedAt?.toISOString() ?? null,
      firstOutcome: firstDecision.outcome,
      reviewer: appeal.reviewer?.displayName ?? null,
      mayTake: isProctor && state === 'filed' && firstReviewerId !== userId,
      mayRule: state === 'under_review' && appeal.reviewerId === userId,
    };
  }

  /** @throws AppError not_found */
  async get(principal: Principal, sessionId: string): Promise<AppealView> {
    const appeal = await this.find(principal, sessionId);
    if (!appeal) throw new AppError('not_found');
    return appeal;
  }

  async comments(sessionId: string): Promise<SessionReview['comments']> {
    const rows = await this.dataSource.manager.find(CandidateComment, {
      where: { sessionId },
      order: { at: 'ASC' },
    });
    return rows.map(({ text, at }) => ({ text, at: at.toISOString() }));
  }
}
