import { observedSources } from '@bakylau/contracts';
import {
  DEFAULT_POLICY,
  type EffectivePolicy,
  effectivePolicy,
  effectivePolicySchema,
  NO_PERSONAL_TERMS,
  type PolicyDocument,
} from '@bakylau/domain';
import { canonicalJson, sha256Hex } from '@bakylau/recording';
import { type DataSource, type EntityManager } from 'typeorm';
import { type SessionChainService } from '../chain/session-chain.service';
import { AccommodationProfile } from '../entities/accommodation-profile.entity';
import { Attempt } from '../entities/attempt.entity';
import { Exam } from '../entities/exam.entity';
import { ExamSession } from '../entities/exam-session.entity';
import { RulesPolicyVersion } from '../entities/rules-policy-version.entity';
import { SessionRulesSnapshot } from '../entities/session-rules-snapshot.entity';

/** The rules that hold for a session, and the version of the exam's policy that they come from. */
export interface SessionPolicy {
  document: Pick<PolicyDocument, 'name' | 'version'>;
  policy: EffectivePolicy;
}

/**
 * Which rules hold for whom: exam and person joined, and kept with the session from its start on. The api and the gateway both pin
 * through it; the first one does, and whoever comes later, also after a restart or on another machine, gets the same.
 */
export class SessionPolicies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: SessionChainService,
  ) {}

  /** What is pinned, or what would be pinned now. @throws EntityNotFoundError when there is no such session */
  async current(sessionId: string, manager: EntityManager = this.dataSource.manager): Promise<SessionPolicy> {
    return (await this.findPinned(sessionId, manager)) ?? this.compose(sessionId, manager);
  }

  /** Binds the session to the rules as they are now. One that is bound stays as it is. */
  async pin(sessionId: string, manager?: EntityManager): Promise<SessionPolicy> {
    const pinned = await this.findPinned(sessionId, manager ?? this.dataSource.manager);
    if (pinned) return pinned;
    if (manager) return this.pinIn(sessionId, manager);
    return this.dataSource.transaction((own) => this.pinIn(sessionId, own));
  }

  private async pinIn(sessionId: string, manager: EntityManager): Promise<SessionPolicy> {
    const { document, policy } = await this.compose(sessionId, manager);
    const sha256 = sha256Hex(canonicalJson(policy));
    const { name: policyName, version: policyVersion } = document;
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(SessionRulesSnapshot)
      .values({ sessionId, policyName, policyVersion, policy, sha256, pinnedAt: new Date() })
      .orIgnore()
      .returning('session_id')
      .execute();
    // Another process was faster; what it kept holds.
    if ((inserted.raw as unknown[]).length === 0) return this.current(sessionId, manager);
    const payload = { change: 'rules_pinned', policyName, policyVersion, policySha256: sha256 };
    await this.chain.append(sessionId, 'event', null, payload, manager);
    return { document, policy };
  }

  private async findPinned(sessionId: string, manager: EntityManager): Promise<SessionPolicy | null> {
    const snapshot = await manager.findOneBy(SessionRulesSnapshot, { sessionId });
    if (!snapshot) return null;
    const { policyName: name, policyVersion: version } = snapshot;
    return { document: { name, version }, policy: effectivePolicySchema.parse(snapshot.policy) };
  }

  private async compose(sessionId: string, manager: EntityManager): Promise<SessionPolicy> {
    const session = await manager.findOneByOrFail(ExamSession, { id: sessionId });
    const { examId, userId } = await manager.findOneByOrFail(Attempt, { id: session.attemptId });
    const exam = await manager.findOneByOrFail(Exam, { id: examId });
    const document = await documentOfExam(exam, manager);
    const person = await manager.findOneBy(AccommodationProfile, { userId });
    const policy = effectivePolicy(document, person ?? NO_PERSONAL_TERMS, observedSources(exam.policy));
    return { document, policy };
  }
}

/** The exam's policy. What an exam without one allows stands with the exam itself. */
export async function documentOfExam(
  exam: Pick<Exam, 'rulesPolicyId' | 'policy' | 'format'>,
  manager: EntityManager,
): Promise<PolicyDocument> {
  const document = await findDocument(exam, manager);
  if (exam.rulesPolicyId) return document;
  const { notesAllowed, calculatorAllowed } = exam.policy;
  const others = document.allowed.filter((thing) => thing !== 'notes' && thing !== 'calculator');
  const allowed = [
    ...others,
    ...(notesAllowed ? ['notes' as const] : []),
    ...(calculatorAllowed ? ['calculator' as const] : []),
  ];
  return { ...document, allowed };
}

/** Where people talk with each other, rules about sound would flag the exam itself. */
const ORAL_POLICY_NAME = 'oral';

/** The exam's policy; without one, the newest that came with the service for its format. */
export async function findDocument(
  { rulesPolicyId, format }: Pick<Exam, 'rulesPolicyId' | 'format'>,
  manager: EntityManager,
): Promise<PolicyDocument> {
  const name = format === 'oral' ? ORAL_POLICY_NAME : DEFAULT_POLICY.name;
  const stored = await manager.findOne(RulesPolicyVersion, {
    where: rulesPolicyId ? { id: rulesPolicyId } : { name, builtIn: true },
    order: { version: 'DESC' },
  });
  return stored?.document ?? DEFAULT_POLICY;
}
