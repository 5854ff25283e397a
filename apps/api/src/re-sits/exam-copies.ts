import {
  CaseFileRecord,
  CaseMaterialRecord,
  Exam,
  ExamBlueprint,
  ExamItem,
  ExamRetentionVersion,
  ExamStaff,
  newId,
} from '@bakylau/persistence';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { caseFileKey } from '../exam-questions/case-file.view';

type OwnTerms = Pick<Exam, 'id' | 'opensAt' | 'closesAt' | 'termId' | 'createdBy'>;

/**
 * Exams of the same questions, policies, retention periods and permanent staff as another one, at another time. Whom and where it
 * concerns is their own: groups, enrolments, sittings with the proctors whom they bring in, recorded decisions, legal holds.
 */
@Injectable()
export class ExamCopies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
  ) {}

  /** @param also what has to happen in the same transaction */
  async make(exam: Exam, own: OwnTerms, also: (manager: EntityManager) => Promise<void>): Promise<void> {
    const fileIds = await this.copyContents(exam.id, own.id);
    await this.dataSource.transaction(async (manager) => {
      const { createdAt: _made, ...columns } = exam;
      const fresh = { publishedAt: new Date(), reSitOf: exam.id, standingPause: null };
      await manager.insert(Exam, { ...columns, ...own, ...fresh });
      await copyQuestions(exam.id, own.id, fileIds, manager);
      await copySettings(exam.id, own, manager);
      await also(manager);
    });
  }

  /** Files of a case have own objects, so that the retention of one exam does not take those of another. @returns new ids by old ones */
  private async copyContents(examId: string, copyId: string): Promise<Map<string, string>> {
    const files = await this.dataSource.manager.findBy(CaseFileRecord, { examId });
    const ids = new Map<string, string>();
    for (const file of files) {
      if (file.materialId === null) continue;
      const id = newId();
      const content = await this.store.get(caseFileKey(file));
      await this.store.put(caseFileKey({ examId: copyId, id }), content, file.contentType);
      ids.set(file.id, id);
    }
    return ids;
  }
}

async function copyQuestions(
  from: string,
  examId: string,
  fileIds: ReadonlyMap<string, string>,
  manager: EntityManager,
): Promise<void> {
  const where = { examId: from };
  const materialIds = new Map<string, string>();
  for (const material of await manager.findBy(CaseMaterialRecord, where)) {
    const id = newId();
    materialIds.set(material.id, id);
    await manager.insert(CaseMaterialRecord, { ...material, id, examId });
  }
  for (const file of await caseFilesWithSheets(from, manager)) {
    const id = fileIds.get(file.id);
    const materialId = materialIds.get(file.materialId ?? '');
    if (id && materialId) await manager.insert(CaseFileRecord, { ...file, id, examId, materialId });
  }
  for (const item of await manager.findBy(ExamItem, where))
    await manager.insert(ExamItem, { ...item, id: newId(), examId });
  for (const blueprint of await manager.findBy(ExamBlueprint, where))
    await manager.insert(ExamBlueprint, { ...blueprint, examId });
}

function caseFilesWithSheets(examId: string, manager: EntityManager): Promise<CaseFileRecord[]> {
  return manager
    .createQueryBuilder(CaseFileRecord, 'file')
    .addSelect('file.sheets')
    .where({ examId })
    .getMany();
}

async function copySettings(
  from: string,
  { id: examId, createdBy }: OwnTerms,
  manager: EntityManager,
): Promise<void> {
  for (const { userId, role } of await manager.findBy(ExamStaff, { examId: from, bySitting: false }))
    await manager.insert(ExamStaff, { examId, userId, role });
  const [retention] = await manager.find(ExamRetentionVersion, {
    where: { examId: from },
    order: { version: 'DESC' },
    take: 1,
  });
  if (!retention) return;
  const { periods, setBy } = retention;
  await manager.insert(ExamRetentionVersion, {
    ...{ examId, version: 1, periods },
    ...{ setBy: createdBy ?? setBy, setAt: new Date() },
  });
}
