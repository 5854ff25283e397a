import { type CandidateExam } from '@bakylau/contracts';
import {
  AccessDecisionRecord,
  AdmissionRating,
  Exam,
  ExamBlueprint,
  ExamEnrolment,
  ExamItem,
} from '@bakylau/persistence';
import { latestAttempt, nextAttempt } from '@bakylau/domain';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { accessOf, availabilityOfAccess, type ExamAccess, NO_PLACES } from '../admissions/exam-access';
import { attemptPolicyOf, type KnownAttempt, readCountedAttempts } from '../attempts/counted-attempts';
import { type OwnPlace, readPlaces } from '../admissions/own-places';

/** The exams that a candidate is enrolled in, without drafts. */
@Injectable()
export class MyExamsService {
  constructor(private readonly dataSource: DataSource) {}

  /** The next one first. */
  async list(principal: Principal): Promise<{ exams: CandidateExam[] }> {
    authorize(principal, 'attempt:sit');
    const { manager } = this.dataSource;
    const { userId } = principal;
    const enrolments = await manager.find(ExamEnrolment, { where: { userId }, relations: { exam: true } });
    const exams = enrolments.flatMap(({ exam }) => (exam?.publishedAt ? exam : []));
    const examIds = exams.map(({ id }) => id);
    const attempts = await readCountedAttempts(examIds, [userId], manager);
    const own = { userId, examId: In(examIds) };
    const ratings = await manager.findBy(AdmissionRating, own);
    const decisions = await manager.findBy(AccessDecisionRecord, own);
    const places = await readPlaces(examIds, userId, manager);
    const itemCounts = await countItems(examIds, manager);
    const now = new Date();
    const views = exams
      .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime())
      .map((exam) => {
        const own = attempts.filter(({ attempt }) => attempt.examId === exam.id);
        const attempt = latestAttempt(own);
        const again = attempt !== null && nextAttempt(own, attemptPolicyOf(exam)) === 'new';
        const rating = ratings.find(({ examId }) => examId === exam.id)?.rating ?? null;
        const access = accessOf(
          exam,
          rating,
          decisions.filter(({ examId }) => examId === exam.id),
          places.get(exam.id) ?? NO_PLACES,
          now,
        );
        const itemCount = itemCounts.get(exam.id) ?? 0;
        return candidateExamView(exam, access, { itemCount, attempt, again, now });
      });
    return { exams: views };
  }
}

/** Number of items that each candidate gets, by exam id; tickets of an oral exam all have as many questions. */
export async function countItems(
  examIds: readonly string[],
  manager: EntityManager,
): Promise<Map<string, number>> {
  const rows = await manager
    .createQueryBuilder(ExamItem, 'item')
    .select('item.examId', 'examId')
    .addSelect('count(*)::int', 'count')
    .where({ examId: In([...examIds]) })
    .andWhere('(item.ticket IS NULL OR item.ticket = 1)')
    .groupBy('item.examId')
    .getRawMany<{ examId: string; count: number }>();
  const drawn = await manager.findBy(ExamBlueprint, { examId: In([...examIds]) });
  return new Map([
    ...rows.map(({ examId, count }) => [examId, count] as const),
    ...drawn.map(({ examId, itemCount }) => [examId, itemCount] as const),
  ]);
}

function candidateExamView(
  exam: Exam,
  access: ExamAccess,
  of: { itemCount: number; attempt: KnownAttempt | null; again: boolean; now: Date },
): CandidateExam {
  const { itemCount, attempt, again, now } = of;
  const { id, title, format, durationMinutes, policy } = exam;
  return {
    id,
    title,
    format,
    opensAt: access.opensAt.toISOString(),
    closesAt: access.closesAt.toISOString(),
    durationMinutes,
    itemCount,
    // Credited time may carry a running attempt past the closing of the exam.
    availability: attempt?.state === 'in_progress' ? 'open' : availabilityOfAccess(access, now),
    sitting: access.place && ownSittingView(access.place),
    admission: { state: access.admission, rating: access.rating, admittedFrom: access.admittedFrom },
    policy,
    attempt: attempt && {
      id: attempt.attempt.id,
      state: attempt.state,
      number: attempt.number,
      again,
      result: attempt.result ?? 'none',
    },
  };
}

function ownSittingView(place: OwnPlace): CandidateExam['sitting'] {
  return {
    room: place.room,
    opensAt: place.opensAt.toISOString(),
    lastStartAt: place.lastStartAt.toISOString(),
    closesAt: place.closesAt.toISOString(),
    startsAt: place.startsAt?.toISOString() ?? null,
  };
}
