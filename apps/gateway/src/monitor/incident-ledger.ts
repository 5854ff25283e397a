import { Injectable } from '@nestjs/common';
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
  constructor(
    private readonly database: DataSource,
    private readonly chain: SessionChainService,
    private readonly evidence: EvidenceStore,
    private readonly events: GatewayEvents,
  ) {}

  async open(
    session: SessionReference,
    id: string,
    step: OngoingStep,
    frame: KeyFrame | null,
  ): Promise<void> {
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
    if (frame) void this.#keepEvidence(session, id, frame);
  }

  async update(session: SessionReference, id: string, { card }: OngoingStep): Promise<void> {
    await this.database.getRepository(IncidentRecord).update({ id }, { card });
    await this.#tell('incident:updated', session, id);
  }

  async close(session: SessionReference, id: string, { card, endedAtMs, rule }: ClosedStep): Promise<void> {
    await this.database.transaction(async (manager) => {
      const record = await manager.findOne(IncidentRecord, {
        where: { id },
        lock: { mode: 'for_no_key_update' },
      });
      if (!record || record.endedAtMs !== null) return;
      await manager.update(
        IncidentRecord,
        { id },
        { card, endedAtMs: Math.max(endedAtMs, record.startedAtMs) },
      );
      const payload = { incidentId: id, change: 'closed', rule, endedAtMs };
      await this.chain.append(session.sessionId, 'event', endedAtMs, payload, manager);
    });
    await this.#tell('incident:closed', session, id);
  }

  /** Closes what a monitor that is gone left open: after a crash, or when a session ends without one. */
  async closeAbandoned(sessionId: string, atMs: number): Promise<void> {
    await this.database.transaction(async (manager) => {
      const open = await manager.findBy(IncidentRecord, { sessionId, endedAtMs: IsNull() });
      for (const { id, rule, startedAtMs } of open) {
        const endedAtMs = Math.max(Math.round(atMs), startedAtMs);
        await manager.update(IncidentRecord, { id }, { endedAtMs });
        const payload = { incidentId: id, change: 'abandoned', rule, endedAtMs };
        await this.chain.append(sessionId, 'event', endedAtMs, payload, manager);
      }
    });
  }

  async #keepEvidence(session: SessionReference, id: string, frame: KeyFrame): Promise<void> {
    if (await this.evidence.keep(session.sessionId, id, frame))
      await this.#tell('incident:updated', session, id);
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
