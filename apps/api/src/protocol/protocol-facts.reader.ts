import {
  ChainHeadRecord,
  CheckIn,
  ExamSession,
  SessionChainService,
  SessionRulesSnapshot,
} from '@bakylau/persistence';
import { AppError, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { type SignedHead } from '@bakylau/recording';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DecisionReader } from '../sessions/decision.reader';
import { LivenessReviewService } from '../sessions/liveness-review.service';
import { listLocalRecordings } from '../sessions/local-recordings.reader';
import { readCaseFacts, readDeletions } from './case-facts.reader';
import { readFlags } from './flag-facts.reader';
import { type ProtocolFacts, type SealFacts } from './protocol-facts';
import { readRecordedChains, readTimeFacts } from './recording-facts.reader';

/** Gathers what a protocol says. The caller has checked who may see the session. */
@Injectable()
export class ProtocolFactsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly decisions: DecisionReader,
    private readonly liveness: LivenessReviewService,
    private readonly chain: SessionChainService,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @throws AppError not_found; session_not_closed before the chain has a head */
  async read(sessionId: string): Promise<ProtocolFacts> {
    const { manager } = this.dataSource;
    const session = await manager.findOne(ExamSession, {
      where: { id: sessionId },
      relations: { attempt: { exam: true, user: true } },
    });
    const { attempt } = session ?? {};
    if (!session || !attempt?.exam || !attempt.user) throw new AppError('not_found');
    const { exam, user } = attempt;
    const [rules, checkIn, flags, decision, caseFacts, time, recording, localRecordings, deletions, seal] =
      await Promise.all([
        manager.findOneBy(SessionRulesSnapshot, { sessionId }),
        this.checkIn(sessionId),
        readFlags(sessionId, manager),
        this.decisions.find(sessionId),
        readCaseFacts(sessionId, attempt.id, user.displayName, manager),
        readTimeFacts(sessionId, attempt, manager),
        readRecordedChains(sessionId, manager),
        listLocalRecordings(manager, sessionId),
        readDeletions(sessionId, manager),
        this.seal(sessionId),
      ]);
    return {
      exam: { title: exam.title, format: exam.format },
      candidate: { name: user.displayName, studentNumber: user.studentNumber },
      session: {
        id: sessionId,
        state: session.state,
        epoch: session.epoch?.toISOString() ?? null,
        startedAt: attempt.startedAt?.toISOString() ?? null,
        submittedAt: attempt.submittedAt?.toISOString() ?? null,
        closedAt: session.finalisedAt?.toISOString() ?? null,
      },
      rules: rules && { name: rules.policyName, version: rules.policyVersion, sha256: rules.sha256 },
      checkIn,
      flags,
      decision,
      ...caseFacts,
      time,
      recording,
      localRecordings,
      deletions,
      seal,
    };
  }

  private async checkIn(sessionId: string): Promise<ProtocolFacts['checkIn']> {
    const checkIn = await this.dataSource.manager.findOneBy(CheckIn, { sessionId });
    if (!checkIn) return null;
    const { photoOutcome, photoDistance, photoThreshold, photoTries, noticeVersion, noticeAcceptedAt } =
      checkIn;
    const liveness = await this.liveness.read(sessionId);
    const notice =
      noticeVersion !== null && noticeAcceptedAt
        ? { version: noticeVersion, acceptedAt: noticeAcceptedAt.toISOString() }
        : null;
    return {
      photo: photoOutcome,
      distance: photoDistance,
      threshold: photoThreshold,
      tries: photoTries,
      notice,
      liveness: liveness && { outcome: liveness.outcome, finding: liveness.verdict },
    };
  }

  /** The newest head; it covers everything that the protocol says. */
  private async seal(sessionId: string): Promise<SealFacts> {
    const head = await this.dataSource.manager.findOne(ChainHeadRecord, {
      where: { sessionId },
      order: { seq: 'DESC' },
    });
    const entry = head && (await this.chain.find(sessionId, head.seq));
    if (!head || !entry) throw new AppError('session_not_closed');
    return {
      headHash: head.hash,
      signature: head.signature,
      keyId: (entry.payload as SignedHead).keyId,
      signedAt: head.signedAt,
      seq: head.seq,
      pageUrl: `${this.config.publicOrigin}/verify/${head.hash}`,
    };
  }
}
