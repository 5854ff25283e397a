import { INCIDENT_RULE_IDS, type RulesPolicyDetail, type RulesPolicySummary } from '@bakylau/contracts';
import { AuditEntry, ChainEntryRecord, SessionPolicies, SessionRulesSnapshot } from '@bakylau/persistence';
import { ApiWorld, type ApiCaller } from './api-world';
import { ExamScene } from './exam-scene';

const yamlOf = (name: string, version: number, rest = ''): string => `name: ${name}
version: ${version}
title: { kk: Ереже, ru: Правила, en: Own rules }
description: { kk: Сипаттама, ru: Описание, en: What holds here }
${rest}`;

describe('Rules of exams and accommodations', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let admin: ApiCaller;
  let registrar: ApiCaller;

  beforeAll(async () => {
    world = await ApiWorld.start();
    scene = await ExamScene.set(world);
    [admin, registrar] = await Promise.all([world.signIn('admin'), world.signIn('registrar')]);
  });
  afterAll(() => world.close());

  const listed = async (): Promise<RulesPolicySummary[]> =>
    ((await admin.get('/api/rules-policies').expect(200)).body as { policies: RulesPolicySummary[] })
      .policies;
  const create = async (yaml: string): Promise<RulesPolicyDetail> =>
    (await admin.post('/api/rules-policies', { yaml }).expect(200)).body as RulesPolicyDetail;
  const accommodationOf = (personId: string) => `/api/people/${personId}/accommodation`;
  const terms = (parts: object) => ({ disabledRules: [], thresholds: {}, staffNote: '', ...parts });

  it('sets which checks an exam asks for, until a candidate has started', async () => {
    const own = await ExamScene.set(world);
    const address = `/api/exams/${own.exam.id}/checks`;
    const checks = { roomScan: 'both', randomRoomScans: 2, liveness: 'on' };
    const before = await own.examiner.get(address).expect(200);
    expect(before.body).toMatchObject({ roomScan: 'none', liveness: 'off', editable: true });
    const set = await own.examiner.put(address, checks).expect(200);
    expect(set.body).toEqual({ ...checks, examId: own.exam.id, camera: true, editable: true });
    const attempt = await own.createAttempt();
    expect(attempt.exam).toMatchObject({ roomScan: 'both', policy: { liveness: 'on', camera: true } });
    const audits = await world.database.dataSource.getRepository(AuditEntry).findBy({ subject: own.exam.id });
    expect(audits.map(({ action }) => action)).toEqual(['exam.checks_set']);

    await own.examiner.put(address, { ...checks, randomRoomScans: 4 }).expect(400);
    await own.proctor.put(address, checks).expect(403);
    await scene.examiner.put(address, checks).expect(404);
    await own.examiner.put(address, { ...checks, roomScan: 'none', liveness: 'off' }).expect(200);
    await own.startAttempt();
    const late = await own.examiner.put(address, checks).expect(409);
    expect(late.body).toMatchObject({ code: 'exam_not_editable' });
    const after = await own.examiner.get(address).expect(200);
    expect(after.body).toMatchObject({ roomScan: 'none', editable: false });
  });

  it('brings policies with the service', async () => {
    const policies = await listed();
    const builtIn = policies
      .filter((policy) => policy.builtIn)
      .map(({ name, version }) => `${name} ${version}`);
    expect(builtIn).toEqual(['default 1', 'lenient-network 1', 'open-book 1', 'oral 1']);
  });

  it('shows a version with its text and everything that it leaves to the defaults', async () => {
    const openBook = (await listed()).find(({ name }) => name === 'open-book')!;
    const { body } = await scene.examiner.get(`/api/rules-policies/${openBook.id}`).expect(200);
    const detail = body as RulesPolicyDetail;
    expect(detail.yaml).toContain('name: open-book');
    expect(detail.rules.map(({ rule }) => rule)).toEqual(INCIDENT_RULE_IDS);
    expect(detail.rules.find(({ rule }) => rule === 'object.book')).toMatchObject({ enabled: false });
    expect(detail.thresholds).toContainEqual({ name: 'headAway.openDeg', value: 50, defaultValue: 30 });
    expect(detail.thresholds).toContainEqual({ name: 'soundNoise.marginDb', value: 15, defaultValue: 15 });
  });

  it('stores a change as a new version, which nothing can change afterwards', async () => {
    const first = await create(yamlOf('growing', 1));
    const second = await create(yamlOf('growing', 2, 'rules: { page.left: { enabled: false } }\n'));
    const versions = (await listed()).filter(({ name }) => name === 'growing');
    expect(versions.map(({ version, latest }) => [version, latest])).toEqual([
      [2, true],
      [1, false],
    ]);
    const { body } = await admin.get(`/api/rules-policies/${first.id}`).expect(200);
    expect(body).toEqual({ ...first, latest: false });
    expect(second.createdBy).toBe(admin.user.displayName);
    const { dataSource } = world.database;
    await expect(
      dataSource.query(`UPDATE rules_policies SET yaml = 'x' WHERE id = $1`, [first.id]),
    ).rejects.toThrow('Rows of rules_policies never change');
    const entry = await dataSource.getRepository(AuditEntry).findOneByOrFail({ subject: second.id });
    expect(entry).toMatchObject({ action: 'policy.created', userId: admin.user.id });
  });

  it.each([
    ['a version that is not the next', yamlOf('leaping', 3), '2:version'],
    ['the name of a policy that came with the service', yamlOf('default', 2), '1:name'],
    [
      'an unknown threshold',
      yamlOf('wrong', 1, 'thresholds:\n  headAway: { opensDeg: 3 }\n'),
      '6:thresholds.headAway.opensDeg',
    ],
    [
      'a rule moved to behaviour',
      yamlOf('wrong', 1, 'rules:\n  camera.dark: { ledger: behaviour }\n'),
      '6:rules.camera.dark.ledger',
    ],
  ])('refuses %s and names the place', async (_, yaml, path) => {
    const refused = await admin.post('/api/rules-policies', { yaml }).expect(400);
    const { details } = refused.body as { details: { path: string }[] };
    expect(details.map((detail) => detail.path)).toEqual([path]);
    const checked = await admin.post('/api/rules-policies/check', { yaml }).expect(200);
    const { problems, content } = checked.body as {
      problems: { line: number; path: string }[];
      content: null;
    };
    expect(problems.map(({ line, path: at }) => `${line}:${at}`)).toEqual([path]);
    expect(content).toBeNull();
  });

  it('lets nobody touch them who has no business there', async () => {
    const [policy] = await listed();
    for (const caller of [scene.proctor, scene.candidate]) {
      await caller.get('/api/rules-policies').expect(403);
      await caller.get(`/api/rules-policies/${policy!.id}`).expect(403);
      await caller.get(accommodationOf(scene.candidate.user.id)).expect(403);
      await caller.put(accommodationOf(scene.candidate.user.id), terms({})).expect(403);
    }
    await registrar.post('/api/rules-policies', { yaml: yamlOf('mine', 1) }).expect(403);
    await scene.examiner.get(accommodationOf(scene.candidate.user.id)).expect(403);
    const stranger = await world.signIn('examiner');
    await stranger.put(`/api/exams/${scene.exam.id}/rules-policy`, { rulesPolicyId: policy!.id }).expect(404);
  });

  it('keeps, shows and takes back what is different for a person, and writes every view down', async () => {
    const { id } = await world.person();
    const wanted = terms({
      disabledRules: ['head.away'],
      thresholds: { 'faceAbsent.openAfterMs': 20_000 },
      staffNote: 'Letter of the doctor',
    });
    const { body } = await registrar.put(accommodationOf(id), wanted).expect(200);
    expect(body).toMatchObject({ accommodation: { ...wanted, updatedBy: registrar.user.displayName } });
    const wrong = terms({ thresholds: { 'faceAbsent.openAfterMs': -1 } });
    const refused = await registrar.put(accommodationOf(id), wrong).expect(400);
    expect(refused.body).toMatchObject({ details: [{ path: 'thresholds.faceAbsent.openAfterMs' }] });
    await world.http.delete(accommodationOf(id)).set(registrar.headers).expect(200);
    expect((await admin.get(accommodationOf(id)).expect(200)).body).toMatchObject({ accommodation: null });
    const entries = await world.database.dataSource
      .getRepository(AuditEntry)
      .find({ where: { subject: id }, order: { id: 'ASC' } });
    expect(entries.map(({ action }) => action)).toEqual([
      'accommodation.set',
      'accommodation.viewed',
      'accommodation.removed',
      'accommodation.viewed',
      'accommodation.viewed',
    ]);
    expect(JSON.stringify(entries)).not.toContain('doctor');
  });

  it('tells the candidate, and binds the session at its start for good', async () => {
    const own = await ExamScene.set(world);
    const policy = await create(
      yamlOf('bound', 1, 'rules: { page.left: { enabled: false } }\nallowed: [notes]\n'),
    );
    const address = `/api/exams/${own.exam.id}/rules-policy`;
    const assigned = await own.examiner.put(address, { rulesPolicyId: policy.id }).expect(200);
    expect(assigned.body).toEqual({ examId: own.exam.id, rulesPolicyId: policy.id, editable: true });
    const candidateId = own.candidate.user.id;
    await registrar
      .put(accommodationOf(candidateId), terms({ disabledRules: ['head.away'], staffNote: 'why' }))
      .expect(200);

    const before = await own.createAttempt();
    expect(before.exam.policy).toMatchObject({ notesAllowed: true, calculatorAllowed: false });
    expect(before.rules.title.en).toBe('Own rules');
    expect(before.rules.allowed).toEqual(['notes']);
    expect(before.rules.watched).toContain('face.absent');
    for (const rule of ['page.left', 'head.away', 'object.book', 'eyes.away'])
      expect(before.rules.watched).not.toContain(rule);

    const started = await own.startAttempt();
    expect(started.rules).toEqual(before.rules);
    const { dataSource } = world.database;
    const { sessionId } = started;
    const snapshot = await dataSource.getRepository(SessionRulesSnapshot).findOneByOrFail({ sessionId });
    expect(snapshot).toMatchObject({ policyName: 'bound', policyVersion: 1 });
    const entries = await dataSource.getRepository(ChainEntryRecord).findBy({ sessionId });
    expect(entries.map(({ payload }) => payload)).toContainEqual({
      change: 'rules_pinned',
      policyName: 'bound',
      policyVersion: 1,
      policySha256: snapshot.sha256,
    });

    await registrar.put(accommodationOf(candidateId), terms({})).expect(200);
    await admin.put(address, { rulesPolicyId: null }).expect(409);
    const policies = world.app.get(SessionPolicies);
    const { policy: pinned } = await policies.pin(sessionId);
    expect(pinned.disabledRules).toContain('head.away');
    await expect(
      dataSource.query(`UPDATE session_rules SET sha256 = '' WHERE session_id = $1`, [sessionId]),
    ).rejects.toThrow('never change');

    // What a proctor gets of the session says nothing of the person's terms.
    const review = await own.proctor.get(`/api/sessions/${sessionId}/review`).expect(200);
    expect(review.text).not.toMatch(/accommodation|staffNote/i);
  });

  it('binds a session once, however many ask at the same time', async () => {
    const { sessionId, rules } = await scene.createAttempt();
    expect(rules.allowed).toEqual([]);
    const policies = world.app.get(SessionPolicies);
    const pinned = await Promise.all(Array.from({ length: 5 }, () => policies.pin(sessionId)));
    expect(new Set(pinned.map((one) => JSON.stringify(one.policy))).size).toBe(1);
    const entries = await world.database.dataSource.getRepository(ChainEntryRecord).findBy({ sessionId });
    expect(entries).toHaveLength(1);
  });
});
