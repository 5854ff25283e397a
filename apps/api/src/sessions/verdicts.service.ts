import {
  type GiveVerdict,
  type GivenVerdicts,
  type GiveVerdicts,
  type Incident,
  type VerdictEntry,
} from '@bakylau/contracts';
import { type BlindReview, IncidentRecord, incidentView, newId, VerdictRecord } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { BlindReviews } from './blind-reviews';
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
    private readonly blinds: BlindReviews,
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
    const { userId } = principal;
    const blind = await this.judged.change(
      principal,
      sessionId,
      [incidentId],
      (manager, [incident], blindReviewId) =>
        this.book.write(incident!, { ...asVerdict(given), userId, blindReviewId }, manager),
    );
    const [incident] = await this.read([incidentId], blind);
    return incident!;
  }

  /** @throws AppError as `give` does; incidents_differ unless all are of one rule and dismissed */
  async giveMany(principal: Principal, sessionId: string, many: GiveVerdicts): Promise<GivenVerdicts> {
    await this.access.get(principal, 'session:decide', sessionId);
    const bulkId = newId();
    const ids = many.incidentIds;
    const blind = await this.judged.change(
      principal,
      sessionId,
      ids,
      async (manager, incidents, blindReviewId) => {
        const rules = new Set(incidents.map(({ rule }) => rule));
        if (rules.size !== 1 || many.verdict !== 'dismissed') throw new AppError('incidents_differ');
        const verdict = { ...asVerdict(many), userId: principal.userId, bulkId, blindReviewId };
        for (const incident of incidents) await this.book.write(incident, verdict, manager);
      },
    );
    return { bulkId, incidents: await this.read(ids, blind) };
  }

  /** Brings back what stood before the last verdict. @throws AppError as `give` does; nothing_to_undo */
  async undo(principal: Principal, sessionId: string, incidentId: string): Promise<Incident> {
    await this.access.get(principal, 'session:decide', sessionId);
    const one = [incidentId];
    const blind = await this.judged.change(
      principal,
      sessionId,
      one,
      async (manager, [incident], blindReviewId) => {
        const standing = await this.book.standing(incidentId, manager, blindReviewId);
        if (!standing) throw new AppError('nothing_to_undo');
        const { last, before } = standing;
        const undo = { ...asUndo(last, before, principal.userId), blindReviewId };
        await this.book.write(incident!, undo, manager);
      },
    );
    const [incident] = await this.read(one, blind);
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
    const ids = incidentIds;
    const blind = await this.judged.change(
      principal,
      sessionId,
      ids,
      async (manager, incidents, blindReviewId) => {
        for (const incident of incidents) {
          const standing = await this.book.standing(incident.id, manager, blindReviewId);
          if (standing?.last.bulkId !== bulkId) continue;
          const undo = { ...asUndo(standing.last, standing.before, principal.userId), blindReviewId };
          await this.book.write(incident, undo, manager);
          undone.push(incident.id);
        }
        if (undone.length === 0) throw new AppError('nothing_to_undo');
      },
    );
    return { bulkId, incidents: await this.read(undone, blind) };
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
    const blind = await this.blinds.find(principal, sessionId);
    const entries = (await this.book.history(incidentId, manager, blind?.id)).map((record) => ({
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

  private async read(ids: readonly string[], blind: BlindReview | null): Promise<Incident[]> {
    const incidents = await this.dataSource.manager.find(IncidentRecord, {
      where: { id: In([...ids]) },
      relations: { verdictUser: true },
      order: { startedAtMs: 'ASC', id: 'ASC' },
    });
    return (blind ? await this.blinds.mask([blind], incidents) : incidents).map(incidentView);
  }
}

function asVerdict({ verdict, reason, note }: GiveVerdict) {
  return { verdict, reason, note: note ?? null };
}

function asUndo(last: VerdictRecord, before: VerdictRecord | null, userId: string) {
  const { verdict, reason, note } = before ?? { verdict: 'pending' as const, reason: null, note: null };
  return { verdict, reason, note, userId, undoes: last.id };
}
