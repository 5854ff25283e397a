import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { ExamSession, RecordingSegment, SessionRun } from '@bakylau/persistence';
import { IncidentLedger } from '../monitor/incident-ledger';
import { RecordingBacklog } from '../recording/recording-backlog';
import { GatewayIdentity } from '../session-store/gateway-identity';
import { RunStore } from '../session-store/run.store';
import { SessionMoves } from '../session-store/session-moves';

/**
 * Puts in order what the process before this one left: open files are closed and uploaded, runs get their end where their
 * recording ends, open incidents are closed there, and running sessions wait as interrupted for their candidates. It is done
 * before the first socket is let in, because a file that is being recorded must not be taken for a left one.
 */
@Injectable()
export class GatewayRecovery implements OnModuleInit {
  readonly #logger = new Logger(GatewayRecovery.name);

  constructor(
    private readonly database: DataSource,
    private readonly gateway: GatewayIdentity,
    private readonly backlog: RecordingBacklog,
    private readonly runs: RunStore,
    private readonly incidents: IncidentLedger,
    private readonly moves: SessionMoves,
  ) {}

  async onModuleInit(): Promise<void> {
    const ends = await this.backlog.recoverAll();
    const { id: gatewayId } = this.gateway;
    const orphans = await this.database.getRepository(SessionRun).findBy({ gatewayId, endedAtMs: IsNull() });
    for (const { sessionId, run, startedAtMs } of orphans) {
      const onDisk = ends.get(sessionId)?.get(run) ?? 0;
      const endMs = Math.max(onDisk, await this.#endInStore(sessionId, run), startedAtMs);
      await this.runs.end({ sessionId, run }, endMs, 'gateway_died');
      await this.incidents.closeAbandoned(sessionId, endMs);
      this.#logger.log(
        `Run ${run} of session ${sessionId} had no end; its recording ends at ${Math.round(endMs)} ms`,
      );
    }
    const running = await this.database.getRepository(ExamSession).findBy({ gatewayId, state: 'running' });
    for (const { id } of running) await this.moves.tryMove(id, 'lose_media');
  }

  async #endInStore(sessionId: string, run: number): Promise<number> {
    return (await this.database.getRepository(RecordingSegment).maximum('endMs', { sessionId, run })) ?? 0;
  }
}
