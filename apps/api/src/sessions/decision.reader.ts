import { type Decision } from '@bakylau/contracts';
import { SessionDecision } from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';

/** Decisions with the names of those who took them. */
@Injectable()
export class DecisionReader {
  constructor(private readonly dataSource: DataSource) {}

  async find(sessionId: string): Promise<Decision | null> {
    return (await this.findAll([sessionId])).get(sessionId) ?? null;
  }

  /** By session id; a session without a decision is not in the map. */
  async findAll(sessionIds: readonly string[]): Promise<Map<string, Decision>> {
    const rows = await this.dataSource.manager.find(SessionDecision, {
      where: { sessionId: In([...sessionIds]) },
      relations: { decider: true },
    });
    return new Map(
      rows.map(({ sessionId, outcome, reason, incidentIds, decider, decidedAt }) => [
        sessionId,
        {
          outcome,
          reason,
          incidentIds,
          decidedBy: decider?.displayName ?? '',
          decidedAt: decidedAt.toISOString(),
        },
      ]),
    );
  }
}
