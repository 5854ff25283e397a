import { type QueueEntry, reviewQualitySchema, sessionReviewSchema } from '@bakylau/contracts';
import { BlindReview, ExamResult, ExamSession, IncidentRecord } from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const DISMISSED = { verdict: 'dismissed', reason: 'false_alarm' };
const CONFIRMED = { verdict: 'confirmed', reason: 'seen_on_recording' };
const CLEAR = { outcome: 'clear', reason: 'Nothing against the rules was seen.' };

describe('the blind sample', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let second: ApiCaller;
  let sessionId: string;
  let attemptId: string;
  let incidentIds: string[];

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());
  const setScene = async (blindSampleShare: number) => {
    const reviewPolicy = {
      soloSupervisorMayReview: true,
      blindSampleShare,
      appealTerm: { unit: 'days' as const, count: 10 },
      appealCommissionSize: 1,
    };
    scene = await ExamScene.set(world, { reviewPolicy });
    second = await world.signIn('proctor');
    await world.factory.staff({ examId: scene.exam.id, userId: second.user.id, role: 'proctor' });
    ({ sessionId, id: attemptId } = await scene.submitAttempt());
    const incidents = [
      await world.factory.incident({ sessionId }),
      await world.factory.incident({ sessionId, rule: 'page.left', startedAtMs: 20_000, endedAtMs: 21_000 }),
    ];
    incidentIds = incidents.map(({ id }) => id);
  };

  const base = () => `/api/sessions/${sessionId}`;
  const judge = (by: ApiCaller, index: number, verdict: object) =>
    by.put(`${base()}/incidents/${incidentIds[index]}/verdict`, verdict);
  const decide = (by: ApiCaller, decision: object) => by.put(`${base()}/decision`, decision);
  const firstReview = async (outcome: object = CLEAR) => {
    for (const index of incidentIds.keys()) await judge(scene.proctor, index, DISMISSED).expect(200);
    await decide(scene.proctor, outcome).expect(200);
  };
  const seen = async (by: ApiCaller) =>
    sessionReviewSchema.parse((await by.get(`${base()}/review`).expect(200)).body);
  const queued = async (by: ApiCaller, state: string) => {
    const { body } = await by.get(`/api/review-queue?state=${state}`).expect(200);
    return (body.entries as QueueEntry[]).map(({ session }) => session.id);
  };
  const rows = () => world.database.dataSource.manager;
  const quality = async () => {
    const admin = await world.signIn('admin');
    const { body } = await admin.get(`/api/review-quality?examId=${scene.exam.id}`).expect(200);
    return reviewQualitySchema.parse(body);
  };

  it('draws nothing at a share of 0, and only sessions that were decided clear', async () => {
    await setScene(0);
    await firstReview();
    expect(await rows().countBy(BlindReview, { sessionId })).toBe(0);
    await setScene(1);
    await firstReview({ outcome: 'technical_failure', reason: 'The camera failed.' });
    expect(await rows().countBy(BlindReview, { sessionId })).toBe(0);
  });

  it('keeps what each reviewer saw from the other, and counts a violation of the second as missed', async () => {
    await setScene(1);
    await rows().update(ExamSession, { id: sessionId }, { epoch: new Date(Date.now() - 60_000) });
    const observe = async (by: ApiCaller, reason: string) => {
      const { body } = await by
        .post(`${base()}/observations`, { startedAtMs: 1, endedAtMs: 2, reason })
        .expect(200);
      return (body as { id: string }).id;
    };
    const firstSaw = await observe(scene.proctor, 'notes');
    await scene.proctor.put(`${base()}/incidents/${firstSaw}/verdict`, DISMISSED).expect(200);
    await firstReview();
    expect((await seen(second)).session.behaviourIncidents).toBe(2);
    for (const index of incidentIds.keys()) await judge(second, index, DISMISSED).expect(200);
    const secondSaw = await observe(second, 'phone');
    const idsOf = async (by: ApiCaller) => (await seen(by)).incidents.map(({ id }) => id).sort();
    expect(await idsOf(second)).toEqual([...incidentIds, secondSaw].sort());
    expect(await idsOf(scene.proctor)).toEqual([...incidentIds, firstSaw].sort());
    const { body } = await scene.candidate.get(`/api/attempts/${attemptId}/review`).expect(200);
    expect(JSON.stringify(body)).not.toContain(secondSaw);
    await decide(second, { outcome: 'violation', reason: 'A phone.', incidentIds: [secondSaw] }).expect(200);
    expect(await quality()).toMatchObject({ missed: { hits: 1 }, agreed: { total: 2 } });
  });

  it('looks to another reviewer like a session that nobody has touched', async () => {
    await setScene(1);
    await firstReview();
    const [masked, first] = [await seen(second), await seen(scene.proctor)];
    expect(masked).toMatchObject({
      session: { state: 'under_review', decision: 'none', undecidedIncidents: 2 },
      decision: null,
    });
    expect(masked.incidents.map(({ verdict, verdictBy }) => [verdict, verdictBy])).toEqual([
      ['pending', null],
      ['pending', null],
    ]);
    expect(JSON.stringify(masked)).not.toContain(scene.proctor.user.displayName);
    // Protocol and pack would tell of the first review.
    for (const file of ['protocol.pdf?locale=en', 'pack.zip'])
      await second.get(`${base()}/${file}`).expect(409);
    expect(first).toMatchObject({ session: { state: 'decided' }, decision: { outcome: 'clear' } });
    expect(await queued(second, 'to_review')).toEqual([sessionId]);
    expect(await queued(scene.proctor, 'to_review')).toEqual([]);
    const { body } = await second.get('/api/sessions?state=to_review').expect(200);
    expect(body.sessions).toMatchObject([{ id: sessionId, state: 'under_review', decision: 'none' }]);
    const history = await second.get(`${base()}/incidents/${incidentIds[0]}/verdicts`).expect(200);
    expect(history.body.entries).toEqual([]);
  });

  it('keeps the second review beside the first, and tells administrators of misses and agreement', async () => {
    await setScene(1);
    await firstReview();
    const before = await rows().findOneByOrFail(ExamResult, { attemptId });
    await judge(second, 0, CONFIRMED).expect(200);
    expect((await decide(second, CLEAR)).body.code).toBe('incidents_undecided');
    await judge(second, 1, CONFIRMED).expect(200);
    await world.http.delete(`${base()}/incidents/${incidentIds[1]}/verdict`).set(second.headers).expect(200);
    await judge(second, 1, DISMISSED).expect(200);
    const violation = { outcome: 'violation', reason: 'Nobody sat there.' };
    expect((await decide(second, { ...violation, incidentIds: [incidentIds[1]] })).body.code).toBe(
      'violation_unfounded',
    );
    const { body } = await decide(second, { ...violation, incidentIds: [incidentIds[0]] }).expect(200);
    expect(body).toMatchObject({ state: 'decided', decision: 'violation' });
    expect((await decide(second, CLEAR)).body.code).toBe('session_not_reviewable');

    const incidents = await rows().findBy(IncidentRecord, { sessionId });
    expect(incidents.map(({ verdict }) => verdict)).toEqual(['dismissed', 'dismissed']);
    expect(await rows().findOneByOrFail(ExamResult, { attemptId })).toEqual(before);
    expect((await seen(second)).decision).toMatchObject({ outcome: 'violation' });
    expect((await seen(scene.proctor)).decision).toMatchObject({ outcome: 'clear' });
    const third = await world.signIn('proctor');
    await world.factory.staff({ examId: scene.exam.id, userId: third.user.id, role: 'proctor' });
    expect((await seen(third)).decision).toMatchObject({ outcome: 'clear' });

    expect(await quality()).toMatchObject({
      ...{ drawn: 1, reviewed: 1 },
      missed: { hits: 1, total: 1, share: 1 },
      agreed: { hits: 1, total: 2 },
      kappa: 0,
      misses: [{ sessionId, reason: 'Nobody sat there.' }],
    });
    await scene.proctor.get('/api/review-quality').expect(403);
  });
});
