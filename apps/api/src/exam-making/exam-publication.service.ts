import { type ExamGap, type ExamSetup } from '@bakylau/contracts';
import { CaseFileRecord, Exam, GradeStatement, LegalHold } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { caseFileKey } from '../exam-questions/case-file.view';
import { findSettableExam } from '../exams/editable-exams';
import { readExamSetup } from './exam-setup.view';

const PROBLEMS: Record<ExamGap, string> = {
  items: 'there are no questions',
  candidates: 'nobody sits it',
  examiners: 'nobody examines it',
  panel: 'there are fewer examiners than the panel needs',
  markers: 'there are fewer examiners than mark each work',
  proctors: 'nobody proctors it',
  window_past: 'its end has passed',
};

/** The end of a draft: its candidates see it, or it is thrown away. */
@Injectable()
export class ExamPublicationService {
  private readonly logger = new Logger(ExamPublicationService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
    private readonly audit: AuditService,
  ) {}

  /** Asking again changes nothing. @throws AppError not_found; exam_incomplete with everything that is missing */
  async publish(principal: Principal, examId: string): Promise<ExamSetup> {
    authorize(principal, 'exam:create');
    return this.dataSource.transaction(async (manager) => {
      const exam = await lockExam(principal, examId, manager);
      if (exam.publishedAt) return readExamSetup(exam, manager);
      const { missing } = await readExamSetup(exam, manager);
      const details = missing.map((gap) => ({ path: gap, problem: PROBLEMS[gap] }));
      if (details.length > 0) throw new AppError('exam_incomplete', { details });
      exam.publishedAt = new Date();
      await manager.update(Exam, { id: examId }, { publishedAt: exam.publishedAt });
      await this.audit.record(principal.userId, 'exam.published', examId, {}, manager);
      return readExamSetup(exam, manager);
    });
  }

  /** Everything that belongs to the draft goes with it. @throws AppError not_found; exam_kept with what stands against it */
  async remove(principal: Principal, examId: string): Promise<void> {
    authorize(principal, 'exam:create');
    const files = await this.dataSource.transaction(async (manager) => {
      const exam = await lockExam(principal, examId, manager);
      await assertDisposable(exam, manager);
      const uploaded = await manager.findBy(CaseFileRecord, { examId });
      await manager.delete(Exam, { id: examId });
      await this.audit.record(principal.userId, 'exam.deleted', examId, { files: uploaded.length }, manager);
      return uploaded;
    });
    for (const file of files) await this.forget(caseFileKey(file));
  }

  private async forget(key: string): Promise<void> {
    try {
      await this.store.delete(key);
    } catch (error) {
      this.logger.warn('A file of a deleted exam could not be deleted', { key }, error);
    }
  }
}

async function lockExam(principal: Principal, examId: string, manager: EntityManager): Promise<Exam> {
  await findSettableExam(principal, examId, manager);
  return manager.findOneOrFail(Exam, { where: { id: examId }, lock: { mode: 'for_no_key_update' } });
}

/** A draft has no attempts; what was signed or ordered about it stays all the same. */
async function assertDisposable({ id: examId, publishedAt }: Exam, manager: EntityManager): Promise<void> {
  const standing = [
    publishedAt !== null && 'publishedAt',
    (await manager.existsBy(GradeStatement, { examId })) && 'statements',
    (await manager.existsBy(LegalHold, { examId })) && 'legalHolds',
  ];
  const details = standing.flatMap((path) => (path ? [{ path, problem: 'stands against it' }] : []));
  if (details.length > 0) throw new AppError('exam_kept', { details });
}
