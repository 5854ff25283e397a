import { defaultReviewPolicy, type ReviewBarrier, type ReviewPolicy } from '@bakylau/contracts';
import { type Exam } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Every live view is logged before its first picture goes out, so the log says who supervised. */
const WATCHED_ALONE = `
  SELECT s.id, e.format, e.review_policy AS "reviewPolicy"
  FROM sessions s JOIN attempts a ON a.id = s.attempt_id JOIN exams e ON e.id = a.exam_id
  WHERE s.id = ANY ($1)
    AND (SELECT array_agg(DISTINCT l.user_id) FROM access_logs l WHERE l.session_id = s.id AND l.what LIKE 'live.%')
        = array[$2::uuid]`;

/** Who may look at a session and yet not judge it. */
@Injectable()
export class ReviewBarriers {
  constructor(private readonly dataSource: DataSource) {}

  /** Why the caller may not judge the session; null when they may. */
  async find({ userId }: Pick<Principal, 'userId'>, sessionId: string): Promise<ReviewBarrier | null> {
    return (await this.findAll({ userId }, [sessionId])).get(sessionId) ?? null;
  }

  /** By session id; a session that the caller may judge is not in the map. */
  async findAll(
    { userId }: Pick<Principal, 'userId'>,
    sessionIds: readonly string[],
  ): Promise<Map<string, ReviewBarrier>> {
    const rows = await this.dataSource.query<({ id: string } & Pick<Exam, 'reviewPolicy' | 'format'>)[]>(
      WATCHED_ALONE,
      [sessionIds, userId],
    );
    const barred = rows.filter((row) => !policyOf(row).soloSupervisorMayReview);
    return new Map(barred.map(({ id }) => [id, 'supervised_alone']));
  }

  /** @throws AppError supervised_alone */
  async assertMayJudge(principal: Principal, sessionId: string): Promise<void> {
    const barrier = await this.find(principal, sessionId);
    if (barrier) throw new AppError(barrier);
  }
}

/** The review policy of an exam, with the defaults where it says nothing. */
export function policyOf({ format, reviewPolicy }: Pick<Exam, 'reviewPolicy' | 'format'>): ReviewPolicy {
  return { ...defaultReviewPolicy(format), ...reviewPolicy };
}
