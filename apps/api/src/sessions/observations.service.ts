import { type Incident, INCIDENT_CAUSES, OBSERVED_BY_PERSON, type ObserveIncident } from '@bakylau/contracts';
import { observedCard } from '@bakylau/domain';
import {
  ExamSession,
  IncidentRecord,
  incidentView,
  newId,
  SessionChainService,
  User,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { BlindReviews } from './blind-reviews';
import { JudgedSession } from './judged-session';
import { ObservedPictures } from './observed-pictures';
import { SessionAccess } from './session-access';
import { SessionSeal } from './session-seal';
import { VerdictBook } from './verdict-book';

/**
 * What a reviewer saw on the recording though no rule flagged it. It becomes an incident like any other, with a card that says
 * who saw it, and with the same act a confirmed one: that verdict can be undone and changed as every other. It keeps the camera's
 * picture of its beginning, except in the second review of a blind sample: the chain, where others read, must not tell of that one.
 */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly judged: JudgedSession,
    private readonly book: VerdictBook,
    private readonly chain: SessionChainService,
    private readonly blinds: BlindReviews,
    private readonly audit: AuditService,
    private readonly pictures: ObservedPictures,
    private readonly seal: SessionSeal,
  ) {}

  /**
   * @throws AppError not_found; supervised_alone; session_not_reviewable once the session is decided or void, and for a time
   * that has not come yet
   */
  async add(principal: Principal, sessionId: string, seen: ObserveIncident): Promise<Incident> {
    await this.access.get(principal, 'session:decide', sessionId);
    const id = newId();
    const isBlind = (await this.blinds.find(principal, sessionId)) !== null;
    const picture = isBlind ? null : await this.pictures.take(sessionId, id, seen.startedAtMs);
    const blind = await this.judged
      .change(principal, sessionId, [], async (manager, _incidents, blindReviewId) => {
        const incident = await this.insert(principal, { id, sessionId, ...seen, blindReviewId }, manager);
        if (picture) await this.pictures.enter(picture, manager);
        const { note = null } = seen;
        const verdict = { verdict: 'confirmed' as const, reason: 'seen_on_recording' as const, note };
        await this.book.write(incident, { ...verdict, userId: principal.userId, blindReviewId }, manager);
      })
      .catch(async (error: unknown) => {
        if (picture) await this.pictures.drop(picture);
        throw error;
      });
    // The manifest of a closed session names every object.
    if (picture) await this.seal.renew(sessionId);
    const incident = await this.dataSource.manager.findOneOrFail(IncidentRecord, {
      where: { id },
      relations: { verdictUser: true },
    });
    const [seenBy] = blind ? await this.blinds.mask([blind], [incident]) : [incident];
    return incidentView(seenBy!);
  }

  private async insert(
    { userId }: Principal,
    seen: ObserveIncident & { id: string; sessionId: string; blindReviewId: string | undefined },
    manager: EntityManager,
  ): Promise<IncidentRecord> {
    const { id, sessionId, startedAtMs, endedAtMs, reason, note = null, blindReviewId = null } = seen;
    const { epoch } = await manager.findOneByOrFail(ExamSession, { id: sessionId });
    if (!epoch || epoch.getTime() + endedAtMs > Date.now()) throw new AppError('session_not_reviewable');
    const { displayName: by } = await manager.findOneByOrFail(User, { id: userId });
    const card = observedCard({ reason, note, durationMs: endedAtMs - startedAtMs, by });
    const [rule, ledger] = [OBSERVED_BY_PERSON, INCIDENT_CAUSES[OBSERVED_BY_PERSON]] as const;
    const startedAt = new Date(epoch.getTime() + startedAtMs);
    await manager.insert(IncidentRecord, {
      ...{ id, sessionId, ledger, rule, severity: 'attention', startedAtMs, endedAtMs, startedAt },
      ...{ card, blindReviewId },
    });
    if (blindReviewId === null) {
      const payload = { incidentId: id, change: 'observed', rule, ledger, startedAtMs, endedAtMs, reason };
      await this.chain.append(sessionId, 'event', null, { ...payload, by: userId }, manager);
    }
    const detail = { sessionId, reason, startedAtMs, endedAtMs };
    await this.audit.record(userId, 'incident.observed', id, detail, manager);
    return manager.findOneByOrFail(IncidentRecord, { id });
  }
}
