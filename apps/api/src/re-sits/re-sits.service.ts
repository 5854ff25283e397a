import { type EnrolReSit, type ExamReSits, type MakeReSitExam } from '@bakylau/contracts';
import { Exam, ExamEnrolment, newId, ReSitEnrolment, Term } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { attemptPolicyOf } from '../attempts/counted-attempts';
import { refreshExtraTime } from '../enrolments/extra-time';
import { findSettableExam, lockSettableExam } from '../exams/editable-exams';
import { assertWindow } from '../exams/exam-window';
import { carryAdmission } from './carried-admission';
import { type KnownEntitlement, readEntitlements } from './entitlements.reader';
import { ExamCopies } from './exam-copies';
import { listTerms } from './terms.service';

/** Exams that are sat again: who may, by which rule, and where. */
@Injectable()
export class ReSitsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly copies: ExamCopies,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamReSits> {
    authorize(principal, 'admission:read');
    const { manager } = this.dataSource;
    const exam = await findSettableExam(principal, examId, manager);
    const entitled = await readEntitlements(exam, manager);
    const exams = await manager.find(Exam, { where: { reSitOf: examId }, order: { opensAt: 'ASC' } });
    const counted = exams.map(async ({ id, title, opensAt, closesAt, termId }) => ({
      ...{ examId: id, title, termId },
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      candidates: await manager.countBy(ExamEnrolment, { examId: id }),
    }));
    return {
      examId,
      title: exam.title,
      maxReSits: attemptPolicyOf(exam).maxReSits,
      entitled: entitled.map(({ sourceAttemptId: _attempt, ...view }) => view),
      exams: await Promise.all(counted),
      terms: await listTerms(manager),
    };
  }

  /** @throws AppError not_found, also for a term that is none; illegal_transition for a draft; validation_failed for a window that is past or too short */
  async make(
    principal: Principal,
    examId: string,
    { termId, ...window }: MakeReSitExam,
  ): Promise<ExamReSits> {
    authorize(principal, 'schedule:write');
    const { userId: by } = principal;
    const exam = await findSettableExam(principal, examId, this.dataSource.manager);
    if (!exam.publishedAt) throw new AppError('illegal_transition');
    assertWindow(exam, window, { mayBePast: false });
    if (termId !== null) await this.dataSource.manager.findOneByOrFail(Term, { id: termId });
    const [opensAt, closesAt] = [new Date(window.opensAt), new Date(window.closesAt)];
    const copyId = newId();
    await this.copies.make(exam, { id: copyId, termId, opensAt, closesAt, createdBy: by }, (manager) =>
      this.audit.record(by, 'exam.re_sit_made', examId, { reSitExamId: copyId }, manager),
    );
    return this.get(principal, examId);
  }

  /**
   * Enrols people whom the rule entitles, all or nobody. Who sits the exam alone again keeps rating and admission; who takes the course
   * again needs a new one, and an exam in a term.
   * @throws AppError not_found; exam_closed; re_sit_not_entitled with everybody who is not and why
   */
  async enrol(
    principal: Principal,
    examId: string,
    { reSitExamId, personIds }: EnrolReSit,
  ): Promise<ExamReSits> {
    authorize(principal, 'schedule:write');
    const { userId: by } = principal;
    await this.dataSource.transaction(async (manager) => {
      // Two who enrol at once would both count the re-sits so far.
      const exam = await lockSettableExam(principal, examId, manager);
      const target = await manager.findOneBy(Exam, { id: reSitExamId, reSitOf: examId });
      if (!target) throw new AppError('not_found');
      if (target.closesAt <= new Date()) throw new AppError('exam_closed');
      const entitled = await readEntitlements(exam, manager);
      const wanted = assertEntitled([...new Set(personIds)], entitled, target);
      for (const entitlement of wanted) await enrolOne(by, exam, target, entitlement, manager);
      await refreshExtraTime(personIds, manager);
      for (const { personId: userId, ground } of wanted)
        await this.audit.record(by, 'exam.re_sit_enrolled', target.id, { userId, ground }, manager);
    });
    return this.get(principal, examId);
  }
}

function assertEntitled(
  personIds: readonly string[],
  entitled: readonly KnownEntitlement[],
  target: Exam,
): KnownEntitlement[] {
  const details: { path: string; problem: string }[] = [];
  const wanted = personIds.flatMap((personId) => {
    const found = entitled.find((one) => one.personId === personId);
    const problem = !found
      ? 'not entitled'
      : found.enrolledIn !== null
        ? 'enrolled already'
        : found.exhausted
          ? 'no further re-sit by the policy'
          : found.asks === 'course' && target.termId === null
            ? 'takes the course again, so the exam needs a term'
            : null;
    if (problem) details.push({ path: personId, problem });
    return found && !problem ? [found] : [];
  });
  if (details.length > 0) throw new AppError('re_sit_not_entitled', { details });
  return wanted;
}

async function enrolOne(
  enrolledBy: string,
  exam: Exam,
  target: Exam,
  entitlement: KnownEntitlement,
  manager: EntityManager,
): Promise<void> {
  const { personId: userId, sourceAttemptId, ground, counts, asks } = entitlement;
  const examId = target.id;
  await manager.upsert(ExamEnrolment, { examId, userId }, ['examId', 'userId']);
  const grounds = { sourceAttemptId, ground, counts };
  await manager.insert(ReSitEnrolment, { examId, userId, ...grounds, enrolledBy, enrolledAt: new Date() });
  if (asks === 'exam') await carryAdmission(exam, target, entitlement, manager);
}
