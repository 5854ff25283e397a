import { NEW_TEST_POLICY, type ChangeExam, type CreateExam, type ExamSetup } from '@bakylau/contracts';
import { Exam, ExamEnrolment, newId } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { AssignmentsService } from '../enrolments/assignments.service';
import { ExamStaffService } from '../enrolments/exam-staff.service';
import { refreshExtraTime } from '../enrolments/extra-time';
import { findSettableExam, lockUnbegun } from '../exams/editable-exams';
import { assertTerm, changedSettings } from './changed-settings';
import { columnsOf, readExamSetup } from './exam-setup.view';

/** Version of what a new exam watches. */
const FIRST_VERSION = 1;

/** What an exam is: made as a draft, and changed until somebody begins it. */
@Injectable()
export class ExamMakingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assignments: AssignmentsService,
    private readonly staff: ExamStaffService,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamSetup> {
    authorize(principal, 'admission:read');
    const { manager } = this.dataSource;
    return readExamSetup(await findSettableExam(principal, examId, manager), manager);
  }

  /**
   * All of it or nothing.
   * @throws AppError validation_failed for a semester, group or person that does not exist or fit; exam_closed for candidates of an
   * exam whose end has passed
   */
  async create(principal: Principal, exam: CreateExam): Promise<ExamSetup> {
    authorize(principal, 'exam:create');
    const { groupNames, personIds, examinerIds, proctorIds, ...settings } = exam;
    const examId = newId();
    await this.dataSource.transaction(async (manager) => {
      const { userId: by } = principal;
      await assertTerm(settings.termId, manager);
      const made = { id: examId, publishedAt: null, createdBy: by };
      await manager.insert(Exam, {
        ...columnsOf(settings, FIRST_VERSION),
        ...policyOfFormat(settings),
        ...made,
      });
      await this.audit.record(by, 'exam.created', examId, { format: settings.format }, manager);
      // Staff first: whoever works in an exam is left out of its groups.
      if (examinerIds.length + proctorIds.length > 0)
        await this.staff.assign(principal, examId, { examinerIds, proctorIds }, manager);
      if (groupNames.length > 0) await this.assignments.assignGroups(principal, examId, groupNames, manager);
      if (personIds.length > 0) await this.assignments.enrolPeople(principal, examId, personIds, manager);
    });
    return this.get(principal, examId);
  }

  /** @throws AppError not_found; exam_not_editable once a candidate has started; validation_failed */
  async change(principal: Principal, examId: string, change: ChangeExam): Promise<ExamSetup> {
    authorize(principal, 'exam:create');
    await this.dataSource.transaction(async (manager) => {
      const exam = await lockUnbegun(principal, examId, manager);
      const settings = await changedSettings(exam, change, manager);
      const ofFormat = { rubricId: null, markingPolicy: null, oralPolicy: null, ...policyOfFormat(settings) };
      const reset = settings.format === exam.format ? {} : ofFormat;
      await manager.update(Exam, { id: examId }, { ...columnsOf(settings, exam.policy.version), ...reset });
      if (settings.durationMinutes !== exam.durationMinutes) await refreshCandidates(examId, manager);
      const detail = { fields: Object.keys(change).sort().join(' ') };
      await this.audit.record(principal.userId, 'exam.changed', examId, detail, manager);
    });
    return this.get(principal, examId);
  }
}

const policyOfFormat = ({ format }: Pick<Exam, 'format'>): Pick<Exam, 'testPolicy'> => ({
  testPolicy: format === 'test' ? NEW_TEST_POLICY : null,
});

/** Extra time is a share of the duration. */
async function refreshCandidates(examId: string, manager: EntityManager): Promise<void> {
  const enrolled = await manager.findBy(ExamEnrolment, { examId });
  await refreshExtraTime(
    enrolled.map(({ userId }) => userId),
    manager,
  );
}
