import { setTimeout as sleep } from 'node:timers/promises';
import { CANDIDATE_NAMESPACE, type SessionJoined } from '@bakylau/contracts';
import {
  AccommodationProfile,
  type Exam,
  IncidentRecord,
  newId,
  readPolicyYaml,
  RulesPolicyVersion,
  SessionRulesSnapshot,
} from '@bakylau/persistence';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { GatewayProcess } from './gateway-process';
import { type Candidate, GatewayWorld, get } from './gateway-world';

const POLICY = `name: two-seconds
version: 1
title: { kk: Ереже, ru: Правила, en: Rules }
description: { kk: Ереже, ru: Правила, en: Rules }
rules:
  page.left: { severity: critical }
thresholds:
  pageLeft: { openAfterMs: 1000 }
`;

describe('The rules of a session in the gateway', () => {
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let exam: Exam;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({ databaseUrl: database.url });
    world = new GatewayWorld(database, gateway);
    const { document } = readPolicyYaml(POLICY);
    const policy = { id: newId(), name: 'two-seconds', version: 1, yaml: POLICY, sha256: 'a'.repeat(64) };
    await database.dataSource.getRepository(RulesPolicyVersion).insert({ ...policy, document: document! });
    exam = await world.factory.exam({ rulesPolicyId: policy.id });
  }, 60_000);
  afterEach(() => world.disconnectAll());
  afterAll(async () => {
    await gateway?.dispose();
    await database?.close();
  });

  const incidentsOf = ({ session }: Candidate) =>
    database.dataSource.getRepository(IncidentRecord).findBy({ sessionId: session.id, rule: 'page.left' });
  const snapshotOf = ({ session }: Candidate) =>
    database.dataSource.getRepository(SessionRulesSnapshot).findOneByOrFail({ sessionId: session.id });

  /** The exam runs, and the candidate leaves its page. */
  async function leavePage(candidate: Candidate): Promise<void> {
    const socket = await world.connect(CANDIDATE_NAMESPACE, { cookie: candidate.cookie });
    const { attempt, session } = candidate;
    await get<SessionJoined>(socket, 'session:join', { attemptId: attempt.id, windowId: attempt.id });
    await world.startExam(candidate);
    const { epoch } = await world.readSession(session.id);
    await sleep(500);
    const event = { kind: 'page_hidden', atMs: Date.now() - epoch!.getTime() };
    await get(socket, 'client:report', { events: [event] });
  }

  async function until(met: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 15_000; Date.now() < deadline; await sleep(100))
      if (await met()) return;
    throw new Error('not within 15 s');
  }

  it('are those of the exam, except what is different for the person', async () => {
    const [watched, excused] = [await world.candidate(exam), await world.candidate(exam)];
    await database.dataSource.getRepository(AccommodationProfile).insert({
      userId: excused.user.id,
      disabledRules: ['page.left'],
      staffNote: 'The reason',
    });
    await leavePage(excused);
    await leavePage(watched);
    await until(async () => (await incidentsOf(watched)).length === 1);
    const [incident] = await incidentsOf(watched);
    expect(incident).toMatchObject({ severity: 'critical', card: { threshold: { value: 1_000 } } });
    expect(await incidentsOf(excused)).toEqual([]);
    const { policy } = await snapshotOf(excused);
    expect(policy.disabledRules).toContain('page.left');
    expect(JSON.stringify(await snapshotOf(excused))).not.toContain('reason');
  }, 45_000);

  it('stay the same after the gateway has come back, whatever was changed meanwhile', async () => {
    const candidate = await world.candidate(exam);
    const profiles = database.dataSource.getRepository(AccommodationProfile);
    await profiles.insert({ userId: candidate.user.id, disabledRules: ['page.left'] });
    await leavePage(candidate);
    const before = await snapshotOf(candidate);
    await profiles.delete({ userId: candidate.user.id });
    await gateway.stop();
    await gateway.restart();
    const socket = await world.connect(CANDIDATE_NAMESPACE, { cookie: candidate.cookie });
    await get<SessionJoined>(socket, 'session:join', {
      attemptId: candidate.attempt.id,
      windowId: candidate.attempt.id,
    });
    await world.moveSession(candidate.session.id, 'running');
    const { epoch } = await world.readSession(candidate.session.id);
    await sleep(500);
    const event = { kind: 'page_hidden', atMs: Date.now() - epoch!.getTime() };
    await get(socket, 'client:report', { events: [event] });
    await sleep(3_000);
    expect(await incidentsOf(candidate)).toEqual([]);
    expect(await snapshotOf(candidate)).toEqual(before);
  }, 45_000);
});
