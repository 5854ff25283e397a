import { OBSERVED_BY_PERSON, type ReviewQuality, type Verdict } from '@bakylau/contracts';
import { cohensKappa, measuredShare } from '@bakylau/domain';
import { BlindReview, IncidentRecord } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { BlindReviews } from './blind-reviews';

/** What the blind sample says of the reviewers. */
@Injectable()
export class ReviewQualityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly blinds: BlindReviews,
  ) {}

  /** Over all exams, or one. @throws AppError forbidden */
  async measure(principal: Principal, examId?: string): Promise<ReviewQuality> {
    authorize(principal, 'audit:read');
    const { manager } = this.dataSource;
    const drawn = await manager.find(BlindReview, {
      where: examId ? { session: { attempt: { examId } } } : {},
      relations: { session: { attempt: { user: true } } },
      order: { drawnAt: 'ASC' },
    });
    const reviewed = drawn.filter(({ outcome }) => outcome !== null);
    const misses = reviewed.filter(({ outcome }) => outcome === 'violation');
    const pairs = await this.pairsOf(reviewed);
    return {
      drawn: drawn.length,
      reviewed: reviewed.length,
      missed: measuredShare(misses.length, reviewed.length),
      agreed: measuredShare(pairs.filter(([first, second]) => first === second).length, pairs.length),
      kappa: cohensKappa(pairs),
      misses: misses.map(({ sessionId, reason, session }) => ({
        sessionId,
        candidateName: session?.attempt?.user?.displayName ?? '',
        reason: reason ?? '',
      })),
    };
  }

  /** What both said of each incident. The sessions' outcomes give no kappa: the first is always the same. */
  private async pairsOf(reviewed: readonly BlindReview[]): Promise<[Verdict, Verdict][]> {
    const where = { sessionId: In(reviewed.map(({ sessionId }) => sessionId)) };
    const first = await this.dataSource.manager.findBy(IncidentRecord, where);
    // What only one of them saw is in the rate of misses; on it there are not two verdicts.
    const second = await this.blinds.mask(reviewed, first.filter(isFlag));
    const verdictOf = new Map(first.map(({ id, verdict }) => [id, verdict]));
    return second.map(({ id, verdict }) => [verdictOf.get(id)!, verdict]);
  }
}

function isFlag({ rule }: IncidentRecord): boolean {
  return rule !== OBSERVED_BY_PERSON;
}
