import {
  givenVerdictsSchema,
  incidentSchema,
  queueSchema,
  verdictHistorySchema,
  viewListSchema,
} from '@bakylau/contracts';
import {
  AccessLog,
  Attempt,
  AuditEntry,
  ChainEntryRecord,
  Exam,
  ExamResult,
  ExamSession,
  type IncidentRecord,
  newId,
  SessionChainService,
} from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const DISMISSED = { verdict: 'dismissed', reason: 'false_alarm' };
const CONFIRMED = { verdict: 'confirmed', reason: 'seen_on_recording' };

describe('acts of a review', () => {
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
  const base = () => `/api/sessions/${sessionId}`;
  const judge = (id: string, verdict: object, by: ApiCaller = scene.proctor) =>
    by.put(`${base()}/incidents/${id}/verdict`, verdict);
  const remove = (path: string, by: ApiCaller = scene.proctor) =>
    world.http.delete(`${base()}${path}`).set(by.headers);
  const decide = (decision: object, by: ApiCaller = scene.proctor) => by.put(`${base()}/decision`, decision);
  const watchLive = (by: ApiCaller) =>
    rows().insert(AccessLog, { id: newId(), userId: by.user.id, sessionId, what: 'live.camera', detail: {} });
  const secondProctor = async (): Promise<ApiCaller> => {
    const caller = await world.signIn('proctor');
    await world.factory.staff({ examId: scene.exam.id, userId: caller.user.id, role: 'proctor' });
    return caller;
  };

  describe('undo', () => {
    const undo = async (id: string) =>
      incidentSchema.parse((await remove(`/incidents/${id}/verdict`).expect(200)).body);

    it('brings back what stood before, step by step, and keeps every act', async () => {
      const { id } = await incident();
      await judge(id, CONFIRMED).expect(200);
      await judge(id, DISMISSED).expect(200);
      expect(await undo(id)).toMatchObject({ verdict: 'confirmed', verdictReason: 'seen_on_recording' });
      expect(await undo(id)).toMatchObject({ verdict: 'pending', verdictBy: null });
      expect((await remove(`/incidents/${id}/verdict`)).body.code).toBe('nothing_to_undo');
      await judge(id, DISMISSED).expect(200);
      const { body } = await scene.proctor.get(`${base()}/incidents/${id}/verdicts`).expect(200);
      const entries = verdictHistorySchema.parse(body).entries;
      expect(entries.map(({ verdict, undo: isUndo }) => [verdict, isUndo])).toEqual([
        ['dismissed', false],
        ['pending', true],
        ['confirmed', true],
        ['dismissed', false],
        ['confirmed', false],
      ]);
      const chain = await world.app.get(SessionChainService).list(sessionId);
      expect(chain.filter(({ kind }) => kind === 'verdict')).toHaveLength(5);
    });

    it('is over with the decision', async () => {
      const { id } = await incident();
      await judge(id, DISMISSED).expect(200);
      await decide({ outcome: 'clear', reason: 'All in order.' }).expect(200);
      expect((await remove(`/incidents/${id}/verdict`)).body.code).toBe('session_not_reviewable');
    });
  });

  describe('dismissing the same cause at once', () => {
    const dismissAll = (incidentIds: string[], verdict: object = DISMISSED) =>
      scene.proctor.post(`${base()}/verdicts`, { incidentIds, ...verdict });

    it('is one act with a record for each incident, and is undone as one', async () => {
      const ids = [(await incident()).id, (await incident()).id, (await incident()).id];
      await judge(ids[0]!, CONFIRMED).expect(200);
      const given = givenVerdictsSchema.parse((await dismissAll(ids).expect(200)).body);
      expect(given.incidents.map(({ verdict }) => verdict)).toEqual(['dismissed', 'dismissed', 'dismissed']);
      const history = await scene.proctor.get(`${base()}/incidents/${ids[1]}/verdicts`);
      expect(history.body.entries).toMatchObject([{ verdict: 'dismissed', bulk: true, undo: false }]);
      await judge(ids[2]!, CONFIRMED).expect(200);
      const undone = givenVerdictsSchema.parse((await remove(`/verdicts/${given.bulkId}`).expect(200)).body);
      const byId = new Map(undone.incidents.map(({ id, verdict }) => [id, verdict]));
      expect([byId.get(ids[0]!), byId.get(ids[1]!), byId.has(ids[2]!)]).toEqual([
        'confirmed',
        'pending',
        false,
      ]);
      expect((await remove(`/verdicts/${given.bulkId}`)).body.code).toBe('nothing_to_undo');
    });

    it('is refused for different rules, for a confirmation, and for incidents of other sessions, as a whole', async () => {
      const [one, other] = [(await incident()).id, (await incident({ rule: 'page.left' })).id];
      expect((await dismissAll([one, other])).body.code).toBe('incidents_differ');
      expect((await dismissAll([one], CONFIRMED)).body.code).toBe('incidents_differ');
      const foreign = await world.factory.incident({ sessionId: (await world.factory.session()).id });
      expect((await dismissAll([one, foreign.id])).body.code).toBe('not_found');
      const { body } = await scene.proctor.get(`${base()}/review`);
      expect(body.session.undecidedIncidents).toBe(2);
    });
  });

  describe('the decision', () => {
    it('names the incidents that wait for a verdict', async () => {
      const { id } = await incident();
      const { body } = await decide({ outcome: 'clear', reason: 'All in order.' });
      expect(body).toMatchObject({
        code: 'incidents_undecided',
        details: [{ path: `incidents.${id}`, problem: 'face.absent has no verdict' }],
      });
    });

    it('of a violation stands on confirmed incidents that are not technical', async () => {
      const seen = await incident();
      const fault = await incident({ rule: 'media.gap' });
      const dismissed = await incident();
      await judge(seen.id, CONFIRMED).expect(200);
      await judge(fault.id, CONFIRMED).expect(200);
      await judge(dismissed.id, DISMISSED).expect(200);
      const violation = { outcome: 'violation', reason: 'Seen.' };
      for (const incidentIds of [undefined, [], [fault.id], [dismissed.id], [seen.id, newId()]])
        expect((await decide({ ...violation, incidentIds })).body.code).toBe('violation_unfounded');
      await decide({ ...violation, incidentIds: [seen.id] }).expect(200);
      const { body } = await scene.proctor.get(`${base()}/review`);
      expect(body.decision).toMatchObject({ outcome: 'violation', incidentIds: [seen.id] });
    });

    it('of a technical failure orders a re-sit and touches no mark', async () => {
      const before = await rows().findOneByOrFail(ExamResult, { attemptId });
      await decide({ outcome: 'technical_failure', reason: 'The camera failed for an hour.' }).expect(200);
      const after = await rows().findOneByOrFail(ExamResult, { attemptId });
      expect(after).toMatchObject({ state: 're_sit', mark: before.mark, points: before.points });
    });
  });

  describe('what a person saw and no rule flagged', () => {
    const SEEN = { startedAtMs: 1000, endedAtMs: 4000, reason: 'phone', note: 'Under the desk.' };
    const observe = (seen: object = SEEN, by: ApiCaller = scene.proctor) =>
      by.post(`${base()}/observations`, seen);
    beforeEach(() => rows().update(ExamSession, { id: sessionId }, { epoch: new Date(Date.now() - 60_000) }));

    it('is confirmed under their name, stands in the chain, and founds a violation', async () => {
      const { body } = await observe().expect(200);
      const seen = incidentSchema.parse(body);
      expect(seen).toMatchObject({
        rule: 'person.observed',
        ledger: 'behaviour',
        verdict: 'confirmed',
        verdictBy: scene.proctor.user.displayName,
        verdictNote: 'Under the desk.',
        card: { measured: null, observation: { reason: 'phone', by: scene.proctor.user.displayName } },
      });
      const entries = await rows().findBy(ChainEntryRecord, { sessionId });
      const told = entries.map(({ kind, payload }) => [kind, payload as { incidentId?: string }] as const);
      const kinds = told.filter(([, { incidentId }]) => incidentId === seen.id).map(([kind]) => kind);
      expect(kinds).toEqual(['event', 'verdict']);
      expect(await rows().countBy(AuditEntry, { action: 'incident.observed', subject: seen.id })).toBe(1);
      await decide({ outcome: 'violation', reason: 'A phone was used.', incidentIds: [seen.id] }).expect(200);
      expect((await observe()).body.code).toBe('session_not_reviewable');
    });

    it('can be taken back and dismissed like any other', async () => {
      const { id } = (await observe().expect(200)).body as { id: string };
      await remove(`/incidents/${id}/verdict`).expect(200);
      expect((await decide({ outcome: 'clear', reason: 'All in order.' })).body.code).toBe(
        'incidents_undecided',
      );
      await judge(id, DISMISSED).expect(200);
      await decide({ outcome: 'clear', reason: 'All in order.' }).expect(200);
    });

    it('needs a span that has passed, a note for another reason, and the right to decide', async () => {
      expect((await observe({ ...SEEN, endedAtMs: 3_600_000 })).body.code).toBe('session_not_reviewable');
      await observe({ ...SEEN, endedAtMs: 500 }).expect(400);
      await observe({ startedAtMs: 0, endedAtMs: 1, reason: 'other' }).expect(400);
      await observe(SEEN, await world.signIn('admin')).expect(403);
    });
  });

  describe('who supervised alone', () => {
    const forbidSolo = () =>
      rows().update(
        Exam,
        { id: scene.exam.id },
        {
          reviewPolicy: {
            soloSupervisorMayReview: false,
            blindSampleShare: 0,
            appealTerm: { unit: 'days' as const, count: 10 },
            appealCommissionSize: 1,
          },
        },
      );

    it('may look and not judge where the policy says so, and the page has the reason', async () => {
      await forbidSolo();
      await watchLive(scene.proctor);
      const { id } = await incident();
      expect((await judge(id, DISMISSED)).body.code).toBe('supervised_alone');
      expect((await decide({ outcome: 'clear', reason: 'All in order.' })).body.code).toBe(
        'supervised_alone',
      );
      expect((await scene.proctor.get(`${base()}/review`)).body.barrier).toBe('supervised_alone');
      const other = await secondProctor();
      expect((await other.get(`${base()}/review`)).body.barrier).toBeNull();
      await judge(id, DISMISSED, other).expect(200);
    });

    it('may judge when another watched too, and where the policy does not mind', async () => {
      const { id } = await incident();
      await watchLive(scene.proctor);
      await judge(id, DISMISSED).expect(200);
      await forbidSolo();
      expect((await judge(id, CONFIRMED)).body.code).toBe('supervised_alone');
      await watchLive(await secondProctor());
      await judge(id, CONFIRMED).expect(200);
    });
  });

  describe('the queue', () => {
    const queue = async (by: ApiCaller, query = '') => {
      const { body } = await by.get(`/api/review-queue${query}`).expect(200);
      return queueSchema.parse(body).entries;
    };

    it('puts what needs attention first, then what waits longest, with its filters', async () => {
      const sittings = [{ sessionId, id: attemptId }];
      for (let i = 0; i < 2; i += 1) {
        const candidate = await world.signIn('candidate');
        await world.factory.enrolment({ examId: scene.exam.id, userId: candidate.user.id });
        sittings.push(await scene.submitAttempt(candidate));
      }
      const [first, second, third] = sittings as [
        (typeof sittings)[0],
        (typeof sittings)[0],
        (typeof sittings)[0],
      ];
      await incident({ sessionId: third.sessionId, rule: 'face.other_person' });
      await incident({ sessionId: first.sessionId, rule: 'media.gap' });
      const old = new Date(Date.now() - 3_600_000);
      await rows().update(Attempt, { id: second.id }, { submittedAt: old });

      const all = await queue(scene.proctor, '?state=to_review');
      expect(all.map(({ session }) => session.id)).toEqual([
        third.sessionId,
        second.sessionId,
        first.sessionId,
      ]);
      expect(all.map(({ attention }) => attention)).toEqual([30, 0, 0]);
      expect(all[1]).toMatchObject({ waitingSince: old.toISOString(), estimatedMinutes: 2, barrier: null });
      expect(all[0]!.estimatedMinutes).toBeGreaterThan(2);
      const byRule = await queue(scene.proctor, '?rule=media.gap');
      expect(byRule.map(({ session }) => session.id)).toEqual([first.sessionId]);
      expect(await queue(scene.proctor, `?reviewerId=${scene.proctor.user.id}`)).toEqual([]);
      const { id } = await incident({ sessionId: second.sessionId });
      await scene.proctor
        .put(`/api/sessions/${second.sessionId}/incidents/${id}/verdict`, DISMISSED)
        .expect(200);
      const mine = await queue(scene.proctor, `?reviewerId=${scene.proctor.user.id}`);
      expect(mine.map(({ session }) => session.id)).toEqual([second.sessionId]);
      const stranger = await ExamScene.set(world);
      expect(await queue(stranger.proctor)).toEqual([]);
      await scene.candidate.get('/api/review-queue').expect(403);
    });
  });

  it('lists for administrators alone who saw what and when', async () => {
    await scene.proctor.get(`${base()}/review`).expect(200);
    await watchLive(scene.proctor);
    const admin = await world.signIn('admin');
    const { views } = viewListSchema.parse((await admin.get(`${base()}/views`).expect(200)).body);
    expect(views.map(({ what, by }) => [what, by])).toEqual([
      ['live.camera', scene.proctor.user.displayName],
      ['session.review', scene.proctor.user.displayName],
    ]);
    await scene.proctor.get(`${base()}/views`).expect(403);
  });
});
