import { type AcademicGroup, DEFAULT_ORAL_POLICY, type ExamAssignment } from '@bakylau/contracts';
import { Attempt, type Exam, ExamEnrolment, ExamGroup, ExamStaff, User } from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { ArrayContains, DataSource, type EntityManager } from 'typeorm';
import { markersOf } from './exam-markers';

const byName = (a: { displayName: string }, b: { displayName: string }) =>
  a.displayName.localeCompare(b.displayName, 'kk');

/** Who sits an exam and who works in it. The caller has checked who may see it. */
@Injectable()
export class AssignmentReader {
  constructor(private readonly dataSource: DataSource) {}

  async read(exam: Exam, mayWrite: boolean): Promise<ExamAssignment> {
    const { manager } = this.dataSource;
    const { id: examId, title, format, reSitOf, oralPolicy } = exam;
    const [assigned, groups, enrolments, attempts, staff, busy] = await Promise.all([
      manager.findBy(ExamGroup, { examId }),
      listGroups(manager),
      manager.find(ExamEnrolment, { where: { examId }, relations: { user: true } }),
      manager.find(Attempt, { where: { examId }, select: { id: true, userId: true } }),
      manager.find(ExamStaff, { where: { examId }, relations: { user: true } }),
      markersOf(examId, manager),
    ]);
    const assignedNames = new Set(assigned.map(({ groupName }) => groupName));
    const begun = new Set(attempts.map(({ userId }) => userId));
    const sizeOf = new Map(groups.map(({ groupName, people }) => [groupName, people]));
    return {
      examId,
      title,
      format,
      reSitOf,
      groups: assigned
        .map(({ groupName }) => ({ groupName, people: sizeOf.get(groupName) ?? 0 }))
        .sort((a, b) => a.groupName.localeCompare(b.groupName, 'kk')),
      candidates: enrolments
        .flatMap(({ user, byGroup }) => {
          if (!user) return [];
          const { id: personId, displayName, studentNumber, groupName } = user;
          const person = { personId, displayName, studentNumber, groupName };
          const isHeld = byGroup !== null && groupName !== null && assignedNames.has(groupName);
          return [{ ...person, byGroup: isHeld, begun: begun.has(personId) }];
        })
        .sort((a, b) => (a.groupName ?? '').localeCompare(b.groupName ?? '', 'kk') || byName(a, b)),
      staff: staff
        .map(({ userId: personId, user, role }) => {
          const isBusy = role === 'examiner' && busy.has(personId);
          return { personId, displayName: user?.displayName ?? '', role, busy: isBusy };
        })
        .sort(byName),
      leftOut: leftOutOf(staff, assignedNames),
      panelAtLeast: format === 'oral' ? (oralPolicy ?? DEFAULT_ORAL_POLICY).examinersAtLeast : null,
      choices: mayWrite ? { groups, staff: await listStaff(manager) } : { groups: [], staff: [] },
    };
  }
}

function leftOutOf(staff: readonly ExamStaff[], groups: ReadonlySet<string>): ExamAssignment['leftOut'] {
  const people = new Map(staff.flatMap(({ user }) => (user ? [[user.id, user]] : [])));
  return [...people.values()]
    .flatMap(({ id: personId, displayName, groupName, roles }) =>
      groupName !== null && groups.has(groupName) && roles.includes('candidate')
        ? [{ personId, displayName, groupName }]
        : [],
    )
    .sort(byName);
}

/** Groups of candidates who can sign in, by name. */
export function listGroups(manager: EntityManager): Promise<AcademicGroup[]> {
  return manager
    .createQueryBuilder(User, 'person')
    .select('person.groupName', 'groupName')
    .addSelect('count(*)::int', 'people')
    .where(`person.groupName IS NOT NULL AND person.active AND 'candidate' = ANY (person.roles)`)
    .groupBy('1')
    .orderBy('1')
    .getRawMany<AcademicGroup>();
}

async function listStaff(manager: EntityManager): Promise<ExamAssignment['choices']['staff']> {
  const lists = (['examiner', 'proctor'] as const).map(async (role) => {
    const users = await manager.findBy(User, { active: true, roles: ArrayContains([role]) });
    return users.map(({ id: personId, displayName }) => ({ personId, displayName, role }));
  });
  return (await Promise.all(lists)).flat().sort(byName);
}
