import { type ReSitEntitlement } from '@bakylau/contracts';
import { countingAttempt, reSitGroundOf } from '@bakylau/domain';
import { type Exam, ReSitEnrolment, User } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';
import { attemptPolicyOf, type KnownAttempt, readCountedAttempts } from '../attempts/counted-attempts';
import { readFinalGrades } from '../results/final-grade.reader';

/** Who is entitled, with the attempt that it rests on. */
export type KnownEntitlement = ReSitEntitlement & { sourceAttemptId: string };

/** The first exam and all that it is sat again in, however often. */
const FAMILY = `
  WITH RECURSIVE up AS (
    SELECT id, re_sit_of FROM exams WHERE id = $1
    UNION SELECT e.id, e.re_sit_of FROM exams e JOIN up ON e.id = up.re_sit_of
  ), down AS (
    SELECT id FROM up WHERE re_sit_of IS NULL
    UNION SELECT e.id FROM exams e JOIN down ON e.re_sit_of = down.id
  ) SELECT id FROM down`;

/** Candidates whom the rule lets sit the exam again, by group and name. The attempt that counts decides. */
export async function readEntitlements(exam: Exam, manager: EntityManager): Promise<KnownEntitlement[]> {
  const standing = standingAttempts(await readCountedAttempts([exam.id], null, manager), exam);
  const userIds = standing.map(({ attempt }) => attempt.userId);
  const graded = standing.flatMap(({ attempt, outcome }) => (outcome ? [{ attempt, outcome }] : []));
  const finals = await readFinalGrades(
    graded.map(({ attempt, outcome }) => ({
      examId: exam.id,
      userId: attempt.userId,
      mark: outcome.mark,
      submittedAt: attempt.submittedAt ?? attempt.createdAt,
      confirmedFinal: outcome.confirmedFinal,
    })),
    manager,
  );
  const family = await manager.query<{ id: string }[]>(FAMILY, [exam.id]);
  const people = await manager.findBy(User, { id: In(userIds) });
  const enrolments = await manager.findBy(ReSitEnrolment, {
    examId: In(family.map(({ id }) => id)),
    userId: In(userIds),
  });
  const personOf = new Map(people.map((person) => [person.id, person]));
  const { maxReSits } = attemptPolicyOf(exam);
  return graded
    .flatMap(({ attempt, outcome }, at): KnownEntitlement[] => {
      const final = finals[at] ?? null;
      const ground = reSitGroundOf(outcome.state, final);
      const person = personOf.get(attempt.userId);
      if (!ground || !person) return [];
      const own = enrolments.filter(({ userId }) => userId === person.id);
      const used = own.filter(({ counts }) => counts).length;
      const enrolledIn = own.find(({ sourceAttemptId }) => sourceAttemptId === attempt.id)?.examId ?? null;
      return [
        {
          ...{ personId: person.id, displayName: person.displayName, groupName: person.groupName },
          ...ground,
          letter: ground.counts ? (final?.letter ?? null) : null,
          mark: ground.counts ? outcome.mark : null,
          used,
          exhausted: ground.counts && enrolledIn === null && used >= maxReSits,
          enrolledIn,
          sourceAttemptId: attempt.id,
        },
      ];
    })
    .sort(
      (a, b) =>
        (a.groupName ?? '').localeCompare(b.groupName ?? '', 'kk') ||
        a.displayName.localeCompare(b.displayName, 'kk'),
    );
}

function standingAttempts(all: readonly KnownAttempt[], exam: Exam): KnownAttempt[] {
  const byPerson = new Map<string, KnownAttempt[]>();
  for (const one of all) byPerson.set(one.attempt.userId, [...(byPerson.get(one.attempt.userId) ?? []), one]);
  return [...byPerson.values()].flatMap((own) => countingAttempt(own, attemptPolicyOf(exam)) ?? []);
}
