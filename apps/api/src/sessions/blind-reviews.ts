import { randomInt } from 'node:crypto';
import { OBSERVED_BY_PERSON } from '@bakylau/contracts';
import { BlindReview, Exam, IncidentRecord, newId, VerdictRecord } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, Not } from 'typeorm';
import { policyOf } from './review-barriers';
import { standingVerdicts } from './standing-verdicts';

/** Steps of the lot. */
const LOTS = 1_000_000;

/** The sample of clean sessions that a second person reviews without knowing of it, or of the first. */
@Injectable()
export class BlindReviews {
  constructor(private readonly dataSource: DataSource) {}

  /** Draws the lot for a session that was just decided clear. */
  async draw(
    { id: sessionId, examId }: { id: string; examId: string },
    firstReviewerId: string,
    manager: EntityManager,
  ): Promise<void> {
    const exam = await manager.findOneByOrFail(Exam, { id: examId });
    if (randomInt(LOTS) >= policyOf(exam).blindSampleShare * LOTS) return;
    await manager.insert(BlindReview, { id: newId(), sessionId, firstReviewerId, drawnAt: new Date() });
  }

  /** By session id: those that the caller reviews as the second, or would. */
  async findAll(
    { userId, roles }: Principal,
    sessionIds: readonly string[],
  ): Promise<Map<string, BlindReview>> {
    if (!roles.includes('proctor') || sessionIds.length === 0) return new Map();
    const all = await this.dataSource.manager.findBy(BlindReview, {
      sessionId: In([...sessionIds]),
      firstReviewerId: Not(userId),
    });
    const own = all.filter(({ secondReviewerId: by }) => by === null || by === userId);
    return new Map(own.map((blind) => [blind.sessionId, blind]));
  }

  async find(principal: Principal, sessionId: string): Promise<BlindReview | null> {
    return (await this.findAll(principal, [sessionId])).get(sessionId) ?? null;
  }

  /**
   * Makes the caller the second reviewer, with the row's lock.
   * @throws AppError conflict when somebody else was faster; session_not_reviewable once it is decided
   */
  async claim({ id }: BlindReview, userId: string, manager: EntityManager): Promise<void> {
    const lock = { mode: 'for_no_key_update' } as const;
    const blind = await manager.findOneOrFail(BlindReview, { where: { id }, lock });
    if (blind.secondReviewerId !== null && blind.secondReviewerId !== userId) throw new AppError('conflict');
    if (blind.outcome !== null) throw new AppError('session_not_reviewable');
    await manager.update(BlindReview, { id }, { secondReviewerId: userId });
  }

  /**
   * The incidents as the second reviewer sees them: with the own verdicts and observations, without those of the first.
   */
  async mask(
    blinds: readonly BlindReview[],
    incidents: readonly IncidentRecord[],
  ): Promise<IncidentRecord[]> {
    const records = await this.dataSource.manager.find(VerdictRecord, {
      where: { blindReviewId: In(blinds.map(({ id }) => id)) },
      relations: { user: true },
      order: { at: 'ASC', id: 'ASC' },
    });
    const blindOf = new Map(blinds.map((blind) => [blind.sessionId, blind.id]));
    const seen = incidents.filter(
      ({ rule, sessionId, blindReviewId }) =>
        rule !== OBSERVED_BY_PERSON || blindReviewId === blindOf.get(sessionId),
    );
    return seen.map((incident) => {
      const own = standingVerdicts(records.filter(({ incidentId }) => incidentId === incident.id)).at(-1);
      const given = own && own.verdict !== 'pending' ? own : null;
      const verdict = {
        verdict: given?.verdict ?? ('pending' as const),
        verdictReason: given?.reason ?? null,
        verdictNote: given?.note ?? null,
        verdictBy: given?.userId ?? null,
        verdictUser: given?.user ?? null,
        verdictAt: given?.at ?? null,
      };
      return Object.assign(new IncidentRecord(), incident, verdict);
    });
  }
}
