import {
  type PolicyCheck,
  type PolicyProblem,
  type RulesPolicyDetail,
  type RulesPolicySummary,
} from '@bakylau/contracts';
import { type PolicyDocument, type ProblemHere } from '@bakylau/domain';
import { Exam, newId, readPolicyYaml, RulesPolicyVersion } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { sha256Hex } from '@bakylau/recording';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { policyContent, type PolicyUsage, rulesPolicyDetail, rulesPolicySummary } from './rules-policy.view';

/** The rules of exams as text in versions. Nothing here changes a version that is there. */
@Injectable()
export class RulesPoliciesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** By name, the newest version of each first. */
  async list(principal: Principal): Promise<{ policies: RulesPolicySummary[] }> {
    authorize(principal, 'policy:read');
    const policies = await this.dataSource.manager.find(RulesPolicyVersion, {
      relations: { creator: true },
      order: { name: 'ASC', version: 'DESC' },
    });
    const counts = await this.examCounts();
    const newest = new Map([...policies].reverse().map(({ name, id }) => [name, id]));
    return {
      policies: policies.map((policy) =>
        rulesPolicySummary(policy, {
          latest: newest.get(policy.name) === policy.id,
          examCount: counts.get(policy.id) ?? 0,
        }),
      ),
    };
  }

  /** @throws AppError not_found */
  async get(principal: Principal, id: string): Promise<RulesPolicyDetail> {
    authorize(principal, 'policy:read');
    const policy = await this.dataSource.manager.findOne(RulesPolicyVersion, {
      where: { id },
      relations: { creator: true },
    });
    if (!policy) throw new AppError('not_found');
    return rulesPolicyDetail(policy, await this.usageOf(policy));
  }

  /** What a text would be as the next version, or everything that is wrong with it. Stores nothing. */
  async check(principal: Principal, yaml: string): Promise<PolicyCheck> {
    authorize(principal, 'policy:write');
    const { document, problems } = await this.read(yaml);
    return { problems, content: document && policyContent(document) };
  }

  /** Stores a text as the version that it names. @throws AppError validation_failed with a detail per problem; conflict */
  async create(principal: Principal, yaml: string): Promise<RulesPolicyDetail> {
    authorize(principal, 'policy:write');
    const { document, problems } = await this.read(yaml);
    if (!document) {
      const details = problems.map(({ line, path, problem }) => ({ path: `${line}:${path}`, problem }));
      throw new AppError('validation_failed', { details });
    }
    const id = newId();
    const { name, version } = document;
    const createdBy = principal.userId;
    await this.dataSource.transaction(async (manager) => {
      const row = { id, name, version, yaml, document, sha256: sha256Hex(yaml), createdBy };
      await manager.insert(RulesPolicyVersion, row);
      await this.audit.record(createdBy, 'policy.created', id, { name, version }, manager);
    });
    return this.get(principal, id);
  }

  private async read(yaml: string): Promise<{ document: PolicyDocument | null; problems: PolicyProblem[] }> {
    const { document, problems } = readPolicyYaml(yaml);
    if (!document) return { document, problems };
    const versions = await this.dataSource.manager.find(RulesPolicyVersion, {
      where: { name: document.name },
      order: { version: 'DESC' },
    });
    const [newest] = versions;
    const next = (newest?.version ?? 0) + 1;
    if (newest?.builtIn)
      return refused(yaml, 'name', {
        code: 'name_taken',
        details: { name: document.name },
        problem: `${document.name} comes with the service; give your policy another name`,
      });
    if (document.version !== next)
      return refused(yaml, 'version', {
        code: 'next_version',
        details: { name: document.name, version: String(next) },
        problem: `The next version of ${document.name} is ${next}`,
      });
    return { document, problems: [] };
  }

  private async usageOf({ id, name, version }: RulesPolicyVersion): Promise<PolicyUsage> {
    const newest = await this.dataSource.manager.maximum(RulesPolicyVersion, 'version', { name });
    return { latest: newest === version, examCount: (await this.examCounts()).get(id) ?? 0 };
  }

  private async examCounts(): Promise<Map<string, number>> {
    const rows = await this.dataSource
      .createQueryBuilder(Exam, 'exam')
      .select('exam.rulesPolicyId', 'id')
      .addSelect('count(*)::int', 'count')
      .where('exam.rulesPolicyId IS NOT NULL')
      .groupBy('exam.rulesPolicyId')
      .getRawMany<{ id: string; count: number }>();
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}

/** A problem of an entry at the top of the text. */
function refused(
  yaml: string,
  path: string,
  here: ProblemHere,
): { document: null; problems: PolicyProblem[] } {
  const index = yaml.split('\n').findIndex((line) => line.startsWith(`${path}:`));
  return { document: null, problems: [{ line: Math.max(index, 0) + 1, path, ...here }] };
}
