import { Attempt, type Exam, ExamEnrolment, ExamResult, User } from '@bakylau/persistence';
import { countingAttempt } from '@bakylau/domain';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AdmissionReader } from '../admissions/admission.reader';
import { attemptPolicyOf, readCountedAttempts } from '../attempts/counted-attempts';
import { readFinalGrades } from '../results/final-grade.reader';
import { type StatementPerson } from './statement-lines';

/** The people of one group of an exam with all that a statement may say of them. */
@Injectable()
export class GroupPeopleReader {
  constructor(private readonly admissions: AdmissionReader) {}

  /** By name, in the order of the Kazakh alphabet. @param groupName empty for those without one */
  async read(exam: Exam, groupName: string, manager: EntityManager): Promise<StatementPerson[]> {
    const all = await this.admissions.list(exam, manager);
    const members = all.filter((admission) => (admission.groupName ?? '') === groupName);
    const ids = members.map(({ personId }) => personId);
    const [attempts, identified] = await Promise.all([
      readCountedAttempts([exam.id], ids, manager),
      manager.find(User, { where: { id: In(ids) }, select: { id: true, iin: true } }),
    ]);
    const iinOf = new Map(identified.map(({ id, iin }) => [id, iin]));
    const people = members.map(async (member): Promise<StatementPerson> => {
      const { personId, displayName, studentNumber, rating, admission } = member;
      const own = attempts.filter(({ attempt: { userId } }) => userId === personId);
      const standing = countingAttempt(own, attemptPolicyOf(exam));
      const attempt = standing?.attempt ?? null;
      const found = standing?.outcome ?? null;
      const [final] =
        attempt && found
          ? await readFinalGrades(
              [
                {
                  examId: exam.id,
                  userId: personId,
                  mark: found.mark,
                  submittedAt: attempt.submittedAt ?? attempt.createdAt,
                },
              ],
              manager,
            )
          : [];
      return {
        displayName,
        studentNumber,
        iin: iinOf.get(personId) ?? null,
        rating,
        admission,
        attempt: attempt?.state ?? null,
        result: found && { ...found, examiner: found.confirmer?.displayName ?? null },
        final: final ?? null,
      };
    });
    return Promise.all(people);
  }
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
