import { isDeepStrictEqual } from 'node:util';
import {
  DEFAULT_TEST_POLICY,
  type ExamTestPolicy,
  NEW_TEST_POLICY,
  type TestPolicy,
} from '@bakylau/contracts';
import { Exam } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam, hasBegun, lockUnbegun } from './editable-exams';

/** How the items of an exam are shuffled and scored. */
@Injectable()
export class TestPoliciesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamTestPolicy> {
    authorize(principal, 'policy:read');
    const { manager } = this.dataSource;
    const { testPolicy } = await findSettableExam(principal, examId, manager);
    const editable = !(await hasBegun(examId, manager));
    const isSet = testPolicy !== null && !isOfService(testPolicy);
    return { examId, isSet, ...(testPolicy ?? DEFAULT_TEST_POLICY), editable };
  }

  /** @throws AppError not_found; exam_not_editable once a candidate has started: the order and the marks hang on it */
  async set(principal: Principal, examId: string, testPolicy: TestPolicy): Promise<ExamTestPolicy> {
    authorize(principal, 'policy:write');
    await this.dataSource.transaction(async (manager) => {
      await lockUnbegun(principal, examId, manager);
      await manager.update(Exam, { id: examId }, { testPolicy });
      const { scoring, ...shuffles } = testPolicy;
      const details = { ...scoring, ...shuffles };
      await this.audit.record(principal.userId, 'exam.test_policy_set', examId, details, manager);
    });
    return this.get(principal, examId);
  }

  /** Gives the exam what a new one starts with. @throws AppError as `set` */
  async unset(principal: Principal, examId: string): Promise<ExamTestPolicy> {
    authorize(principal, 'policy:write');
    await this.dataSource.transaction(async (manager) => {
      const { testPolicy } = await lockUnbegun(principal, examId, manager);
      if (isOfService(testPolicy)) return;
      await manager.update(Exam, { id: examId }, { testPolicy: NEW_TEST_POLICY });
      await this.audit.record(principal.userId, 'exam.test_policy_unset', examId, {}, manager);
    });
    return this.get(principal, examId);
  }
}

const isOfService = (policy: TestPolicy | null): boolean => isDeepStrictEqual(policy, NEW_TEST_POLICY);
