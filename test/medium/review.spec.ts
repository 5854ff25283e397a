import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Incident,
  incidentSchema,
  integrityReportSchema,
  type RuleContext,
  sessionListSchema,
  sessionReviewSchema,
} from '@bakylau/contracts';
import {
  AccessLog,
  AuditEntry,
  ExamResult,
  ExamSession,
  IncidentRecord,
  newId,
  curvesOf,
  ObservationBatch,
  SessionChainService,
} from '@bakylau/persistence';
import { MANIFEST_NAME, sessionFolder } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const DISMISSED = { verdict: 'dismissed', reason: 'false_alarm' };
const CONFIRMED = { verdict: 'confirmed', reason: 'seen_on_recording' };
const CLEAR = { outcome: 'clear', reason: 'Nothing against the rules was seen.' };

describe('review', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let sessionId: string;
  let attemptId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    scene = await ExamScene.set(world);
    ({ sessionId, id: attemptId } = await scene.submitAttempt());
  });

  const rows = () => world.database.dataSource.manager;
  const incident = (columns: Partial<IncidentRecord> = {}) =>
    world.factory.incident({ sessionId, ...columns });
  const judge = (incidentId: string, verdict: object, by: ApiCaller = scene.proctor) =>
    by.put(`/api/sessions/${sessionId}/incidents/${incidentId}/verdict`, verdict);
  const decide = (decision: object = CLEAR, by: ApiCaller = scene.proctor) =>
    by.put(`/api/sessions/${sessionId}/decision`, decision);

  describe('who may see what', () => {
    it('lists the sessions of assigned exams by state, and all of them to administrators', async () => {
      const other = await ExamScene.set(world);
      await other.startAttempt();
      const list = async (caller: ApiCaller, query = '') => {
        const { body } = await caller.get(`/api/sessions${query}`).expect(200);
        return sessionListSchema.parse(body).sessions.map(({ examId }) => examId);
      };
      expect(await list(scene.proctor)).toEqual([scene.exam.id]);
      expect(await list(scene.proctor, '?state=to_review')).toEqual([scene.exam.id]);
      expect(await list(scene.proctor, '?state=live')).toEqual([]);
      expect(await list(scene.proctor, `?examId=${other.exam.id}`)).toEqual([]);
      expect(await list(other.proctor, '?state=live')).toEqual([other.exam.id]);
      const admin = await world.signIn('admin');
      const all = await list(admin);
      expect(all).toEqual(expect.arrayContaining([scene.exam.id, other.exam.id]));
      expect(await list(admin, `?examId=${other.exam.id}`)).toEqual([other.exam.id]);
      await scene.proctor.get('/api/sessions?state=nonsense').expect(400);
    });

    it('hides a session from proctors of other exams behind every route, as if it were not there', async () => {
      const { id } = await incident({ evidenceKey: 'sessions/x/evidence/y.webp' });
      const { proctor: stranger } = await ExamScene.set(world);
      for (const target of [sessionId, newId()]) {
        const path = `/api/sessions/${target}`;
        const answers = await Promise.all([
          stranger.get(`${path}/review`),
          stranger.get(`${path}/integrity`),
          stranger.get(`${path}/recordings/av.webm`),
          stranger.get(`${path}/incidents/${id}/evidence`),
          stranger.get(`${path}/photos/check-in`),
          stranger.get(`${path}/photos/enrolled`),
          stranger.put(`${path}/incidents/${id}/verdict`, DISMISSED),
          stranger.put(`${path}/decision`, CLEAR),
        ]);
        for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'not_found']);
      }
      expect(await rows().countBy(AccessLog, { sessionId })).toBe(0);
    });

    it('is closed to candidates and examiners, and deciding to administrators', async () => {
      const { id } = await incident();
      for (const caller of [scene.candidate, scene.examiner]) {
        await caller.get(`/api/sessions/${sessionId}/review`).expect(403);
        await judge(id, DISMISSED, caller).expect(403);
      }
      const admin = await world.signIn('admin');
      await admin.get(`/api/sessions/${sessionId}/review`).expect(200);
      await decide(CLEAR, admin).expect(403);
    });

    it('does not let an examiner of the exam who proctors elsewhere decide it', async () => {
      const both = await world.person({ roles: ['examiner', 'proctor'] });
      await world.factory.staff({ examId: scene.exam.id, userId: both.id, role: 'examiner' });
      await decide(CLEAR, await world.signIn(both)).expect(404);
    });
  });

  describe('the page', () => {
    it('has incidents in order of time, levels, the score with its contributions, and is logged', async () => {
      const later = await incident({ rule: 'face.multiple', startedAtMs: 60_000, endedAtMs: 65_000 });
      const earlier = await incident({ rule: 'page.left', startedAtMs: 5_000, endedAtMs: 9_000 });
      await incident({ rule: 'camera.dark', startedAtMs: 30_000, endedAtMs: 40_000 });
      const sound = (atMs: number) => ({
        kind: 'sound',
        sessionId,
        atMs,
        durationMs: 1000,
        levelDbfs: -60 - atMs / 1000,
      });
      const turned = (atMs: number, yawDeg: number) => ({
        kind: 'frame',
        atMs,
        faces: [{ pose: { yawDeg } }],
      });
      const blank = { kind: 'frame', sessionId, atMs: 1200, faces: [] };
      const frames = [turned(6000, 4), turned(1000, 10), turned(1500, -31.5), blank];
      const observations = [sound(1000), ...frames, sound(0)] as never[];
      const client = (kind: 'page_hidden', atMs: number) => ({
        ...{ kind: 'client' as const, event: { kind, atMs } },
      });
      const network = (atMs: number, lostShare: number) => ({
        ...{ kind: 'network' as const, atMs, lostShare, receivedKbps: 300.5, jitterMs: 9, roundTripMs: null },
      });
      const page = (connected: boolean, atMs: number) => ({ kind: 'page' as const, atMs, connected });
      const first: RuleContext[] = [network(500, 0.01), client('page_hidden', 1000), network(5500, 0.2)];
      await rows().insert(ObservationBatch, [
        {
          sessionId,
          fromMs: 2001,
          toMs: 9000,
          observations: [],
          context: [page(false, 3000), page(true, 4000)],
          curves: curvesOf([]),
        },
        { sessionId, fromMs: 0, toMs: 2000, observations, context: first, curves: curvesOf(observations) },
      ]);

      const response = await scene.proctor.get(`/api/sessions/${sessionId}/review`).expect(200);
      const review = sessionReviewSchema.parse(response.body);
      expect(review.incidents.map(({ rule }) => rule)).toEqual(['page.left', 'camera.dark', 'face.multiple']);
      expect(review.score).toEqual({
        total: 20,
        contributions: [
          { incidentId: earlier.id, rule: 'page.left', weight: 5, points: 5 },
          { incidentId: later.id, rule: 'face.multiple', weight: 15, points: 15 },
        ],
      });
      expect(review.levels).toEqual([
        { atMs: 0, levelDbfs: -60 },
        { atMs: 1000, levelDbfs: -61 },
      ]);
      // The largest turn of each five seconds.
      expect(review.yaws).toEqual([
        { atMs: 1500, yawDeg: -31.5 },
        { atMs: 6000, yawDeg: 4 },
      ]);
      expect(review.focusLosses).toEqual([{ state: 'hidden', startMs: 1000, endMs: 3000 }]);
      expect(review.disconnections).toEqual([{ startMs: 3000, endMs: 4000 }]);
      // The worst of each ten seconds.
      const worst = { atMs: 5500, receivedKbps: 300.5, lostShare: 0.2, jitterMs: 9, roundTripMs: null };
      expect(review.network).toEqual([worst]);
      expect(review).toMatchObject({
        recordings: [],
        decision: null,
        session: { undecidedIncidents: 3, behaviourIncidents: 2, technicalIncidents: 1, decision: 'none' },
      });
      const views = await rows().findBy(AccessLog, { sessionId });
      expect(views).toMatchObject([{ what: 'session.review', userId: scene.proctor.user.id }]);
    });

    it('gives evidence and photos, each look logged before it goes out', async () => {
      const store = world.app.get(ObjectStore);
      const [picture, photo] = [Buffer.from('RIFF webp'), Buffer.from('jpeg')];
      const evidenceKey = `${sessionFolder(sessionId)}evidence/1.webp`;
      await store.put(evidenceKey, picture, 'image/webp');
      const { id } = await incident({ evidenceKey });
      const { id: bare } = await incident();
      await scene.enrolPhoto(scene.candidate.user, photo);
      const path = `/api/sessions/${sessionId}`;

      const evidence = await scene.proctor.get(`${path}/incidents/${id}/evidence`).expect(200);
      expect(evidence.headers).toMatchObject({ 'content-type': 'image/webp', 'cache-control': 'no-store' });
      expect(evidence.body).toEqual(picture);
      const enrolled = await scene.proctor.get(`${path}/photos/enrolled`).expect(200);
      expect(enrolled.body).toEqual(photo);
      await scene.proctor.get(`${path}/incidents/${bare}/evidence`).expect(404);
      await scene.proctor.get(`${path}/photos/check-in`).expect(404);
      const views = await rows().find(AccessLog, { where: { sessionId }, order: { at: 'ASC' } });
      expect(views.map(({ what, detail }) => [what, detail])).toEqual([
        ['evidence', { incidentId: id }],
        ['photo.enrolled', {}],
      ]);
    });
  });

  describe('verdicts', () => {
    it('are stored with person, time and reason, in the chain and in the audit, and can be changed', async () => {
      const { id } = await incident();
      const first = incidentSchema.parse((await judge(id, CONFIRMED).expect(200)).body);
      expect(first).toMatchObject({ verdict: 'confirmed', verdictBy: scene.proctor.user.displayName });
      const second = await judge(id, {
        verdict: 'dismissed',
        reason: 'other_dismissed',
        note: 'It was a poster.',
      });
      expect(second.body as Incident).toMatchObject({
        verdict: 'dismissed',
        verdictNote: 'It was a poster.',
      });
      const chain = await world.app.get(SessionChainService).list(sessionId);
      expect(chain.filter(({ kind }) => kind === 'verdict').map(({ payload }) => payload)).toMatchObject([
        { incidentId: id, verdict: 'confirmed', by: scene.proctor.user.id },
        { incidentId: id, verdict: 'dismissed' },
      ]);
      expect(JSON.stringify(chain)).not.toContain('poster');
      expect(await rows().countBy(AuditEntry, { action: 'incident.verdict', subject: id })).toBe(2);
    });

    it('take an incident out of the score when they dismiss it', async () => {
      const { id } = await incident({ rule: 'face.multiple' });
      await judge(id, DISMISSED).expect(200);
      const { body } = await scene.proctor.get(`/api/sessions/${sessionId}/review`);
      expect(body.score).toMatchObject({
        total: 0,
        contributions: [{ incidentId: id, weight: 15, points: 0 }],
      });
    });

    it('need a reason that belongs to them, and a note where the reason says nothing', async () => {
      const { id } = await incident();
      for (const bad of [
        { verdict: 'confirmed', reason: 'false_alarm' },
        { verdict: 'dismissed', reason: 'other_dismissed' },
        { verdict: 'perhaps', reason: 'false_alarm' },
        { verdict: 'pending', reason: 'false_alarm' },
        {},
      ]) {
        expect((await judge(id, bad)).body.code).toBe('validation_failed');
      }
    });

    it('are refused for an incident that goes on, for one of another session, and after the decision', async () => {
      const open = await incident({ endedAtMs: null });
      expect((await judge(open.id, DISMISSED)).body.code).toBe('session_not_reviewable');
      const foreign = await world.factory.incident({ sessionId: (await world.factory.session()).id });
      expect((await judge(foreign.id, DISMISSED)).body.code).toBe('not_found');
      await rows().update(IncidentRecord, { id: open.id }, { endedAtMs: 20_000 });
      await judge(open.id, DISMISSED).expect(200);
      await decide().expect(200);
      expect((await judge(open.id, CONFIRMED)).body.code).toBe('session_not_reviewable');
    });
  });

  describe('the decision', () => {
    it('waits for every verdict, technical incidents too', async () => {
      const behaviour = await incident();
      const technical = await incident({ rule: 'media.gap' });
      expect((await decide()).body.code).toBe('incidents_undecided');
      await judge(behaviour.id, DISMISSED).expect(200);
      expect((await decide()).body.code).toBe('incidents_undecided');
      await judge(technical.id, { verdict: 'dismissed', reason: 'technical_cause' }).expect(200);
      const { body } = await decide().expect(200);
      expect(body).toMatchObject({ state: 'decided', decision: 'clear', undecidedIncidents: 0 });
    });

    it('verifies the result, leaves the mark alone, and is there for the page', async () => {
      const before = await rows().findOneByOrFail(ExamResult, { attemptId });
      const { id } = await incident({ rule: 'face.other_person' });
      await judge(id, CONFIRMED).expect(200);
      await decide({
        outcome: 'violation',
        reason: 'Another person sat the exam.',
        incidentIds: [id],
      }).expect(200);
      const after = await rows().findOneByOrFail(ExamResult, { attemptId });
      expect(after).toMatchObject({ state: 'verified', mark: before.mark, points: before.points });
      const { body } = await scene.proctor.get(`/api/sessions/${sessionId}/review`);
      expect(body.decision).toMatchObject({
        outcome: 'violation',
        reason: 'Another person sat the exam.',
        decidedBy: scene.proctor.user.displayName,
      });
    });

    it('is taken once, also when two proctors take it at the same moment', async () => {
      const answers = await Promise.all([
        decide(),
        decide({ outcome: 'violation', reason: 'Seen.' }),
        decide(),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect((await decide()).body.code).toBe('session_not_reviewable');
    });

    it.each(['running', 'submitted'] as const)('is refused while the session is %s', async (state) => {
      await rows().update(ExamSession, { id: sessionId }, { state });
      expect((await decide()).body.code).toBe('session_not_reviewable');
    });

    it('does not slip past an incident whose verdict is being given', async () => {
      const { id } = await incident();
      const [verdict, decision] = await Promise.all([judge(id, DISMISSED), decide()]);
      expect(verdict.status === 200 || verdict.body.code === 'session_not_reviewable').toBe(true);
      expect([200, 409]).toContain(decision.status);
      const pending = await rows().countBy(IncidentRecord, { sessionId, verdict: 'pending' });
      const { state } = await rows().findOneByOrFail(ExamSession, { id: sessionId });
      if (state === 'decided') expect(pending).toBe(0);
    });
  });

  describe('integrity', () => {
    const integrity = async () => {
      const { body } = await scene.proctor.get(`/api/sessions/${sessionId}/integrity`).expect(200);
      return integrityReportSchema.parse(body);
    };
    const manifestPath = () => join(world.config.dataDir, 'store', sessionFolder(sessionId), MANIFEST_NAME);

    it('is sound after the recording is closed, after verdicts, and after the decision', async () => {
      expect(await integrity()).toMatchObject({ sound: true, entries: 4, firstProblem: null });
      const { id } = await incident();
      await judge(id, DISMISSED).expect(200);
      expect(await integrity()).toMatchObject({ sound: true, entries: 6 });
      await decide().expect(200);
      expect(await integrity()).toMatchObject({ sound: true, entries: 8 });
    });

    it('names the first bad item after one flipped character of the manifest', async () => {
      const manifest = await readFile(manifestPath(), 'utf8');
      await writeFile(manifestPath(), manifest.replace('"started"', '"stopped"'));
      const report = await integrity();
      expect(report.sound).toBe(false);
      expect(report.firstProblem).toContain('entry 1');
    });

    it('names a recording that nobody vouches for', async () => {
      const key = `${sessionFolder(sessionId)}av/1-0.webm`;
      await world.app.get(ObjectStore).put(key, Buffer.from('forged'), 'video/webm');
      expect(await integrity()).toMatchObject({ sound: false });
    });

    it('finds a folder that was put back from a session of another service', async () => {
      await rows().query('DELETE FROM chain_heads WHERE session_id = $1', [sessionId]);
      const report = await integrity();
      expect(report).toMatchObject({ sound: false });
      expect(report.firstProblem).toContain('(head): expected hash none');
    });
  });
});
