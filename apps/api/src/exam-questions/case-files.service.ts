import { type Readable } from 'node:stream';
import { type CaseFile, type ShownSheets } from '@bakylau/contracts';
import { releasedMaterials } from '@bakylau/domain';
import { Attempt, CaseFileRecord, CaseMaterialRecord, listPauses, newId } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findSettableExam, hasBegun } from '../exams/editable-exams';
import { CallBudget } from '../routing/call-budget';
import { caseFileKey, caseFileView } from './case-file.view';
import { checkCaseFile } from './checked-case-file';

/** All files of a large case, twice over. */
const FILES_PER_MINUTE = 40;

export interface NamedContent {
  name: string;
  contentType: string;
  sizeBytes: number;
  /** Reads from the store; may be called once. */
  open: () => Promise<Readable>;
}

/** Files of the parts of a case: put in by those who set the exam, read by candidates once their part is out. */
@Injectable()
export class CaseFilesService {
  private readonly budget = new CallBudget(FILES_PER_MINUTE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
  ) {}

  /** @throws AppError not_found; questions_unfitting, exam_not_editable; file_type_refused, not_an_image; rate_limited */
  async upload(principal: Principal, examId: string, name: string, bytes: Buffer): Promise<CaseFile> {
    authorize(principal, 'item:write');
    const { manager } = this.dataSource;
    const exam = await findSettableExam(principal, examId, manager);
    if (exam.format !== 'case') throw new AppError('questions_unfitting');
    if (await hasBegun(examId, manager)) throw new AppError('exam_not_editable');
    this.budget.spend(principal.userId);
    const { contentType, content, sheets } = await checkCaseFile(bytes, name);
    const id = newId();
    await this.store.put(caseFileKey({ examId, id }), content, contentType);
    const file = manager.create(CaseFileRecord, {
      ...{ id, examId, name, contentType, sheets },
      ...{ sizeBytes: content.length, materialId: null, position: null, uploadedAt: new Date() },
    });
    await manager.insert(CaseFileRecord, file);
    return caseFileView(file);
  }

  /** @throws AppError not_found */
  async content(principal: Principal, examId: string, fileId: string): Promise<NamedContent> {
    return this.contentOf(await this.settable(principal, examId, fileId));
  }

  /** As they were read at the upload. @throws AppError not_found */
  async sheets(principal: Principal, examId: string, fileId: string): Promise<ShownSheets> {
    return this.sheetsOf(await this.settable(principal, examId, fileId));
  }

  /** Only of the own running attempt whose clock is not stopped by hand, and only once its part is out. @throws AppError not_found */
  async contentOfAttempt(principal: Principal, attemptId: string, fileId: string): Promise<NamedContent> {
    return this.contentOf(await this.released(principal, attemptId, fileId));
  }

  /** Under the conditions of the file itself. @throws AppError not_found */
  async sheetsOfAttempt(principal: Principal, attemptId: string, fileId: string): Promise<ShownSheets> {
    return this.sheetsOf(await this.released(principal, attemptId, fileId));
  }

  private async settable(principal: Principal, examId: string, fileId: string): Promise<CaseFileRecord> {
    authorize(principal, 'item:read');
    const { manager } = this.dataSource;
    await findSettableExam(principal, examId, manager);
    const file = await manager.findOneBy(CaseFileRecord, { id: fileId, examId });
    if (!file) throw new AppError('not_found');
    return file;
  }

  private async released(principal: Principal, attemptId: string, fileId: string): Promise<CaseFileRecord> {
    authorize(principal, 'attempt:sit');
    const { manager } = this.dataSource;
    const own = { id: attemptId, userId: principal.userId, state: 'in_progress' as const };
    const attempt = await manager.findOneBy(Attempt, own);
    if (!attempt?.startedAt) throw new AppError('not_found');
    const { examId, startedAt } = attempt;
    const file = await manager.findOneBy(CaseFileRecord, { id: fileId, examId });
    const materials = await manager.findBy(CaseMaterialRecord, { examId });
    const pauses = await listPauses(attemptId, manager);
    if (pauses.some(({ endedAt }) => !endedAt)) throw new AppError('not_found');
    const { released } = releasedMaterials(materials, startedAt, new Date(), pauses);
    if (!file || !released.some(({ material }) => material.id === file.materialId))
      throw new AppError('not_found');
    return file;
  }

  private contentOf(file: CaseFileRecord): NamedContent {
    const { name, contentType, sizeBytes } = file;
    const open = () => this.store.getRange(caseFileKey(file), 0, sizeBytes - 1);
    return { name, contentType, sizeBytes, open };
  }

  private async sheetsOf({ id }: CaseFileRecord): Promise<ShownSheets> {
    const where = { id };
    const { sheets } = await this.dataSource.manager.findOneOrFail(CaseFileRecord, {
      where,
      select: { id: true, sheets: true },
    });
    return { sheets };
  }
}
