import { type FinalGrade, VOID_RESULT_STATES } from '@bakylau/contracts';
import { Attempt, type Exam, ExamEnrolment, ExamResult, MarkAppeal, User } from '@bakylau/persistence';
import { countingAttempt } from '@bakylau/domain';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AdmissionReader } from '../admissions/admission.reader';
import { attemptPolicyOf, type KnownAttempt, readCountedAttempts } from '../attempts/counted-attempts';
import { readFinalGrades } from '../results/final-grade.reader';
import { type StatementPerson } from './statement-lines';

/** The people of one group of an exam with all that a statement may say of them. */
@Injectable()
export class GroupPeopleReader {
  constructor(private readonly admissions: AdmissionReader) {}

  /** By name, in the order of the Kazakh alphabet. @param groupName empty for those without one */
  async read(exam: Exam, groupName: string, manager: EntityManager): Promise<StatementPerson[]> {
    const all = await this.admissions.read(exam, manager);
    const members = all.filter(({ admission }) => (admission.groupName ?? '') === groupName);
    const ids = members.map(({ admission }) => admission.personId);
    const attempts = await readCountedAttempts([exam.id], ids, manager);
    const identified = await manager.find(User, { where: { id: In(ids) }, select: { id: true, iin: true } });
    const iinOf = new Map(identified.map(({ id, iin }) => [id, iin]));
    const standing = ids.flatMap((id) => {
      const own = attempts.filter(({ attempt: { userId } }) => userId === id);
      return countingAttempt(own, attemptPolicyOf(exam)) ?? [];
    });
    const standingOf = new Map(standing.map((one) => [one.attempt.userId, one]));
    const finalOf = await finalGrades(exam.id, standing, manager);
    const appealed = await appealedAttempts(standing, manager);
    return members.map(({ admission: member, closesAt }): StatementPerson => {
      const { personId, displayName, studentNumber, rating, admission } = member;
      const { attempt = null, outcome = null } = standingOf.get(personId) ?? {};
      return {
        ...{ displayName, studentNumber, rating, admission, closesAt },
        iin: iinOf.get(personId) ?? null,
        attempt: attempt && { id: attempt.id, state: attempt.state },
        result: outcome && { ...outcome, examiner: outcome.confirmer?.displayName ?? null },
        final: finalOf.get(personId) ?? null,
        underAppeal: attempt !== null && appealed.has(attempt.id),
      };
    });
  }
}

/** Ids of attempts whose result may still change by an appeal against the decision or the marks. */
async function appealedAttempts(
  standing: readonly KnownAttempt[],
  manager: EntityManager,
): Promise<Set<string>> {
  const counting = standing.filter(({ result }) => result && !VOID_RESULT_STATES.includes(result));
  const attemptId = In(counting.map(({ attempt }) => attempt.id));
  const open = await manager.findBy(MarkAppeal, { attemptId, state: 'filed' });
  const onDecision = counting.filter(({ result }) => result === 'appealed');
  return new Set([...open.map((appeal) => appeal.attemptId), ...onDecision.map(({ attempt }) => attempt.id)]);
}

/** By person. */
async function finalGrades(
  examId: string,
  standing: readonly KnownAttempt[],
  manager: EntityManager,
): Promise<Map<string, FinalGrade>> {
  const graded = standing.flatMap(({ attempt, outcome }) => {
    if (!outcome) return [];
    const { userId, submittedAt, createdAt } = attempt;
    const { mark, confirmedFinal } = outcome;
    return [{ examId, userId, mark, submittedAt: submittedAt ?? createdAt, confirmedFinal }];
  });
  const finals = await readFinalGrades(graded, manager);
  return new Map(graded.flatMap(({ userId }, at) => (finals[at] ? [[userId, finals[at]]] : [])));
}

/** Enrolled candidates and confirmed results of an exam by group. */
export function countGroups(
  examId: string,
  manager: EntityManager,
): Promise<{ groupName: string; candidates: number; confirmed: number }[]> {
  return manager
    .createQueryBuilder(ExamEnrolment, 'enrolment')
    .innerJoin(User, 'person', 'person.id = enrolment.userId')
    .leftJoin(Attempt, 'attempt', 'attempt.examId = enrolment.examId AND attempt.userId = enrolment.userId')
    .leftJoin(ExamResult, 'result', `result.attemptId = attempt.id AND result.state = 'confirmed'`)
    .where('enrolment.examId = :examId', { examId })
    .select(`coalesce(person.groupName, '')`, 'groupName')
    .addSelect('count(DISTINCT enrolment.userId)::int', 'candidates')
    .addSelect('count(DISTINCT enrolment.userId) FILTER (WHERE result.id IS NOT NULL)::int', 'confirmed')
    .groupBy('1')
    .orderBy('1')
    .getRawMany();
}
