import { ExamResult, ExamSession, SessionChainService } from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { regradedFinal } from '../results/regraded-final';
import { SessionSeal } from '../sessions/session-seal';

/** The confirmed results of an exam by person; an attempt is joined to each. */
export type ConfirmedByPerson = ReadonlyMap<string, readonly ExamResult[]>;

/** Ratings that a confirmed final grade rests on: they stay, and one that was missing completes it. */
@Injectable()
export class ConfirmedRatings {
  constructor(
    private readonly chain: SessionChainService,
    private readonly sessionSeal: SessionSeal,
  ) {}

  async read(examId: string, manager: EntityManager): Promise<ConfirmedByPerson> {
    const results = await manager.find(ExamResult, {
      where: { attempt: { examId }, state: In(['confirmed', 'appealed']), confirmedAt: Not(IsNull()) },
      relations: { attempt: true },
    });
    const byPerson = new Map<string, ExamResult[]>();
    for (const result of results) {
      const userId = result.attempt?.userId ?? '';
      byPerson.set(userId, [...(byPerson.get(userId) ?? []), result]);
    }
    return byPerson;
  }

  /** Gives a result that was confirmed without a rating its final grade. @returns its session, when it had none */
  async complete(
    by: string,
    { id: resultId, attemptId }: Pick<ExamResult, 'id' | 'attemptId'>,
    rating: number,
    manager: EntityManager,
  ): Promise<string[]> {
    const lock = { mode: 'for_no_key_update' } as const;
    const { id: sessionId } = await manager.findOneOrFail(ExamSession, { where: { attemptId }, lock });
    const result = await manager.findOneOrFail(ExamResult, { where: { id: resultId }, lock });
    if (result.confirmedFinal?.state !== 'rating_missing') return [];
    const final = await regradedFinal(result, { rating }, manager);
    await manager.update(ExamResult, { id: resultId }, { confirmedFinal: final });
    const entry = { change: 'final_grade_completed', resultId, final, by };
    await this.chain.append(sessionId, 'event', null, entry, manager);
    return [sessionId];
  }

  seal(sessionId: string): Promise<void> {
    return this.sessionSeal.renew(sessionId);
  }
}
