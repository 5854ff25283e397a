import {
  type Admission,
  type CandidateExam,
  DEFAULT_GRADING_POLICY,
  type GradingPolicy,
} from '@bakylau/contracts';
import { admissionOf, availabilityOf, startStateOf } from '@bakylau/domain';
import { AccessDecisionRecord, AdmissionRating, type Exam } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';
import { currentPlace, type ExamPlaces, type OwnPlace, readPlaces } from './own-places';

/** When and whether one candidate may begin an exam. */
export interface ExamAccess {
  opensAt: Date;
  /** Nobody starts after it; the closing where there are no sittings. */
  lastStartAt: Date;
  /** Later than the end of exam or sitting where a decision says so. */
  closesAt: Date;
  /** The place that counts now; null without one. */
  place: OwnPlace | null;
  /** Whether the exam has sittings and none is the candidate's, nor does a decision let them in. */
  isUnplaced: boolean;
  admission: Admission['admission'];
  rating: number | null;
  admittedFrom: number | null;
}

type AccessTerms = Pick<Exam, 'id' | 'opensAt' | 'closesAt' | 'gradingPolicy'>;

export function gradingPolicyOf({ gradingPolicy }: Pick<Exam, 'gradingPolicy'>): GradingPolicy {
  // A policy that was stored before something was added to it has the default there.
  return { ...DEFAULT_GRADING_POLICY, ...gradingPolicy };
}

/** @param decisions of this candidate for this exam, as are the places */
export function accessOf(
  exam: AccessTerms,
  rating: number | null,
  decisions: readonly Pick<AccessDecisionRecord, 'kind' | 'opensUntil'>[],
  { hasSittings, own }: ExamPlaces,
  now: Date,
): ExamAccess {
  const policy = gradingPolicyOf(exam);
  const byRule = admissionOf(rating, policy);
  const isAdmitted = decisions.some(({ kind }) => kind === 'admit');
  const reopened = decisions.flatMap(({ opensUntil }) => opensUntil ?? []);
  const latest = (end: Date) =>
    new Date(Math.max(end.getTime(), ...reopened.map((until) => until.getTime())));
  const place = currentPlace(own, now);
  const window = place ?? exam;
  return {
    opensAt: window.opensAt,
    lastStartAt: latest(place?.lastStartAt ?? exam.closesAt),
    closesAt: latest(window.closesAt),
    place,
    isUnplaced: hasSittings && !place && !reopened.some((until) => until > now),
    admission: byRule !== 'admitted' && isAdmitted ? 'by_decision' : byRule,
    rating,
    admittedFrom: policy.admittedFrom,
  };
}

export async function readExamAccess(
  exam: AccessTerms,
  userId: string,
  manager: EntityManager,
): Promise<ExamAccess> {
  const rated = await manager.findOneBy(AdmissionRating, { examId: exam.id, userId });
  const decisions = await manager.findBy(AccessDecisionRecord, { examId: exam.id, userId });
  const places = await readPlaces([exam.id], userId, manager);
  const own = places.get(exam.id) ?? NO_PLACES;
  return accessOf(exam, rated?.rating ?? null, decisions, own, new Date());
}

export const NO_PLACES: ExamPlaces = { hasSittings: false, own: [] };

/** Whether an attempt may be begun now. After the last start it is closed as well. */
export function availabilityOfAccess(access: ExamAccess, now: Date): CandidateExam['availability'] {
  if (access.isUnplaced) return 'unplaced';
  if (!access.place) return availabilityOf(access, now);
  const state = startStateOf(access, now);
  return state === 'too_late' ? 'closed' : state;
}

/** @throws AppError exam_not_open, exam_closed, start_too_late, sitting_missing */
export function assertOpen(access: ExamAccess): void {
  const now = new Date();
  switch (availabilityOfAccess(access, now)) {
    case 'open':
      return;
    case 'upcoming':
      throw new AppError('exam_not_open');
    case 'unplaced':
      throw new AppError('sitting_missing');
    case 'closed':
      throw new AppError(now < access.closesAt ? 'start_too_late' : 'exam_closed');
  }
}

/** @throws AppError not_admitted, with the reason among the details */
export function assertAdmitted({ admission, rating, admittedFrom }: ExamAccess): void {
  if (admission === 'admitted' || admission === 'by_decision') return;
  const problem = admission === 'below' ? `rating ${rating} is below ${admittedFrom}` : 'not on the list';
  throw new AppError('not_admitted', { details: [{ path: admission, problem }] });
}
