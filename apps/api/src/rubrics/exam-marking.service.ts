import {
  DEFAULT_MARKING_POLICY,
  type ExamMarking,
  markedFormatSchema,
  type RubricContent,
  type SetExamMarking,
} from '@bakylau/contracts';
import { DEFAULT_RUBRICS } from '@bakylau/domain';
import { Exam, RubricVersion } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam, hasBegun, lockUnbegun } from '../exams/editable-exams';

/** By which criteria an exam is marked, and by how many. */
@Injectable()
export class ExamMarkingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamMarking> {
    authorize(principal, 'rubric:read');
    const { manager } = this.dataSource;
    const { format, rubricId, markingPolicy } = await findSettableExam(principal, examId, manager);
    const editable = !(await hasBegun(examId, manager));
    return { examId, format, rubricId, policy: markingPolicy ?? DEFAULT_MARKING_POLICY, editable };
  }

  /**
   * @throws AppError not_found; rubric_not_approved; validation_failed for criteria of another format; exam_not_editable once a
   * candidate has started
   */
  async set(
    principal: Principal,
    examId: string,
    { rubricId, policy }: SetExamMarking,
  ): Promise<ExamMarking> {
    authorize(principal, 'rubric:write');
    await this.dataSource.transaction(async (manager) => {
      const { format } = await lockUnbegun(principal, examId, manager);
      if (rubricId) {
        const rubric = await manager.findOneBy(RubricVersion, { id: rubricId });
        if (!rubric) throw new AppError('not_found');
        if (!rubric.approvedBy) throw new AppError('rubric_not_approved');
        if (rubric.format !== format) {
          const problem = `are for the format ${rubric.format}, the exam is ${format}`;
          throw new AppError('validation_failed', { details: [{ path: 'rubricId', problem }] });
        }
      }
      await manager.update(Exam, { id: examId }, { rubricId, markingPolicy: policy });
      const detail = { rubricId, markers: policy.markers };
      await this.audit.record(principal.userId, 'exam.marking_set', examId, detail, manager);
    });
    return this.get(principal, examId);
  }
}

/** The criteria that hold for an exam now. A test with a written item is marked by those of written exams. */
export async function rubricOf(
  { format, rubricId }: Pick<Exam, 'format' | 'rubricId'>,
  manager: EntityManager,
): Promise<RubricContent> {
  if (rubricId) return (await manager.findOneByOrFail(RubricVersion, { id: rubricId })).content;
  return DEFAULT_RUBRICS[markedFormatSchema.safeParse(format).data ?? 'written'];
}
