import { examinerChainSchema, recordingChainSchema, type SessionReview } from '@bakylau/contracts';
import { scoreOf } from '@bakylau/domain';
import {
  CheckIn,
  ExamSession,
  IncidentRecord,
  incidentView,
  listSessionSummaries,
  RecordingSegment,
  SessionPolicies,
  SessionRun,
  User,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessLogService } from '../access-log/access-log.service';
import { AppealReader } from './appeal.reader';
import { maskDecision, maskSummary } from './blind-mask';
import { BlindReviews } from './blind-reviews';
import { DecisionReader } from './decision.reader';
import { LivenessReviewService } from './liveness-review.service';
import { ReviewBarriers } from './review-barriers';
import { listRecordedExaminers } from './recorded-examiners';
import { recordingTrackView } from './recording-track.view';
import { SessionAccess } from './session-access';
import { readTimeline } from './timeline.reader';

/** Puts together what the review page shows of one session. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly decisions: DecisionReader,
    private readonly liveness: LivenessReviewService,
    private readonly policies: SessionPolicies,
    private readonly barriers: ReviewBarriers,
    private readonly appeals: AppealReader,
    private readonly blinds: BlindReviews,
  ) {}

  /** @throws AppError not_found */
  async review(principal: Principal, sessionId: string): Promise<SessionReview> {
    await this.access.get(principal, 'session:review', sessionId);
    await this.accessLog.record(principal, 'session.review', sessionId);
    const { manager } = this.dataSource;
    const [known] = await listSessionSummaries(manager, { sessionId });
    if (!known) throw new AppError('not_found');
    const [stored, segments, runs, timeline, checkIn, taken, asFound, rules, panel] = await Promise.all([
      manager.find(IncidentRecord, {
        where: { sessionId },
        relations: { verdictUser: true },
        order: { startedAtMs: 'ASC', id: 'ASC' },
      }),
      manager.findBy(RecordingSegment, { sessionId }),
      manager.findBy(SessionRun, { sessionId }),
      readTimeline(manager, sessionId),
      manager.findOneBy(CheckIn, { sessionId }),
      this.decisions.find(sessionId),
      this.liveness.read(sessionId),
      this.policies.current(sessionId),
      listRecordedExaminers(sessionId, manager),
    ]);
    const blind = await this.blinds.find(principal, sessionId);
    const incidents = blind
      ? await this.blinds.mask([blind], stored)
      : stored.filter(({ blindReviewId }) => blindReviewId === null);
    const session = blind ? maskSummary(known, blind, incidents) : known;
    const decision = blind ? maskDecision(blind, await this.nameOf(principal)) : taken;
    const liveness = blind && asFound ? { ...asFound, verdict: null } : asFound;
    const { spans, ...lanes } = timeline;
    // Of a session without a recording, incidents and the hand-in are all that the timeline has.
    const ends = [
      ...segments.map(({ endMs }) => endMs),
      ...runs.map(({ endedAtMs }) => endedAtMs ?? 0),
      ...lanes.localRecordings.map(({ endMs }) => endMs),
      ...incidents.map(({ startedAtMs, endedAtMs }) => endedAtMs ?? startedAtMs),
      ...(segments.length === 0 ? [await this.handInMs(sessionId)] : []),
    ];
    const durationMs = ends.reduce((latest, end) => Math.max(latest, end), 0);
    return {
      session,
      durationMs,
      incidents: incidents.map(incidentView),
      recordings: recordingChainSchema.options
        .map((chain) =>
          recordingTrackView(
            chain,
            segments.filter((segment) => segment.chain === chain),
          ),
        )
        .filter((track) => track !== null),
      examiners: examinerChainSchema.options
        .filter((chain) => segments.some((segment) => segment.chain === chain))
        .map((chain) => ({ chain, names: panel.get(chain) ?? [] })),
      ...lanes,
      ...spans(durationMs),
      checkIn: { ...checkInView(checkIn, rules.policy.thresholds.faceOtherPerson.distance), liveness },
      score: scoreOf(incidents),
      decision,
      barrier: await this.barriers.find(principal, sessionId),
      comments: await this.appeals.comments(sessionId),
      appeal: await this.appeals.find(principal, sessionId),
    };
  }

  /** On the session clock; 0 before it. */
  private async handInMs(sessionId: string): Promise<number> {
    const { epoch, attempt } = await this.dataSource.manager.findOneOrFail(ExamSession, {
      where: { id: sessionId },
      relations: { attempt: true },
    });
    return epoch && attempt?.submittedAt ? attempt.submittedAt.getTime() - epoch.getTime() : 0;
  }

  private async nameOf({ userId }: Principal): Promise<string> {
    return (await this.dataSource.manager.findOneByOrFail(User, { id: userId })).displayName;
  }
}

function checkInView(checkIn: CheckIn | null, threshold: number): Omit<SessionReview['checkIn'], 'liveness'> {
  const outcome = checkIn?.photoOutcome ?? 'missing';
  return {
    matched: outcome === 'missing' ? null : outcome === 'matched',
    distance: checkIn?.photoDistance ?? null,
    threshold: checkIn?.photoThreshold ?? threshold,
    hasPhoto: checkIn?.photoKey != null,
    uploadKbps: checkIn?.uploadKbps ?? null,
  };
}
