import { type ExamGap, type ExamSetup } from '@bakylau/contracts';
import { CaseFileRecord, Exam, GradeStatement, LegalHold } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { CaseFileRemoval } from '../exam-questions/case-file-removal';
import { lockSettableExam } from '../exams/editable-exams';
import { readExamSetup } from './exam-setup.view';

const PROBLEMS: Record<ExamGap, string> = {
  items: 'there are no questions',
  candidates: 'nobody sits it',
  examiners: 'nobody examines it',
  panel: 'there are fewer examiners than the panel needs',
  markers: 'there are fewer examiners than mark each work',
  third_marker: 'there is no third examiner for works whose two marks differ',
  proctors: 'nobody proctors it',
  window_past: 'its end has passed',
};

/** The end of a draft: its candidates see it, or it is thrown away. */
@Injectable()
export class ExamPublicationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly removal: CaseFileRemoval,
    private readonly audit: AuditService,
  ) {}

  /** Asking again changes nothing. @throws AppError not_found; exam_incomplete with everything that is missing */
  async publish(principal: Principal, examId: string): Promise<ExamSetup> {
    authorize(principal, 'exam:create');
    return this.dataSource.transaction(async (manager) => {
      const exam = await lockSettableExam(principal, examId, manager);
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
      const exam = await lockSettableExam(principal, examId, manager);
      await assertDisposable(exam, manager);
      const uploaded = await manager.findBy(CaseFileRecord, { examId });
      await manager.delete(Exam, { id: examId });
      await this.audit.record(principal.userId, 'exam.deleted', examId, { files: uploaded.length }, manager);
      return uploaded;
    });
    await this.removal.remove(files);
  }
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
