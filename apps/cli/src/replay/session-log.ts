import {
  OBSERVED_BY_PERSON,
  type Descriptor,
  type PolicyReference,
  type RuleContext,
} from '@bakylau/contracts';
import {
  DEFAULT_EFFECTIVE_POLICY,
  DEFAULT_POLICY,
  type EffectivePolicy,
  effectivePolicySchema,
  referenceTo,
} from '@bakylau/domain';
import {
  Attempt,
  ExamSession,
  FaceEnrolment,
  IncidentRecord,
  ObservationBatch,
  RecordingSegment,
  referenceFingerprint,
  SessionRulesSnapshot,
  SessionRun,
  type StoredObservation,
} from '@bakylau/persistence';
import { type DataSource, Not } from 'typeorm';
import { UsageError } from '../cli.errors';
import { type StoredSegment } from './recorded-media';

export type StoredIncident = Pick<IncidentRecord, 'rule' | 'startedAtMs' | 'endedAtMs'>;

/** Everything that the database holds of a session's analysis. */
export interface SessionLog {
  sessionId: string;
  /** Of today; null when the person has no enrolled photo, or it was erased. */
  reference: Descriptor | null;
  /** Runs that compared with another reference than that of today: what it was is not kept. */
  runsOfOtherReference: ReadonlySet<number>;
  /** Of the camera and the microphone. */
  segments: StoredSegment[];
  /** In order of time. */
  observations: StoredObservation[];
  /** In the order in which the rules saw it. */
  context: RuleContext[];
  incidents: StoredIncident[];
  /** What the session's rules worked with. */
  policy: EffectivePolicy;
  /** The policy that they come from. */
  policyReference: PolicyReference;
}

/** @throws UsageError when there is no such session, or nothing of it was analysed */
export async function loadSessionLog(database: DataSource, sessionId: string): Promise<SessionLog> {
  const session = await database.getRepository(ExamSession).findOneBy({ id: sessionId });
  if (!session) throw new UsageError(`The database has no session ${sessionId}`);
  const attempt = await database.getRepository(Attempt).findOneByOrFail({ id: session.attemptId });
  const enrolment = await database.getRepository(FaceEnrolment).findOneBy({ userId: attempt.userId });
  const batches = await database
    .getRepository(ObservationBatch)
    .find({ where: { sessionId }, order: { fromMs: 'ASC' } });
  if (batches.length === 0) throw new UsageError(`Nothing of session ${sessionId} was analysed`);
  const runs = await database.getRepository(SessionRun).findBy({ sessionId });
  const reference = enrolment?.descriptor ?? null;
  const snapshot = await database.getRepository(SessionRulesSnapshot).findOneBy({ sessionId });
  return {
    sessionId,
    policy: snapshot ? effectivePolicySchema.parse(snapshot.policy) : DEFAULT_EFFECTIVE_POLICY,
    policyReference: snapshot
      ? referenceTo({ name: snapshot.policyName, version: snapshot.policyVersion })
      : referenceTo(DEFAULT_POLICY),
    reference,
    runsOfOtherReference: runsOfOtherReference(runs, reference),
    segments: await database.getRepository(RecordingSegment).findBy({ sessionId, chain: 'av' }),
    observations: batches.flatMap(({ observations }) => observations).toSorted((a, b) => a.atMs - b.atMs),
    context: batches.flatMap(({ context }) => context),
    incidents: await database
      .getRepository(IncidentRecord)
      // What a person saw does not come from the rules.
      .find({ where: { sessionId, rule: Not(OBSERVED_BY_PERSON) }, order: { startedAtMs: 'ASC' } }),
  };
}

/** Of runs from before fingerprints were kept nothing is known; they are compared with the reference of today. */
export function runsOfOtherReference(
  runs: readonly Pick<SessionRun, 'run' | 'referenceSha256'>[],
  reference: Descriptor | null,
): Set<number> {
  const today = reference && referenceFingerprint(reference);
  const others = runs.filter(({ referenceSha256 }) => referenceSha256 !== null && referenceSha256 !== today);
  return new Set(others.map(({ run }) => run));
}
