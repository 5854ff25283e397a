import { type IntegrityReport } from '@bakylau/contracts';
import { ChainHeadRecord, RecordingSegment, SessionChainService } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { SessionArchive, sessionFolder, type VerificationReport, verifySession } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CallBudget } from '../routing/call-budget';
import { SessionAccess, type VisibleSession } from './session-access';
import { SessionSeal } from './session-seal';

/** Each reads the whole recording from the store. */
const CHECKS_PER_MINUTE = 6;

/** Checks a session's stored recording and events against their signed chain. */
@Injectable()
export class IntegrityService {
  /** Hashing hours of video is work: who asks meanwhile gets the same answer. */
  private readonly running = new Map<string, Promise<IntegrityReport>>();
  private readonly budget = new CallBudget(CHECKS_PER_MINUTE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly chain: SessionChainService,
    private readonly store: ObjectStore,
    private readonly seal: SessionSeal,
  ) {}

  /** @throws AppError not_found; rate_limited after too many checks of the same person in a minute */
  async verify(principal: Principal, sessionId: string): Promise<IntegrityReport> {
    const session = await this.access.get(principal, 'session:review', sessionId);
    const running = this.running.get(sessionId);
    if (running) return running;
    this.budget.spend(principal.userId);
    const check = this.checkAll(session).finally(() => this.running.delete(sessionId));
    this.running.set(sessionId, check);
    return check;
  }

  /** What waits for its signature gets it now, unless that would cover a manifest that somebody changed in the store. */
  private async checkAll(session: VisibleSession): Promise<IntegrityReport> {
    if ((await this.seal.isDue(session.id)) && (await this.chain.isExportGenuine(session.id)))
      await this.seal.settle(session.id);
    return this.check(session);
  }

  private async check(session: VisibleSession): Promise<IntegrityReport> {
    const allowOpen = session.finalisedAt === null;
    // The manifest of a closed session is evidence and only read; an open one has none yet, or an old one.
    if (allowOpen) await this.chain.exportManifest(session.id);
    const report = await verifySession(new SessionArchive(this.store, sessionFolder(session.id)), {
      expectedPublicKeyPem: this.chain.keys.allPem,
      allowOpen,
    });
    const firstProblem = problemText(report) ?? (await this.findForeignHead(session.id, report));
    return {
      sound: firstProblem === null,
      entries: report.entries,
      segments: await this.dataSource.manager.countBy(RecordingSegment, { sessionId: session.id }),
      headHash: report.lastHead?.hash ?? null,
      deletedObjects: report.deleted.length,
      firstProblem,
    };
  }

  /** A folder put back from an older copy is sound in itself, but its head is not one that the service knows. */
  private async findForeignHead(sessionId: string, { lastHead }: VerificationReport): Promise<string | null> {
    if (!lastHead) return null;
    const known = await this.dataSource.manager.findOneBy(ChainHeadRecord, { sessionId, seq: lastHead.seq });
    if (known?.hash === lastHead.hash) return null;
    return `entry ${lastHead.seq} (head): expected hash ${known?.hash ?? 'none'}, found ${lastHead.hash}`;
  }
}

function problemText({ problem }: VerificationReport): string | null {
  return problem && `${problem.item}: expected ${problem.expected}, found ${problem.found}`;
}
