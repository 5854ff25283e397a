import { createHash } from 'node:crypto';
import { type ExamQuestions, type SetExamQuestions } from '@bakylau/contracts';
import { CaseFileRecord, CaseMaterialRecord, type Exam, ExamItem, newId } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, LessThan } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam, hasBegun, lockUnbegun } from '../exams/editable-exams';
import { CaseFileRemoval } from './case-file-removal';
import { filesOf } from './case-file.view';
import { cleanHtml, questionItems, questionView } from './question-rows';

/** An upload that no part names for so long was given up. */
const UNNAMED_FILE_LIFE_MS = 86_400_000;

/** Questions of written exams and cases, and the parts of cases. */
@Injectable()
export class ExamQuestionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly removal: CaseFileRemoval,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, questions_unfitting for an exam of another format */
  async get(principal: Principal, examId: string): Promise<ExamQuestions> {
    authorize(principal, 'item:read');
    return this.read(principal, examId, this.dataSource.manager);
  }

  private async read(principal: Principal, examId: string, manager: EntityManager): Promise<ExamQuestions> {
    const exam = await findSettableExam(principal, examId, manager);
    assertInWords(exam);
    const order = { position: 'ASC' } as const;
    // One after another: inside of a transaction there is one connection.
    const items = await manager.find(ExamItem, { where: { examId, kind: 'written' }, order });
    const materials = await manager.find(CaseMaterialRecord, { where: { examId }, order });
    const files = await manager.find(CaseFileRecord, { where: { examId }, order });
    const content = {
      questions: items.map(questionView),
      materials: materials.map(({ id, title, html, afterMinutes }) => ({
        ...{ title, html, afterMinutes },
        files: filesOf(id, files),
      })),
    };
    return {
      ...{ examId, format: exam.format, ...content },
      version: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
      editable: !(await hasBegun(examId, manager)),
    };
  }

  /**
   * Takes the place of all questions and parts that were there.
   * @throws AppError not_found, questions_unfitting; validation_failed for parts of a written exam, a part that comes after the
   * end, or a file of another exam; exam_not_editable once a candidate has begun; conflict when it is based on what no longer stands
   */
  async set(principal: Principal, examId: string, body: SetExamQuestions): Promise<ExamQuestions> {
    authorize(principal, 'item:write');
    const unnamed = await this.dataSource.transaction(async (manager) => {
      const exam = await lockUnbegun(principal, examId, manager);
      assertInWords(exam);
      const standing = await this.read(principal, examId, manager);
      if (body.basedOn !== undefined && body.basedOn !== standing.version) throw new AppError('conflict');
      assertParts(exam, body);
      const givenUp = await findGivenUp(examId, manager);
      await manager.delete(ExamItem, { examId });
      await manager.insert(ExamItem, questionItems(examId, body.questions));
      await setMaterials(examId, body.materials, manager);
      const detail = { questions: body.questions.length, materials: body.materials.length };
      await this.audit.record(principal.userId, 'exam.questions_set', examId, detail, manager);
      return takeUnnamed(givenUp, manager);
    });
    await this.removal.remove(unnamed);
    return this.get(principal, examId);
  }
}

/** @throws AppError questions_unfitting */
function assertInWords({ format }: Exam): void {
  if (format !== 'written' && format !== 'case') throw new AppError('questions_unfitting');
}

/** @throws AppError validation_failed */
function assertParts({ format, durationMinutes }: Exam, { materials }: SetExamQuestions): void {
  const details = materials.flatMap(({ afterMinutes }, i) =>
    format !== 'case'
      ? [{ path: `materials.${i}`, problem: 'only a case has parts' }]
      : afterMinutes >= durationMinutes
        ? [{ path: `materials.${i}.afterMinutes`, problem: `the exam ends after ${durationMinutes} minutes` }]
        : [],
  );
  if (details.length > 0) throw new AppError('validation_failed', { details });
}

async function setMaterials(
  examId: string,
  materials: SetExamQuestions['materials'],
  manager: EntityManager,
): Promise<void> {
  await manager.update(CaseFileRecord, { examId }, { materialId: null, position: null });
  await manager.delete(CaseMaterialRecord, { examId });
  for (const [i, { title, html, afterMinutes, fileIds }] of materials.entries()) {
    const id = newId();
    const row = { id, examId, position: i + 1, title, html: cleanHtml(html), afterMinutes };
    await manager.insert(CaseMaterialRecord, row);
    for (const [at, fileId] of fileIds.entries()) {
      const free = { id: fileId, examId, materialId: IsNull() };
      const { affected } = await manager.update(CaseFileRecord, free, { materialId: id, position: at + 1 });
      if (affected !== 1) {
        const problem = 'is no file of this exam, or lies with two parts';
        throw new AppError('validation_failed', {
          details: [{ path: `materials.${i}.fileIds.${at}`, problem }],
        });
      }
    }
  }
}

/** Uploads that no part names, and none did before this change either: what it takes out may be put back by the next one. */
function findGivenUp(examId: string, manager: EntityManager): Promise<CaseFileRecord[]> {
  const before = new Date(Date.now() - UNNAMED_FILE_LIFE_MS);
  return manager.findBy(CaseFileRecord, { examId, materialId: IsNull(), uploadedAt: LessThan(before) });
}

/** Rows of those that no part names after it; their objects go once the transaction holds. */
async function takeUnnamed(
  givenUp: readonly CaseFileRecord[],
  manager: EntityManager,
): Promise<CaseFileRecord[]> {
  const unnamed = await manager.findBy(CaseFileRecord, {
    id: In(givenUp.map(({ id }) => id)),
    materialId: IsNull(),
  });
  await manager.delete(CaseFileRecord, { id: In(unnamed.map(({ id }) => id)) });
  return unnamed;
}
