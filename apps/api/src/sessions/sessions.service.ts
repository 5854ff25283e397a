import { type SessionState, type SessionSummary } from '@bakylau/contracts';
import { LIVE_STATES } from '@bakylau/domain';
import { IncidentRecord, listSessionSummaries } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { maskSummary } from './blind-mask';
import { BlindReviews } from './blind-reviews';
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
    private readonly blinds: BlindReviews,
  ) {}

  /** Sessions of the caller's exams; an exam that is not theirs gives an empty list, as one without sessions does. */
  async list(principal: Principal, { examId, state }: SessionQuery): Promise<{ sessions: SessionSummary[] }> {
    const visible = await this.access.examIds(principal, 'session:review');
    const examIds = examId ? (visible?.filter((id) => id === examId) ?? [examId]) : visible;
    const { manager } = this.dataSource;
    const known = await listSessionSummaries(manager, {
      ...(examIds && { examIds }),
      exceptOf: principal.userId,
    });
    const blinds = await this.blinds.findAll(
      principal,
      known.map(({ id }) => id),
    );
    const stored = await manager.findBy(IncidentRecord, { sessionId: In([...blinds.keys()]) });
    const incidents = await this.blinds.mask([...blinds.values()], stored);
    const sessions = known.map((session) => {
      const blind = blinds.get(session.id);
      const own = incidents.filter(({ sessionId }) => sessionId === session.id);
      return blind ? maskSummary(session, blind, own) : session;
    });
    return { sessions: state ? sessions.filter((it) => STATES_OF[state].includes(it.state)) : sessions };
  }
}
