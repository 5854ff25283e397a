import { admissionOf } from '@bakylau/domain';
import {
  AccessDecisionRecord,
  AdmissionRating,
  type Exam,
  newId,
  SessionDecision,
} from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { gradingPolicyOf } from '../admissions/exam-access';
import { type KnownEntitlement } from './entitlements.reader';

/**
 * Rating and admission of the first sitting hold in the re-sit of somebody who sits the exam alone again. Whose rating fell after a
 * beginning that was not their fault to lose is admitted by the decision that gives the re-sit.
 */
export async function carryAdmission(
  exam: Exam,
  target: Exam,
  { personId: userId, sourceAttemptId, counts }: KnownEntitlement,
  manager: EntityManager,
): Promise<void> {
  const own = { examId: target.id, userId };
  const rated = await manager.findOneBy(AdmissionRating, { examId: exam.id, userId });
  if (rated) {
    const { rating, givenBy, givenAt } = rated;
    await manager.upsert(AdmissionRating, { ...own, rating, givenBy, givenAt }, ['examId', 'userId']);
  }
  const where = { examId: exam.id, userId, kind: 'admit' } as const;
  const decisions = await manager.findBy(AccessDecisionRecord, where);
  const carried = await manager.findBy(AccessDecisionRecord, { ...own, kind: 'admit' });
  // Who left this re-sit and comes back has some of them already.
  const known = new Set(carried.map(({ decidedAt }) => decidedAt.getTime()));
  const missing = decisions.filter(({ decidedAt }) => !known.has(decidedAt.getTime()));
  for (const { kind, reason, document, opensUntil, decidedBy, decidedAt } of missing) {
    const decided = { kind, reason, document, opensUntil, decidedBy, decidedAt };
    await manager.insert(AccessDecisionRecord, { id: newId(), ...own, ...decided });
  }
  const isAdmitted = admissionOf(rated?.rating ?? null, gradingPolicyOf(target)) === 'admitted';
  if (counts || isAdmitted || decisions.length > 0 || carried.length > 0) return;
  const failure = await manager.findOneBy(SessionDecision, { session: { attemptId: sourceAttemptId } });
  if (!failure) return;
  const { reason, decidedBy, decidedAt } = failure;
  const admitted = { kind: 'admit', reason, document: null, opensUntil: null, decidedBy, decidedAt } as const;
  await manager.insert(AccessDecisionRecord, { id: newId(), ...own, ...admitted });
}
