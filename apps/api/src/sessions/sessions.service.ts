import { type SessionState, type SessionSummary } from '@bakylau/contracts';
import { LIVE_STATES } from '@bakylau/domain';
import { listSessionSummaries } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SessionAccess } from './session-access';

export interface SessionQuery {
  examId?: string | undefined;
  state?: 'live' | 'to_review' | 'decided' | undefined;
}

const STATES_OF: Record<NonNullable<SessionQuery['state']>, readonly SessionState[]> = {
  live: LIVE_STATES,
  to_review: ['submitted', 'under_review'],
  decided: ['decided'],
};

/** Lists of sessions for those who watch and review them. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
  ) {}

  /** Sessions of the caller's exams; an exam that is not theirs gives an empty list, as one without sessions does. */
  async list(principal: Principal, { examId, state }: SessionQuery): Promise<{ sessions: SessionSummary[] }> {
    const visible = await this.access.examIds(principal, 'session:review');
    const examIds = examId ? (visible?.filter((id) => id === examId) ?? [examId]) : visible;
    const sessions = await listSessionSummaries(this.dataSource.manager, {
      ...(examIds && { examIds }),
      ...(state && { states: STATES_OF[state] }),
    });
    return { sessions };
  }
}
