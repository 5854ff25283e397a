import { randomBytes } from 'node:crypto';
import { type ExamStatements, type StatementDetail, type StatementSummary } from '@bakylau/contracts';
import {
  Exam,
  GradeStatement,
  newId,
  SessionChainService,
  type StatementContent,
  User,
} from '@bakylau/persistence';
import { AppError, authorize, type Principal, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { gradingPolicyOf } from '../admissions/exam-access';
import { findSettableExam, lockSettableExam } from '../exams/editable-exams';
import { countGroups, GroupPeopleReader } from './group-people.reader';
import { findOutdated, type LineChanges } from './outdated-statements';
import { statementLines } from './statement-lines';
import { hashStatement, signStatement } from './statement-seal';

/** What happened since a statement was made. */
interface StatementStanding {
  /** Version of its group. */
  newest: number;
  /** Null while all its marks stand. */
  outdated: LineChanges | null;
}

/** Statements of groups: made once from what is confirmed, never changed, superseded by the next one. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: GroupPeopleReader,
    private readonly chain: SessionChainService,
    private readonly audit: AuditService,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @throws AppError not_found, also for an exam that the examiner is not assigned to */
  async list(principal: Principal, examId: string): Promise<ExamStatements> {
    authorize(principal, 'statement:read');
    const { manager } = this.dataSource;
    const { title } = await findSettableExam(principal, examId, manager);
    const order = { madeAt: 'DESC', id: 'DESC' } as const;
    const relations = { maker: true };
    const statements = await manager.find(GradeStatement, { where: { examId }, relations, order });
    const latest = latestVersions(statements);
    const outdated = await findOutdated(statements, manager);
    return {
      examId,
      title,
      groups: await countGroups(examId, manager),
      statements: statements.map((statement) =>
        summaryOf(statement, {
          newest: latest.get(statement.groupName) ?? 0,
          outdated: outdated.get(statement.id) ?? null,
        }),
      ),
    };
  }

  /** @throws AppError not_found, also for a group that nobody of the exam belongs to */
  async make(principal: Principal, examId: string, groupName: string): Promise<StatementDetail> {
    authorize(principal, 'statement:write');
    const id = await this.dataSource.transaction(async (manager) => {
      // Two at once would get the same version.
      const exam = await lockSettableExam(principal, examId, manager);
      const content = await this.compose(principal, exam, groupName, manager);
      if (content.lines.length === 0) throw new AppError('not_found');
      const { statementId, version, madeAt } = content;
      const sha256 = hashStatement(content);
      const seal = { sha256, signature: signStatement(sha256, this.config.signingKey) };
      const keyId = this.chain.keys.list()[0]?.keyId ?? '';
      const made = { madeBy: principal.userId, madeAt: new Date(madeAt) };
      const row = { id: statementId, examId, groupName, version, content, ...seal, keyId, ...made };
      await manager.insert(GradeStatement, row);
      const detail = { statementId, version, sha256 };
      await this.audit.record(principal.userId, 'statement.made', examId, detail, manager);
      return statementId;
    });
    return this.get(principal, id);
  }

  /** @throws AppError not_found */
  async get(principal: Principal, statementId: string): Promise<StatementDetail> {
    const { statement, ...standing } = await this.open(principal, statementId, 'statement:read');
    const lines = statement.content.lines.map(({ iin: _iin, attemptId: _attemptId, ...line }) => line);
    return { ...summaryOf(statement, standing), lines };
  }

  /** The row itself, with what happened since. @throws AppError not_found */
  async open(
    principal: Principal,
    id: string,
    permission: 'statement:read' | 'statement:write',
  ): Promise<StatementStanding & { statement: GradeStatement }> {
    authorize(principal, permission);
    const { manager } = this.dataSource;
    const statement = await manager.findOne(GradeStatement, { where: { id }, relations: { maker: true } });
    if (!statement) throw new AppError('not_found');
    await findSettableExam(principal, statement.examId, manager);
    const newest = await newestVersion(statement, manager);
    const outdated = (await findOutdated([statement], manager)).get(id) ?? null;
    return { statement, newest, outdated };
  }

  private async compose(
    { userId }: Principal,
    exam: Exam,
    groupName: string,
    manager: EntityManager,
  ): Promise<StatementContent> {
    const madeAt = new Date();
    const maker = await manager.findOneByOrFail(User, { id: userId });
    const { ratingWeightPercent, positiveFrom } = gradingPolicyOf(exam);
    const people = await this.people.read(exam, groupName, manager);
    return {
      statementId: newId(),
      salt: randomBytes(16).toString('hex'),
      examId: exam.id,
      examTitle: exam.title,
      examFormat: exam.format,
      examOpensAt: exam.opensAt.toISOString(),
      examClosesAt: exam.closesAt.toISOString(),
      groupName,
      version: (await newestVersion({ examId: exam.id, groupName }, manager)) + 1,
      madeAt: madeAt.toISOString(),
      madeBy: maker.displayName,
      ratingWeightPercent,
      positiveFrom,
      lines: statementLines(people, madeAt),
    };
  }
}

/** 0 when there is none. */
export async function newestVersion(
  { examId, groupName }: Pick<GradeStatement, 'examId' | 'groupName'>,
  manager: EntityManager,
): Promise<number> {
  return (await manager.maximum(GradeStatement, 'version', { examId, groupName })) ?? 0;
}

function latestVersions(statements: readonly GradeStatement[]): Map<string, number> {
  const latest = new Map<string, number>();
  for (const { groupName, version } of statements)
    latest.set(groupName, Math.max(version, latest.get(groupName) ?? 0));
  return latest;
}

function summaryOf(statement: GradeStatement, { newest, outdated }: StatementStanding): StatementSummary {
  const { id, examId, groupName, version, content, sha256, madeAt } = statement;
  return {
    id,
    examId,
    groupName,
    version,
    madeBy: content.madeBy,
    madeAt: madeAt.toISOString(),
    sha256,
    rows: content.lines.length,
    confirmed: content.lines.filter(({ state }) => state === 'confirmed').length,
    superseded: version < newest,
    outdated: outdated !== null,
  };
}
