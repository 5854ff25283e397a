import { Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { type IncidentChange } from '@bakylau/domain';
import { IncidentRecord, incidentView, SessionChainService } from '@bakylau/persistence';
import { type KeyFrame } from '@bakylau/recording';
import { GatewayEvents, type GatewayEventMap } from '../gateway-events';
import { EvidenceStore } from './evidence.store';

export interface SessionReference {
  sessionId: string;
  examId: string;
  /** UTC instant of millisecond 0 of the session clock. */
  epoch: Date;
}

export type OngoingStep = Extract<IncidentChange, { endedAtMs: null }>;
export type ClosedStep = Extract<IncidentChange, { endedAtMs: number }>;

/**
 * Incidents as rows, as entries of the session's chain, and as news for those who watch. Every method may be called again after a
 * failure: what is stored already is not stored twice.
 */
@Injectable()
export class IncidentLedger {
  readonly #logger = new Logger(IncidentLedger.name);

  constructor(
    private readonly database: DataSource,
    private readonly chain: SessionChainService,
    private readonly evidence: EvidenceStore,
    private readonly events: GatewayEvents,
  ) {}

  async open(session: SessionReference, id: string, step: OngoingStep): Promise<void> {
    const { sessionId, epoch } = session;
    const { ledger, rule, severity, startedAtMs, card } = step;
    await this.database.transaction(async (manager) => {
      const startedAt = new Date(epoch.getTime() + startedAtMs);
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(IncidentRecord)
        .values({ id, sessionId, ledger, rule, severity, startedAtMs, startedAt, card })
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return;
      const payload = { incidentId: id, change: 'opened', rule, ledger, startedAtMs };
      await this.chain.append(sessionId, 'event', startedAtMs, payload, manager);
    });
    await this.#tell('incident:opened', session, id);
  }

  /** Resolves when the picture is on the disk. A disk that takes none costs the picture; the moment is on the recording. */
  async keepEvidence(session: SessionReference, id: string, frame: KeyFrame): Promise<void> {
    try {
      await this.evidence.keep(session.sessionId, id, frame, () =>
        this.#tell('incident:updated', session, id),
      );
    } catch (error) {
      this.#logger.error(`The evidence picture of incident ${id} is not kept: ${String(error)}`);
    }
  }

  async update(session: SessionReference, id: string, { card, severity }: OngoingStep): Promise<void> {
    await this.database.getRepository(IncidentRecord).update({ id }, { card, severity });
    await this.#tell('incident:updated', session, id);
  }

  async close(session: SessionReference, id: string, step: ClosedStep): Promise<void> {
    const { card, severity, endedAtMs, rule } = step;
    await this.database.transaction(async (manager) => {
      const record = await manager.findOne(IncidentRecord, {
        where: { id },
        lock: { mode: 'for_no_key_update' },
      });
      if (!record || record.endedAtMs !== null) return;
      await manager.update(
        IncidentRecord,
        { id },
        { card, severity, endedAtMs: Math.max(endedAtMs, record.startedAtMs) },
      );
      const payload = { incidentId: id, change: 'closed', rule, endedAtMs };
      await this.chain.append(session.sessionId, 'event', endedAtMs, payload, manager);
    });
    await this.#tell('incident:closed', session, id);
  }

  /**
   * Closes what a monitor that is gone left open: after a crash, or when a session ends without one. The end is where the card
   * last saw it, so that row and card say the same, and nobody is held to time that no one watched.
   */
  async closeAbandoned(sessionId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const open = await manager.find(IncidentRecord, {
        where: { sessionId, endedAtMs: IsNull() },
        lock: { mode: 'for_no_key_update' },
      });
      for (const { id, rule, startedAtMs, card } of open) {
        const endedAtMs = startedAtMs + Math.max(Math.round(card.durationMs), 0);
        await manager.update(IncidentRecord, { id }, { endedAtMs });
        const payload = { incidentId: id, change: 'abandoned', rule, endedAtMs };
        await this.chain.append(sessionId, 'event', endedAtMs, payload, manager);
      }
    });
  }

  async #tell(
    news: Extract<keyof GatewayEventMap, `incident:${string}`>,
    { examId }: SessionReference,
    id: string,
  ): Promise<void> {
    const record = await this.database.getRepository(IncidentRecord).findOneBy({ id });
    if (record) this.events.emit(news, examId, incidentView(record));
  }
}
