import {
  type GiveVerdict,
  type GivenVerdicts,
  type GiveVerdicts,
  type Incident,
  type VerdictEntry,
} from '@bakylau/contracts';
import { IncidentRecord, incidentView, newId, VerdictRecord } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { JudgedSession } from './judged-session';
import { SessionAccess } from './session-access';
import { VerdictBook } from './verdict-book';

/** What people say about incidents. A verdict may be changed or taken back until the session is decided. */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly judged: JudgedSession,
    private readonly book: VerdictBook,
  ) {}

  /**
   * @throws AppError not_found; supervised_alone; session_not_reviewable once the session is decided or void, and while
   * the incident is still going on
   */
  async give(
    principal: Principal,
    sessionId: string,
    incidentId: string,
    given: GiveVerdict,
  ): Promise<Incident> {
    await this.access.get(principal, 'session:decide', sessionId);
    await this.judged.change(principal, sessionId, [incidentId], (manager, [incident]) =>
      this.book.write(incident!, { ...asVerdict(given), userId: principal.userId }, manager),
    );
    const [incident] = await this.read([incidentId]);
    return incident!;
  }

  /** @throws AppError as `give` does; incidents_differ unless all are of one rule and dismissed */
  async giveMany(principal: Principal, sessionId: string, many: GiveVerdicts): Promise<GivenVerdicts> {
    await this.access.get(principal, 'session:decide', sessionId);
    const bulkId = newId();
    await this.judged.change(principal, sessionId, many.incidentIds, async (manager, incidents) => {
      const rules = new Set(incidents.map(({ rule }) => rule));
      if (rules.size !== 1 || many.verdict !== 'dismissed') throw new AppError('incidents_differ');
      const verdict = { ...asVerdict(many), userId: principal.userId, bulkId };
      for (const incident of incidents) await this.book.write(incident, verdict, manager);
    });
    return { bulkId, incidents: await this.read(many.incidentIds) };
  }

  /** Brings back what stood before the last verdict. @throws AppError as `give` does; nothing_to_undo */
  async undo(principal: Principal, sessionId: string, incidentId: string): Promise<Incident> {
    await this.access.get(principal, 'session:decide', sessionId);
    await this.judged.change(principal, sessionId, [incidentId], async (manager, [incident]) => {
      const standing = await this.book.standing(incidentId, manager);
      if (!standing) throw new AppError('nothing_to_undo');
      const { last, before } = standing;
      await this.book.write(incident!, asUndo(last, before, principal.userId), manager);
    });
    const [incident] = await this.read([incidentId]);
    return incident!;
  }

  /** Incidents that were judged anew since are left alone. @throws AppError as `give` does; nothing_to_undo */
  async undoMany(principal: Principal, sessionId: string, bulkId: string): Promise<GivenVerdicts> {
    await this.access.get(principal, 'session:decide', sessionId);
    const records = await this.dataSource.manager.find(VerdictRecord, {
      where: { bulkId, incident: { sessionId } },
    });
    const incidentIds = records.map(({ incidentId }) => incidentId);
    if (incidentIds.length === 0) throw new AppError('nothing_to_undo');
    const undone: string[] = [];
    await this.judged.change(principal, sessionId, incidentIds, async (manager, incidents) => {
      for (const incident of incidents) {
        const standing = await this.book.standing(incident.id, manager);
        if (standing?.last.bulkId !== bulkId) continue;
        await this.book.write(incident, asUndo(standing.last, standing.before, principal.userId), manager);
        undone.push(incident.id);
      }
      if (undone.length === 0) throw new AppError('nothing_to_undo');
    });
    return { bulkId, incidents: await this.read(undone) };
  }

  /** @throws AppError not_found */
  async history(
    principal: Principal,
    sessionId: string,
    incidentId: string,
  ): Promise<{ entries: VerdictEntry[] }> {
    await this.access.get(principal, 'session:review', sessionId);
    const { manager } = this.dataSource;
    if (!(await manager.existsBy(IncidentRecord, { id: incidentId, sessionId })))
      throw new AppError('not_found');
    const entries = (await this.book.history(incidentId, manager)).map((record) => ({
      id: record.id,
      verdict: record.verdict,
      reason: record.reason,
      note: record.note,
      by: record.user?.displayName ?? '',
      at: record.at.toISOString(),
      bulk: record.bulkId !== null,
      undo: record.undoes !== null,
    }));
    return { entries };
  }

  private async read(ids: readonly string[]): Promise<Incident[]> {
    const incidents = await this.dataSource.manager.find(IncidentRecord, {
      where: { id: In([...ids]) },
      relations: { verdictUser: true },
      order: { startedAtMs: 'ASC', id: 'ASC' },
    });
    return incidents.map(incidentView);
  }
}

function asVerdict({ verdict, reason, note }: GiveVerdict) {
  return { verdict, reason, note: note ?? null };
}

function asUndo(last: VerdictRecord, before: VerdictRecord | null, userId: string) {
  const { verdict, reason, note } = before ?? { verdict: 'pending' as const, reason: null, note: null };
  return { verdict, reason, note, userId, undoes: last.id };
}
