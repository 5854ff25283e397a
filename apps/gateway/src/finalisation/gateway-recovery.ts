import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { candidateChainSchema, observedSources } from '@bakylau/contracts';
import { LIVE_STATES, UNFINISHED_ROOM_SCAN_STATES } from '@bakylau/domain';
import {
  type Exam,
  ExamSession,
  RecordingSegment,
  RoomScanLedger,
  RoomScanRecord,
  SessionRun,
} from '@bakylau/persistence';
import { EvidenceStore } from '../monitor/evidence.store';
import { IncidentLedger } from '../monitor/incident-ledger';
import { RecordingBacklog } from '../recording/recording-backlog';
import { GatewayIdentity } from '../session-store/gateway-identity';
import { RunStore } from '../session-store/run.store';
import { SessionMoves } from '../session-store/session-moves';

/**
 * Puts in order what the process before this one left: open files are closed and uploaded, runs get their end where their
 * recording ends, open incidents are closed where they were last seen, and running sessions wait as interrupted for their candidates where
 * something is observed. It is done before the first socket is let in, because a file that is being recorded must not be taken for a left one.
 */
@Injectable()
export class GatewayRecovery implements OnModuleInit {
  readonly #logger = new Logger(GatewayRecovery.name);

  constructor(
    private readonly database: DataSource,
    private readonly gateway: GatewayIdentity,
    private readonly backlog: RecordingBacklog,
    private readonly runs: RunStore,
    private readonly evidence: EvidenceStore,
    private readonly incidents: IncidentLedger,
    private readonly moves: SessionMoves,
    private readonly scans: RoomScanLedger,
  ) {}

  async onModuleInit(): Promise<void> {
    const ends = await this.backlog.recoverAll();
    const { id: gatewayId } = this.gateway;
    const orphans = await this.database.getRepository(SessionRun).findBy({ gatewayId, endedAtMs: IsNull() });
    for (const { sessionId, run, startedAtMs } of orphans) {
      const onDisk = ends.get(sessionId)?.get(run) ?? 0;
      const endMs = Math.max(onDisk, await this.#endInStore(sessionId, run), startedAtMs);
      await this.runs.end({ sessionId, run }, endMs, 'gateway_died');
      this.#logger.log(
        `Run ${run} of session ${sessionId} had no end; its recording ends at ${Math.round(endMs)} ms`,
      );
    }
    for (const sessionId of ends.keys()) await this.evidence.recover(sessionId);
    // Not only sessions whose run had no end: an incident may stand while its session waits for the next run.
    const unsealed = await this.database.getRepository(ExamSession).find({
      where: { gatewayId, state: In([...LIVE_STATES, 'submitted']) },
      relations: { attempt: { exam: true } },
    });
    for (const { id, state, attempt } of unsealed) {
      await this.incidents.closeAbandoned(id);
      if (state !== 'scanning' && state !== 'running') continue;
      await this.#endScan(id);
      if (isObserved(attempt?.exam)) await this.#interrupt(id);
    }
  }

  /** The media is lost since the end of the last run. */
  async #interrupt(sessionId: string): Promise<void> {
    const [last] = await this.database
      .getRepository(SessionRun)
      .find({ where: { sessionId }, order: { run: 'DESC' }, take: 1 });
    const lostAtMs = last?.endedAtMs ?? 0;
    await this.moves.tryMove(sessionId, 'lose_media', (_manager, session) => {
      session.interruptedAt = session.epoch && new Date(session.epoch.getTime() + lostAtMs);
      return Promise.resolve();
    });
  }

  /** A turn lives in the memory of a process; the clock goes on, and a proctor may ask again. */
  async #endScan(sessionId: string): Promise<void> {
    const state = In(UNFINISHED_ROOM_SCAN_STATES);
    const scan = await this.database.getRepository(RoomScanRecord).findOneBy({ sessionId, state });
    if (scan) await this.scans.end(scan.id, { event: 'cancel' });
  }

  async #endInStore(sessionId: string, run: number): Promise<number> {
    return (
      (await this.database.getRepository(RecordingSegment).maximum('endMs', {
        ...{ sessionId, run },
        chain: In(candidateChainSchema.options),
      })) ?? 0
    );
  }
}

/** Where nothing is observed, the candidate works on without a gateway and has lost nothing. */
function isObserved(exam: Exam | undefined): boolean {
  return exam !== undefined && observedSources(exam.policy).length > 0;
}
