import { type AcademicGroup, type ExamAssignment, hasPermission } from '@bakylau/contracts';
import {
  Attempt,
  type Exam,
  ExamEnrolment,
  ExamGroup,
  ExamStaff,
  ReSitEnrolment,
  User,
} from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { ArrayContains, DataSource, type EntityManager, In, Not } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam } from '../exams/editable-exams';
import { AssignmentReader, listGroups } from './assignment.reader';
import { refreshExtraTime } from './extra-time';
import { GroupEnrolmentsService } from './group-enrolments.service';

/** The candidates of an exam: whole groups, and people by name. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: AssignmentReader,
    private readonly groups: GroupEnrolmentsService,
    private readonly audit: AuditService,
  ) {}

  async listGroups(principal: Principal): Promise<{ groups: AcademicGroup[] }> {
    authorize(principal, 'schedule:write');
    return { groups: await listGroups(this.dataSource.manager) };
  }

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamAssignment> {
    authorize(principal, 'admission:read');
    const exam = await findSettableExam(principal, examId, this.dataSource.manager);
    return this.reader.read(exam, hasPermission(principal.roles, 'schedule:write'));
  }

  /** @throws AppError not_found; exam_closed; re_sit_enrolment_only; validation_failed for a group that nobody belongs to */
  async setGroups(
    principal: Principal,
    examId: string,
    groupNames: readonly string[],
  ): Promise<ExamAssignment> {
    authorize(principal, 'schedule:write');
    await this.dataSource.transaction((manager) => this.assignGroups(principal, examId, groupNames, manager));
    return this.get(principal, examId);
  }

  /** As `setGroups`, inside of a transaction of the caller, who has asked for the permission. */
  async assignGroups(
    principal: Principal,
    examId: string,
    groupNames: readonly string[],
    manager: EntityManager,
  ): Promise<void> {
    const { userId: by } = principal;
    const exam = await findAhead(principal, examId, manager);
    const wanted = [...new Set(groupNames)];
    const known = new Set((await listGroups(manager)).map(({ groupName }) => groupName));
    const had = new Set((await manager.findBy(ExamGroup, { examId })).map(({ groupName }) => groupName));
    const added = wanted.filter((groupName) => !had.has(groupName));
    assertNoReSit(exam, added);
    const details = wanted
      .filter((groupName) => !known.has(groupName) && !had.has(groupName))
      .map((groupName) => ({ path: 'groupNames', problem: `nobody is in ${groupName}` }));
    if (details.length > 0) throw new AppError('validation_failed', { details });
    await manager.delete(ExamGroup, { examId, groupName: Not(In(wanted)) });
    const assigned = { assignedBy: by, assignedAt: new Date() };
    await manager.insert(
      ExamGroup,
      added.map((groupName) => ({ examId, groupName, ...assigned })),
    );
    const detail = { groups: wanted.length, added: added.length };
    await this.audit.record(by, 'exam.groups_set', examId, detail, manager);
    await this.groups.settle(by, examId, manager);
  }

  /**
   * Who is enrolled already stays as they are.
   * @throws AppError not_found; exam_closed; re_sit_enrolment_only with everybody whom it concerns; validation_failed for people who are
   * no candidates, or staff of the exam
   */
  async enrol(principal: Principal, examId: string, personIds: readonly string[]): Promise<ExamAssignment> {
    authorize(principal, 'schedule:write');
    await this.dataSource.transaction((manager) => this.enrolPeople(principal, examId, personIds, manager));
    return this.get(principal, examId);
  }

  /** As `enrol`, inside of a transaction of the caller, who has asked for the permission. */
  async enrolPeople(
    principal: Principal,
    examId: string,
    personIds: readonly string[],
    manager: EntityManager,
  ): Promise<void> {
    const { userId: by } = principal;
    const exam = await findAhead(principal, examId, manager);
    await assertCandidates(examId, personIds, manager);
    const enrolled = await manager.findBy(ExamEnrolment, { examId, userId: In([...personIds]) });
    const known = new Set(enrolled.map(({ userId }) => userId));
    const added = [...new Set(personIds)].filter((userId) => !known.has(userId));
    assertNoReSit(exam, added);
    for (const userId of added) {
      await manager.insert(ExamEnrolment, { examId, userId });
      await this.audit.record(by, 'exam.candidate_enrolled', examId, { userId, byGroup: false }, manager);
    }
    await refreshExtraTime(personIds, manager);
  }

  /** A re-sit that is left is free for another one. @throws AppError not_found; candidate_bound when a group brought them in or they have begun */
  async withdraw(principal: Principal, examId: string, userId: string): Promise<void> {
    authorize(principal, 'schedule:write');
    await this.dataSource.transaction(async (manager) => {
      await findSettableExam(principal, examId, manager);
      const enrolment = await manager.findOneByOrFail(ExamEnrolment, { examId, userId });
      const isHeld = enrolment.byGroup !== null && (await isHeldByGroup(examId, userId, manager));
      if (isHeld || (await manager.existsBy(Attempt, { examId, userId })))
        throw new AppError('candidate_bound');
      await manager.delete(ExamEnrolment, { examId, userId });
      await manager.delete(ReSitEnrolment, { examId, userId });
      const detail = { userId, byGroup: false };
      await this.audit.record(principal.userId, 'exam.candidate_withdrawn', examId, detail, manager);
    });
  }
}

/** Whoever was enrolled by a group that sits the exam no longer is taken out by name. */
async function isHeldByGroup(examId: string, userId: string, manager: EntityManager): Promise<boolean> {
  const { groupName } = await manager.findOneByOrFail(User, { id: userId });
  return groupName !== null && manager.existsBy(ExamGroup, { examId, groupName });
}

async function findAhead(principal: Principal, examId: string, manager: EntityManager): Promise<Exam> {
  const exam = await findSettableExam(principal, examId, manager);
  if (exam.closesAt <= new Date()) throw new AppError('exam_closed');
  return exam;
}

/** Who sits an exam again is entitled by the rule, which the enrolment among its re-sits asks. @param added people or groups */
function assertNoReSit({ reSitOf }: Exam, added: readonly string[]): void {
  if (reSitOf === null || added.length === 0) return;
  const problem = `is enrolled among the re-sits of ${reSitOf}`;
  throw new AppError('re_sit_enrolment_only', { details: added.map((path) => ({ path, problem })) });
}

/** Nobody sits an exam that they examine or proctor. */
async function assertCandidates(
  examId: string,
  personIds: readonly string[],
  manager: EntityManager,
): Promise<void> {
  const people = await manager.findBy(User, {
    id: In([...personIds]),
    active: true,
    roles: ArrayContains(['candidate']),
  });
  const known = new Set(people.map(({ id }) => id));
  const staff = await manager.findBy(ExamStaff, { examId, userId: In([...personIds]) });
  const details = [
    ...personIds
      .filter((id) => !known.has(id))
      .map((id) => ({ path: 'personIds', problem: `${id} is no candidate` })),
    ...staff.map(({ userId }) => ({ path: 'personIds', problem: `${userId} is staff of this exam` })),
  ];
  if (details.length > 0) throw new AppError('validation_failed', { details });
}
