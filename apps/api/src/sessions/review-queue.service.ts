import { type QueueEntry, type QueueQuery, type SessionSummary } from '@bakylau/contracts';
import { attentionOf, estimatedReviewMinutes, isLive, type JudgedIncident } from '@bakylau/domain';
import { Appeal, type BlindReview, IncidentRecord, listSessionSummaries } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { maskSummary } from './blind-mask';
import { BlindReviews } from './blind-reviews';
import { ReviewBarriers } from './review-barriers';
import { SessionAccess } from './session-access';

type QueuedIncident = JudgedIncident & { sessionId: string };

const INCIDENTS = `
  SELECT id, session_id AS "sessionId", rule, ledger, verdict, started_at_ms AS "startedAtMs",
         ended_at_ms AS "endedAtMs"
  FROM incidents WHERE session_id = ANY ($1) AND blind_review_id IS NULL`;

const REVIEWERS = `
  SELECT DISTINCT x.session_id AS "sessionId", u.id, u.display_name AS name
  FROM (SELECT session_id, verdict_by AS user_id FROM incidents WHERE session_id = ANY ($1) AND verdict_by IS NOT NULL
        UNION SELECT session_id, decided_by FROM decisions WHERE session_id = ANY ($1)) x
  JOIN users u ON u.id = x.user_id
  ORDER BY u.display_name`;

const DURATIONS = `
  SELECT session_id AS "sessionId", max(end_ms)::int AS "durationMs"
  FROM recording_segments WHERE session_id = ANY ($1) GROUP BY session_id`;

/** The queue of those who review: what needs a person most comes first. */
@Injectable()
export class ReviewQueueService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly barriers: ReviewBarriers,
    private readonly blinds: BlindReviews,
  ) {}

  /** Open appeals first, then by attention, then by age. */
  async list(principal: Principal, query: QueueQuery): Promise<{ entries: QueueEntry[] }> {
    const visible = await this.access.examIds(principal, 'session:review');
    const { examId } = query;
    const examIds = examId ? (visible?.filter((id) => id === examId) ?? [examId]) : visible;
    const sessions = await listSessionSummaries(this.dataSource.manager, {
      ...(examIds && { examIds }),
      exceptOf: principal.userId,
    });
    const entries = await this.entriesOf(principal, sessions);
    return { entries: entries.filter((entry) => isAsked(entry, query)).sort(byNeed) };
  }

  private async entriesOf(principal: Principal, sessions: readonly SessionSummary[]): Promise<QueueEntry[]> {
    const ids = sessions.map(({ id }) => id);
    const [incidents, reviewers, durations, appeals, barriers] = await Promise.all([
      this.dataSource.query<QueuedIncident[]>(INCIDENTS, [ids]),
      this.dataSource.query<{ sessionId: string; id: string; name: string }[]>(REVIEWERS, [ids]),
      this.dataSource.query<{ sessionId: string; durationMs: number }[]>(DURATIONS, [ids]),
      this.dataSource.manager.findBy(Appeal, { sessionId: In(ids) }),
      this.barriers.findAll(principal, ids),
    ]);
    const blinds = await this.blinds.findAll(principal, ids);
    const incidentsOf = bySession(await this.masked(incidents, blinds));
    const reviewersOf = bySession(reviewers);
    const durationOf = new Map(durations.map(({ sessionId, durationMs }) => [sessionId, durationMs]));
    const appealOf = new Map(appeals.map((appeal) => [appeal.sessionId, appeal]));
    return sessions.map((known) => {
      const own = incidentsOf.get(known.id) ?? [];
      const blind = blinds.get(known.id);
      const session = blind ? maskSummary(known, blind, own) : known;
      const shown = (reviewersOf.get(known.id) ?? []).filter(({ id }) => !blind || id === principal.userId);
      const appeal = appealOf.get(session.id);
      return {
        session,
        waitingSince: appeal?.filedAt.toISOString() ?? session.submittedAt,
        estimatedMinutes: estimatedReviewMinutes(durationOf.get(session.id) ?? 0, own),
        attention: attentionOf(own),
        rules: [...new Set(own.map(({ rule }) => rule))].sort(),
        reviewers: shown.map(({ id, name }) => ({ id, name })),
        barrier: barriers.get(session.id) ?? null,
        appeal: appeal?.state ?? null,
      };
    });
  }

  private async masked(
    incidents: QueuedIncident[],
    blinds: ReadonlyMap<string, BlindReview>,
  ): Promise<QueuedIncident[]> {
    if (blinds.size === 0) return incidents;
    const where = { sessionId: In([...blinds.keys()]) };
    const stored = await this.dataSource.manager.findBy(IncidentRecord, where);
    const masked = await this.blinds.mask([...blinds.values()], stored);
    return [...incidents.filter(({ sessionId }) => !blinds.has(sessionId)), ...masked];
  }
}

const isOpenAppeal = ({ appeal }: QueueEntry): boolean => appeal === 'filed' || appeal === 'under_review';

function isAsked(entry: QueueEntry, { state, rule, reviewerId }: QueueQuery): boolean {
  const { state: at } = entry.session;
  const states = {
    live: isLive(at),
    to_review: at === 'submitted' || at === 'under_review' || isOpenAppeal(entry),
    decided: at === 'decided',
    appealed: isOpenAppeal(entry),
  };
  return (
    (!state || states[state]) &&
    (!rule || entry.rules.includes(rule)) &&
    (!reviewerId || entry.reviewers.some(({ id }) => id === reviewerId))
  );
}

function byNeed(a: QueueEntry, b: QueueEntry): number {
  const age = ({ waitingSince }: QueueEntry): number => Date.parse(waitingSince ?? '9999-12-31T00:00:00Z');
  return Number(isOpenAppeal(b)) - Number(isOpenAppeal(a)) || b.attention - a.attention || age(a) - age(b);
}

function bySession<Row extends { sessionId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.sessionId);
    if (group) group.push(row);
    else groups.set(row.sessionId, [row]);
  }
  return groups;
}
