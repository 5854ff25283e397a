import {
  annulmentSchema,
  resultDetailSchema,
  appealSchema,
  type CandidateReview,
  candidateReviewSchema,
  type ExamReviewPolicy,
} from '@bakylau/contracts';
import { AccessLog, Appeal, ExamResult, type IncidentRecord, SessionDecision } from '@bakylau/persistence';
import { SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const CONFIRMED = { verdict: 'confirmed', reason: 'seen_on_recording' };
const VIOLATION = { outcome: 'violation', reason: 'Another person was there.' };

describe('after the decision', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let second: ApiCaller;
  let sessionId: string;
  let attemptId: string;
  let incident: IncidentRecord;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    scene = await ExamScene.set(world);
    second = await world.signIn('proctor');
    await world.factory.staff({ examId: scene.exam.id, userId: second.user.id, role: 'proctor' });
    ({ sessionId, id: attemptId } = await scene.submitAttempt());
    incident = await world.factory.incident({ sessionId, rule: 'face.multiple' });
  });

  const rows = () => world.database.dataSource.manager;
  const mine = async (by: ApiCaller = scene.candidate): Promise<CandidateReview> =>
    candidateReviewSchema.parse((await by.get(`/api/attempts/${attemptId}/review`).expect(200)).body);
  const decide = async (decision: object = VIOLATION) => {
    const path = `/api/sessions/${sessionId}`;
    await scene.proctor.put(`${path}/incidents/${incident.id}/verdict`, CONFIRMED).expect(200);
    await scene.proctor.put(`${path}/decision`, { incidentIds: [incident.id], ...decision }).expect(200);
  };
  const appeal = (by: ApiCaller = scene.candidate) =>
    by.post(`/api/attempts/${attemptId}/appeal`, { text: 'It was my mother with tea.' });
  const take = (by: ApiCaller) => by.post(`/api/sessions/${sessionId}/appeal/take`);
  const rule = (by: ApiCaller, ruling: object) => by.put(`/api/sessions/${sessionId}/appeal/ruling`, ruling);
  const result = () => rows().findOneByOrFail(ExamResult, { attemptId });

  describe('the own page of a candidate', () => {
    it('has the flags in plain words, and verdicts only once the session is decided', async () => {
      expect((await mine()).incidents).toMatchObject([
        { id: incident.id, verdict: 'pending', summary: { en: 'No face in the picture' }, hasClip: false },
      ]);
      await scene.proctor
        .put(`/api/sessions/${sessionId}/incidents/${incident.id}/verdict`, CONFIRMED)
        .expect(200);
      expect(await mine()).toMatchObject({ state: 'in_review', decision: null, mayAppeal: false });
      expect((await mine()).incidents[0]?.verdict).toBe('pending');
    });

    it('takes comments before the decision, which the reviewer reads, and none after it', async () => {
      const say = (by: ApiCaller) =>
        by.post(`/api/attempts/${attemptId}/comments`, { text: 'My mother came in.' });
      await say(scene.candidate).expect(200);
      const { body } = await scene.proctor.get(`/api/sessions/${sessionId}/review`);
      expect(body.comments).toMatchObject([{ text: 'My mother came in.' }]);
      await decide();
      expect((await say(scene.candidate)).body.code).toBe('comments_closed');
      expect(JSON.stringify(await mine())).not.toContain(scene.proctor.user.displayName);
    });

    it('and its clips are nobody else’s', async () => {
      const stranger = await world.signIn('candidate');
      for (const path of ['review', `incidents/${incident.id}/clip.webm`])
        await stranger.get(`/api/attempts/${attemptId}/${path}`).expect(404);
      await appeal(stranger).expect(404);
      await scene.candidate.get(`/api/attempts/${attemptId}/incidents/${incident.id}/clip.webm`).expect(404);
      expect(await rows().countBy(AccessLog, { sessionId })).toBe(0);
    });
  });

  describe('an appeal', () => {
    it('is not there for a clear session, before the decision, twice, or after the deadline', async () => {
      expect((await appeal()).body.code).toBe('appeal_not_possible');
      await decide();
      const late = new Date(Date.now() - 11 * 86_400_000);
      await rows().update(SessionDecision, { sessionId }, { decidedAt: late });
      expect((await appeal()).body.code).toBe('appeal_not_possible');
      await rows().update(SessionDecision, { sessionId }, { decidedAt: new Date() });
      await appeal().expect(200);
      expect((await appeal()).body.code).toBe('appeal_not_possible');
      const clear = await ExamScene.set(world);
      const other = await clear.submitAttempt();
      await clear.proctor
        .put(`/api/sessions/${other.sessionId}/decision`, { outcome: 'clear', reason: 'All in order.' })
        .expect(200);
      const refused = await clear.candidate.post(`/api/attempts/${other.id}/appeal`, { text: 'Why?' });
      expect(refused.body.code).toBe('appeal_not_possible');
    });

    it('goes to another reviewer, and granted it sends the unchanged mark to the examiner again', async () => {
      const { mark, points } = await result();
      await decide();
      await appeal().expect(200);
      expect(await result()).toMatchObject({ state: 'appealed' });
      expect((await take(scene.proctor)).body.code).toBe('same_reviewer');
      expect(appealSchema.parse((await take(second).expect(200)).body)).toMatchObject({
        state: 'under_review',
        mayRule: true,
        firstOutcome: 'violation',
      });
      const granted = { ruling: 'granted', outcome: 'clear', reason: 'A visitor with tea.' };
      expect((await rule(scene.proctor, granted)).body.code).toBe('appeal_not_open');
      expect((await rule(second, { ruling: 'granted', reason: 'No outcome.' })).body.code).toBe(
        'bad_request',
      );
      expect((await rows().findOneByOrFail(Appeal, { sessionId })).state).toBe('under_review');
      await rule(second, granted).expect(200);
      expect(await mine()).toMatchObject({
        appeal: { state: 'granted', ruling: 'A visitor with tea.' },
        decision: { outcome: 'clear' },
        mayAppeal: false,
      });
      expect(await result()).toMatchObject({ state: 'verified', mark, points });
      // What the appeal added to the chain is signed too.
      const archive = new SessionArchive(world.app.get(ObjectStore), sessionFolder(sessionId));
      expect(await verifySession(archive)).toMatchObject({ sound: true, unsignedEntries: 0 });
    });

    it('rejected or withdrawn leaves everything where it stood', async () => {
      await decide({ outcome: 'technical_failure', reason: 'The camera failed.' });
      await appeal().expect(200);
      await take(second).expect(200);
      await rule(second, { ruling: 'rejected', reason: 'It did fail.' }).expect(200);
      expect(await result()).toMatchObject({ state: 're_sit' });
      expect(await mine()).toMatchObject({
        decision: { outcome: 'technical_failure' },
        appeal: { state: 'rejected' },
      });
      const withdraw = () =>
        world.http.delete(`/api/attempts/${attemptId}/appeal`).set(scene.candidate.headers);
      expect((await withdraw()).body.code).toBe('appeal_not_open');
    });

    it('may be taken back while it is open', async () => {
      await decide();
      await appeal().expect(200);
      await world.http.delete(`/api/attempts/${attemptId}/appeal`).set(scene.candidate.headers).expect(200);
      expect(await result()).toMatchObject({ state: 'verified' });
      expect((await take(second)).body.code).toBe('appeal_not_open');
    });
  });

  describe('annulment', () => {
    const path = () => `/api/sessions/${sessionId}/annulment`;
    const propose = (by: ApiCaller) => by.post(path(), { text: 'Someone else sat it.' });
    const answer = (by: ApiCaller, agreed: boolean) => by.put(path(), { agreed });

    it('needs a violation and two different people, and touches no mark', async () => {
      const { mark } = await result();
      expect((await propose(scene.proctor)).body.code).toBe('annulment_not_possible');
      await decide();
      await propose(scene.proctor).expect(200);
      expect((await propose(second)).body.code).toBe('annulment_not_possible');
      expect((await answer(scene.proctor, true)).body.code).toBe('second_person_needed');
      expect(await result()).toMatchObject({ state: 'verified' });
      const { body } = await answer(scene.examiner, true).expect(200);
      expect(annulmentSchema.parse(body)).toMatchObject({ state: 'annulled', mayPropose: false });
      expect(await result()).toMatchObject({ state: 'annulled', mark });
      await appeal().expect(200);
      await take(second).expect(200);
      await rule(second, { ruling: 'rejected', reason: 'It stands.' }).expect(200);
      expect(await result()).toMatchObject({ state: 'annulled', mark });
    });

    it('keeps the result from being confirmed until it is answered', async () => {
      await decide();
      const { id, mark } = await result();
      const confirm = () =>
        scene.examiner.post(`/api/results/${id}/confirm`, { mark, reason: 'Marked by the key.' });
      const shown = async () =>
        resultDetailSchema.parse((await scene.examiner.get(`/api/results/${id}`).expect(200)).body);
      await propose(scene.proctor).expect(200);
      expect(await shown()).toMatchObject({ annulmentProposed: true });
      const refused = await confirm();
      expect([refused.status, refused.body.code]).toEqual([409, 'annulment_proposed']);
      expect(await result()).toMatchObject({ state: 'verified' });
      await answer(second, false).expect(200);
      expect(await shown()).toMatchObject({ annulmentProposed: false });
      expect((await confirm().expect(200)).body).toMatchObject({ state: 'confirmed', mark });
    });

    it('is declined by a second person or taken back, and is closed to strangers', async () => {
      await decide();
      await propose(scene.examiner).expect(200);
      const { proctor: stranger } = await ExamScene.set(world);
      await answer(stranger, true).expect(404);
      await scene.candidate.get(path()).expect(403);
      expect((await answer(second, false).expect(200)).body).toMatchObject({
        state: 'none',
        mayPropose: true,
      });
      await propose(second).expect(200);
      await answer(second, false).expect(200);
      expect(await result()).toMatchObject({ state: 'verified' });
    });
  });

  it('lets examiners of the exam set how its sessions are reviewed', async () => {
    const path = `/api/exams/${scene.exam.id}/review-policy`;
    const policy = {
      soloSupervisorMayReview: false,
      blindSampleShare: 0.25,
      appealTerm: { unit: 'hours', count: 72 },
      appealCommissionSize: 1,
    };
    await scene.examiner.put(path, policy).expect(200);
    expect((await scene.examiner.get(path).expect(200)).body.policy).toEqual(policy);
    const { examiner: stranger } = await ExamScene.set(world);
    await stranger.put(path, policy).expect(404);
    await scene.proctor.put(path, policy).expect(403);
    await scene.examiner.put(path, { ...policy, blindSampleShare: 2 }).expect(400);
    await decide();
    const deadline = Date.parse((await mine()).appealBy ?? '');
    expect(Math.abs(deadline - Date.now() - 3 * 86_400_000)).toBeLessThan(60_000);
  });

  it('takes an appeal against a test until the next working day and against written work until the third', async () => {
    const terms = await Promise.all(
      (['test', 'oral', 'written', 'case'] as const).map(async (format) => {
        const { exam, examiner } = await ExamScene.set(world, { format });
        const { body } = await examiner.get(`/api/exams/${exam.id}/review-policy`).expect(200);
        return [format, (body as ExamReviewPolicy).policy.appealTerm];
      }),
    );
    expect(Object.fromEntries(terms)).toEqual({
      test: { unit: 'working_days', count: 1 },
      oral: { unit: 'working_days', count: 1 },
      written: { unit: 'working_days', count: 3 },
      case: { unit: 'working_days', count: 3 },
    });
    await decide();
    const appealBy = new Date((await mine()).appealBy ?? '');
    expect(appealBy.toISOString()).toMatch(/T18:59:59\.999Z$/u);
    expect(appealBy.getTime()).toBeGreaterThan(Date.now() + 3_600_000);
  });
});
