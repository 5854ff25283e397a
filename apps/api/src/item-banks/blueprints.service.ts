import {
  type Blueprint,
  type ExamBlueprint,
  type SetBlueprint,
  type UnsetBlueprintQuery,
} from '@bakylau/contracts';
import { ExamBlueprint as BlueprintRow, ExamItem } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam, hasBegun, lockUnbegun } from '../exams/editable-exams';
import { BankAccess } from './bank-access';
import { assertFillable, examItemOf, readPool } from './blueprint-pool';

/** What exams draw. The versions to draw from are taken when the blueprint is set, so that a start cannot fail for want of items. */
@Injectable()
export class BlueprintsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: BankAccess,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async get(principal: Principal, examId: string): Promise<ExamBlueprint> {
    authorize(principal, 'policy:read');
    const { manager } = this.dataSource;
    await findSettableExam(principal, examId, manager);
    const row = await manager.findOneBy(BlueprintRow, { examId });
    const editable = !(await hasBegun(examId, manager));
    const itemCount = await manager.countBy(ExamItem, { examId });
    return { examId, editable, itemCount, blueprint: row && (await blueprintView(row, manager)) };
  }

  /**
   * Replaces the exam's items by the approved ones that the blueprint draws from.
   * @throws AppError not_found, forbidden for the bank; blueprint_unfillable; exam_not_editable
   */
  async set(principal: Principal, examId: string, blueprint: SetBlueprint): Promise<ExamBlueprint> {
    authorize(principal, 'policy:write');
    await this.access.get(principal, 'item:write', blueprint.bankId, 'write');
    await this.dataSource.transaction(async (manager) => {
      const { format } = await lockUnbegun(principal, examId, manager);
      if (format !== 'test') throw new AppError('exam_not_editable');
      const pool = await readPool(blueprint, manager);
      assertFillable(blueprint, pool);
      await manager.delete(ExamItem, { examId });
      const items = pool.map((version, i) => examItemOf(version, examId, i + 1, blueprint.languages));
      await manager.insert(ExamItem, items);
      const itemCount = rulesOf(blueprint).reduce((sum, { count }) => sum + count, 0);
      const row = { ...blueprint, examId, itemCount, frozenAt: new Date() };
      await manager.upsert(BlueprintRow, row, ['examId']);
      const detail = { bankId: blueprint.bankId, pool: pool.length, items: itemCount };
      await this.audit.record(principal.userId, 'exam.blueprint_set', examId, detail, manager);
    });
    return this.get(principal, examId);
  }

  /** Asking again changes nothing. @throws AppError not_found; exam_not_editable */
  async unset(principal: Principal, examId: string, { items }: UnsetBlueprintQuery): Promise<ExamBlueprint> {
    authorize(principal, 'policy:write');
    await this.dataSource.transaction(async (manager) => {
      await lockUnbegun(principal, examId, manager);
      const { affected } = await manager.delete(BlueprintRow, { examId });
      if (affected !== 1) return;
      if (items === 'remove') await manager.delete(ExamItem, { examId });
      await this.audit.record(principal.userId, 'exam.blueprint_unset', examId, { items }, manager);
    });
    return this.get(principal, examId);
  }
}

const rulesOf = ({ sections }: Pick<SetBlueprint, 'sections'>) => sections.flatMap(({ rules }) => rules);

async function blueprintView(row: BlueprintRow, manager: EntityManager): Promise<Blueprint> {
  const { bankId, languages, sections, itemCount, frozenAt, examId } = row;
  const taken = await manager.find(ExamItem, {
    where: { examId },
    select: { id: true, bankVersionId: true },
  });
  const now = new Set((await readPool(row, manager)).map(({ id }) => id));
  return {
    bankId,
    languages,
    sections,
    frozenAt: frozenAt.toISOString(),
    poolSize: taken.length,
    itemCount,
    maxPoints: rulesOf(row).reduce((sum, { count, points }) => sum + count * points, 0),
    outdated:
      now.size !== taken.length ||
      taken.some(({ bankVersionId }) => !bankVersionId || !now.has(bankVersionId)),
  };
}
