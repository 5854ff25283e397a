import { type Admission, DEFAULT_GRADING_POLICY, type GradingPolicy } from '@bakylau/contracts';
import { admissionOf } from '@bakylau/domain';
import { AccessDecisionRecord, AdmissionRating, type Exam } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';

/** When and whether one candidate may begin an exam. */
export interface ExamAccess {
  opensAt: Date;
  /** Later than the exam's own end where a decision says so. */
  closesAt: Date;
  admission: Admission['admission'];
  rating: number | null;
  admittedFrom: number | null;
}

type AccessTerms = Pick<Exam, 'id' | 'opensAt' | 'closesAt' | 'gradingPolicy'>;

export function gradingPolicyOf({ gradingPolicy }: Pick<Exam, 'gradingPolicy'>): GradingPolicy {
  return gradingPolicy ?? DEFAULT_GRADING_POLICY;
}

/** @param decisions of this candidate for this exam */
export function accessOf(
  exam: AccessTerms,
  rating: number | null,
  decisions: readonly Pick<AccessDecisionRecord, 'kind' | 'opensUntil'>[],
): ExamAccess {
  const policy = gradingPolicyOf(exam);
  const byRule = admissionOf(rating, policy);
  const isAdmitted = decisions.some(({ kind }) => kind === 'admit');
  const ends = [exam.closesAt, ...decisions.flatMap(({ opensUntil }) => opensUntil ?? [])];
  return {
    opensAt: exam.opensAt,
    closesAt: new Date(Math.max(...ends.map((end) => end.getTime()))),
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
  const [rated, decisions] = await Promise.all([
    manager.findOneBy(AdmissionRating, { examId: exam.id, userId }),
    manager.findBy(AccessDecisionRecord, { examId: exam.id, userId }),
  ]);
  return accessOf(exam, rated?.rating ?? null, decisions);
}

/** @throws AppError not_admitted, with the reason among the details */
export function assertAdmitted({ admission, rating, admittedFrom }: ExamAccess): void {
  if (admission === 'admitted' || admission === 'by_decision') return;
  const problem = admission === 'below' ? `rating ${rating} is below ${admittedFrom}` : 'not on the list';
  throw new AppError('not_admitted', { details: [{ path: admission, problem }] });
}
