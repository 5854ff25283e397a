import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ExamSession, SessionChainService } from '@bakylau/persistence';
import { KeyedLock } from '../keyed-lock';
import { LiveSessions } from '../media-session/live-sessions';
import { EvidenceStore } from '../monitor/evidence.store';
import { IncidentLedger } from '../monitor/incident-ledger';
import { RecordingBacklog } from '../recording/recording-backlog';
import { SessionMoves } from '../session-store/session-moves';

/** Seals handed-in sessions: everything is stored and signed before a reviewer may open one. */
@Injectable()
export class SessionFinaliser {
  readonly #logger = new Logger(SessionFinaliser.name);
  readonly #lock = new KeyedLock();

  constructor(
    private readonly sessions: LiveSessions,
    private readonly backlog: RecordingBacklog,
    private readonly evidence: EvidenceStore,
    private readonly incidents: IncidentLedger,
    private readonly chain: SessionChainService,
    private readonly moves: SessionMoves,
    private readonly database: DataSource,
  ) {}

  /**
   * Ends the media, closes the incidents, waits for recordings and evidence to be stored, signs the chain, exports the manifest, and only then moves the
   * session to `under_review`. Safe to repeat: the sweep does so until it has worked.
   * @returns whether the session is sealed now
   */
  finalise(sessionId: string): Promise<boolean> {
    return this.#lock.run(sessionId, async () => {
      await this.sessions.finish(sessionId, 'submitted');
      if (!(await this.#isStored(sessionId))) return false;
      const session = await this.database.getRepository(ExamSession).findOneBy({ id: sessionId });
      if (session?.state !== 'submitted') return session?.finalisedAt !== null;
      await this.incidents.closeAbandoned(sessionId);
      await this.chain.signHead(sessionId, { final: true });
      await this.chain.exportManifest(sessionId);
      const state = await this.moves.tryMove(sessionId, 'finalise', (_manager, locked) => {
        locked.finalisedAt = new Date();
        locked.gatewayId = null;
        return Promise.resolve();
      });
      this.#logger.log(`Session ${sessionId} is sealed and ${state}`);
      return state !== null;
    });
  }
  /** What a failed disk write left behind is taken up here, because no run of the session goes on that could still write. */
  async #isStored(sessionId: string): Promise<boolean> {
    if (await this.#isDrained(sessionId)) return true;
    await this.backlog.recover(sessionId);
    await this.evidence.recover(sessionId);
    if (await this.#isDrained(sessionId)) return true;
    const names = await this.backlog.remaining(sessionId);
    this.#logger.warn(`Session ${sessionId} is not sealed: ${names.join(', ')} cannot be stored yet`);
    return false;
  }

  async #isDrained(sessionId: string): Promise<boolean> {
    await this.evidence.drained(sessionId);
    return this.backlog.isEmptied(sessionId);
  }
}
