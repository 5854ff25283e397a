import { type CandidateIncident, type CandidateReview, type SessionState } from '@bakylau/contracts';
import {
  Appeal,
  CandidateComment,
  IncidentRecord,
  newId,
  RecordingSegment,
  SessionDecision,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { appealDeadline, mayAppeal } from './appeal-terms';
import { OwnSessionAccess } from './own-session';

const MOST_COMMENTS = 5;
const IN_REVIEW: readonly SessionState[] = ['submitted', 'under_review'];

/** What a candidate sees of the review of the own session, and what they may say about it. */
@Injectable()
export class MyReviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSessionAccess,
  ) {}

  /** Flags once the exam is handed in, verdicts once it is decided. @throws AppError not_found */
  async get(principal: Principal, attemptId: string): Promise<CandidateReview> {
    const { attempt, session } = await this.own.get(principal, attemptId);
    const { manager } = this.dataSource;
    const sessionId = session.id;
    const state = stateOf(session.state);
    const [incidents, segments, comments, decision, appeal] = await Promise.all([
      manager.find(IncidentRecord, {
        where: { sessionId, blindReviewId: IsNull() },
        order: { startedAtMs: 'ASC', id: 'ASC' },
      }),
      manager.findBy(RecordingSegment, { sessionId, chain: 'av' }),
      manager.find(CandidateComment, { where: { sessionId }, order: { at: 'ASC' } }),
      manager.findOneBy(SessionDecision, { sessionId }),
      manager.findOneBy(Appeal, { sessionId }),
    ]);
    const deadline = appealDeadline(decision, attempt.exam!);
    return {
      attemptId,
      examTitle: attempt.exam!.title,
      state,
      incidents:
        state === 'not_yet' ? [] : incidents.map((it) => incidentOf(it, segments, state === 'decided')),
      comments: comments.map(({ text, at }) => ({ text, at: at.toISOString() })),
      mayComment: state === 'in_review' && comments.length < MOST_COMMENTS,
      decision: decision && {
        outcome: decision.outcome,
        reason: decision.reason,
        incidentIds: decision.incidentIds,
        decidedAt: decision.decidedAt.toISOString(),
      },
      appeal: appeal && candidateAppealOf(appeal),
      appealBy: deadline?.toISOString() ?? null,
      mayAppeal: mayAppeal(deadline, appeal, new Date()),
    };
  }

  /** @throws AppError not_found, comments_closed */
  async comment(principal: Principal, attemptId: string, text: string): Promise<CandidateReview> {
    const { session } = await this.own.get(principal, attemptId);
    const { mayComment } = await this.get(principal, attemptId);
    if (!mayComment) throw new AppError('comments_closed');
    const row = { id: newId(), sessionId: session.id, text, at: new Date() };
    await this.dataSource.manager.insert(CandidateComment, row);
    return this.get(principal, attemptId);
  }
}

export function candidateAppealOf({ state, statement, filedAt, ruling, closedAt }: Appeal) {
  return {
    ...{ state, statement, ruling },
    filedAt: filedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

function stateOf(state: SessionState): CandidateReview['state'] {
  return state === 'decided' ? 'decided' : IN_REVIEW.includes(state) ? 'in_review' : 'not_yet';
}

function incidentOf(
  incident: IncidentRecord,
  segments: readonly Pick<RecordingSegment, 'startMs' | 'endMs'>[],
  decided: boolean,
): CandidateIncident {
  const { id, rule, ledger, startedAtMs, endedAtMs, card } = incident;
  const hasClip =
    endedAtMs !== null && segments.some(({ startMs, endMs }) => startMs <= endedAtMs && endMs >= startedAtMs);
  return {
    ...{ id, rule, ledger, startedAtMs, endedAtMs, hasClip },
    startedAt: incident.startedAt.toISOString(),
    summary: card.summary,
    doesNotProve: card.doesNotProve,
    verdict: decided ? incident.verdict : 'pending',
  };
}
