import {
  type Script,
  scriptDetailSchema,
  scriptListSchema,
  ownMarkingSchema,
  resultListSchema,
  textOverlapListSchema,
} from '@bakylau/contracts';
import {
  AuditEntry,
  ExamResult,
  MarkingRevisionRecord,
  MarkingScript,
  SessionChainService,
} from '@bakylau/persistence';
import { markingRecord } from '../../apps/api/src/retention/marking-record';
import { type ApiCaller, ApiWorld } from './api-world';
import { WrittenScene } from './written-scene';

jest.setTimeout(60_000);

const TWO = { markers: 2, tieBreakOver: 10, resolution: 'third' } as const;

describe('marking', () => {
  let world: ApiWorld;
  let scene: WrittenScene;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());

  const rows = () => world.database.dataSource.manager;
  const scripts = async (by: ApiCaller): Promise<Script[]> => {
    const { body } = await by.get(`/api/exams/${scene.base.exam.id}/scripts`).expect(200);
    return scriptListSchema.parse(body).scripts;
  };
  const save = (script: Script, by: ApiCaller, body: object) =>
    by.put(`/api/scripts/${script.id}/marking`, body);
  const only = async (): Promise<Script> => {
    const [script] = await scripts(scene.examiner(0));
    if (!script) throw new Error('There is no script');
    return script;
  };

  it('goes the whole road without a name: handed in, marked, decided, confirmed, shown', async () => {
    scene = await WrittenScene.set(world);
    const attempt = await scene.handIn(['<p>Оның мәні <b>осы</b>.</p>', '<p>Second answer</p>']);
    const { candidate, proctor, examiner } = scene.base;
    expect(await rows().countBy(ExamResult, { attemptId: attempt.id })).toBe(0);

    const script = await only();
    expect(script).toMatchObject({ state: 'waiting', words: 5, markersWanted: 1, mayClaim: true });
    const claimed = await examiner.post(`/api/scripts/${script.id}/claim`).expect(200);
    const secrets = [candidate.user.displayName, candidate.user.id, attempt.id, attempt.sessionId];
    for (const secret of secrets) expect(claimed.text).not.toContain(secret);
    const detail = scriptDetailSchema.parse(claimed.body);
    // The tag b is none that the editor writes: the word stays, the mark goes.
    expect(detail.items.map(({ html }) => html)).toEqual(['<p>Оның мәні осы.</p>', '<p>Second answer</p>']);

    const half = { ...scene.marks(16, 0, false), items: scene.marks(16).items.slice(0, 1) };
    expect((await save(script, examiner, half).expect(200)).body).toMatchObject({
      state: 'claimed',
      mark: null,
    });
    const incomplete = await save(script, examiner, { ...half, basedOn: 1, submit: true });
    expect([incomplete.status, incomplete.body.code]).toEqual([400, 'validation_failed']);
    expect((await save(script, examiner, scene.marks(16, 0))).body.code).toBe('conflict');
    expect((await save(script, examiner, scene.marks(20.5, 1))).body.code).toBe('validation_failed');
    const marked = await save(script, examiner, scene.marks(16, 1)).expect(200);
    expect(marked.body).toMatchObject({ state: 'marked', mark: 80, candidateName: null });

    const result = await rows().findOneByOrFail(ExamResult, { attemptId: attempt.id });
    expect(result).toMatchObject({ state: 'provisional', mark: 80, letter: 'B', points: 80, maxPoints: 100 });
    const before = resultListSchema.parse((await examiner.get('/api/results').expect(200)).body).results;
    expect(before[0]).toMatchObject({ candidateName: script.code, studentNumber: null, final: null });
    const registrar = await world.signIn('registrar');
    const seen = await registrar.get(`/api/results?examId=${scene.base.exam.id}`).expect(200);
    expect(seen.body).toMatchObject({ results: [{ candidateName: candidate.user.displayName }] });

    const decision = { outcome: 'clear', reason: 'All in order.' };
    await proctor.put(`/api/sessions/${attempt.sessionId}/decision`, decision).expect(200);
    const revised = await save(script, examiner, scene.marks(18, 2)).expect(200);
    expect(revised.body).toMatchObject({ mark: 90, ownRevisions: [{ revision: 3 }, { revision: 2 }, {}] });
    expect(
      (await examiner.post(`/api/results/${result.id}/confirm`, { mark: 80, reason: 'Marked by the key.' }))
        .body.code,
    ).toBe('conflict');
    const own = async () =>
      ownMarkingSchema.parse((await candidate.get(`/api/attempts/${attempt.id}/marking`).expect(200)).body);
    expect(await own()).toEqual({ marking: null });
    expect(await markingRecord(attempt.id, rows())).toBeNull();
    await examiner
      .post(`/api/results/${result.id}/confirm`, { mark: 90, reason: 'Marked by the key.' })
      .expect(200);
    const { marking } = await own();
    expect(marking?.items.map(({ guidance, html }) => [guidance, html])).toEqual([
      [null, '<p>Оның мәні осы.</p>'],
      [null, '<p>Second answer</p>'],
    ]);
    expect(marking?.markings).toMatchObject([{ place: 1, revision: { revision: 3, mark: 90 } }]);
    expect(
      (await markingRecord(attempt.id, rows()))?.revisions.map(({ revision, mark }) => [revision, mark]),
    ).toEqual([
      [2, 80],
      [3, 90],
    ]);
    await (await scene.enrol()).get(`/api/attempts/${attempt.id}/marking`).expect(404);
    expect((await save(script, examiner, scene.marks(20, 3))).body.code).toBe('script_closed');
    expect((await only()).candidateName).toBe(candidate.user.displayName);
    const mine = await candidate.get(`/api/attempts/${attempt.id}/result`).expect(200);
    expect(mine.body).toMatchObject({ state: 'confirmed', mark: 90, letter: 'A-' });

    const kinds = (await world.app.get(SessionChainService).list(attempt.sessionId)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'marking')).toHaveLength(2);
    const integrity = await proctor.get(`/api/sessions/${attempt.sessionId}/integrity`).expect(200);
    expect(integrity.body).toMatchObject({ sound: true });
    const audited = { subject: script.id, action: 'script.marks_submitted' };
    expect(await rows().countBy(AuditEntry, audited)).toBe(2);
    await expect(rows().update(MarkingRevisionRecord, { revision: 1 }, { mark: 100 })).rejects.toThrow(
      'never change',
    );
  });

  it('has two people mark blindly, and a third when they differ', async () => {
    scene = await WrittenScene.set(world, { markingPolicy: TWO }, 4);
    const attempt = await scene.handIn(['<p>One</p>', '<p>Two</p>']);
    const script = await only();
    const [first, second, third, fourth] = scene.examiners as [ApiCaller, ApiCaller, ApiCaller, ApiCaller];
    await scene.claim(script.id, first);
    await scene.claim(script.id, second);
    expect((await third.post(`/api/scripts/${script.id}/claim`)).body.code).toBe('script_not_open');
    await save(script, first, scene.marks(10)).expect(200);
    const blind = scriptDetailSchema.parse((await second.get(`/api/scripts/${script.id}`).expect(200)).body);
    expect(blind).toMatchObject({ markings: [], ownRevisions: [], mark: null, markersDone: 1 });
    const apart = await save(script, second, scene.marks(16)).expect(200);
    expect(apart.body).toMatchObject({ state: 'tie_break', mark: null, markersWanted: 3 });
    expect(await rows().countBy(ExamResult, { attemptId: attempt.id })).toBe(0);

    const claims = await Promise.all(
      [third, fourth].map((by) => by.post(`/api/scripts/${script.id}/claim`).then(({ status }) => status)),
    );
    expect(claims.sort()).toEqual([200, 409]);
    const breaker = (await scripts(third)).some(({ mine }) => mine === 'open') ? third : fourth;
    const settled = await save(script, breaker, scene.marks(13)).expect(200);
    expect(settled.body).toMatchObject({ state: 'marked', mark: 65, markings: [{}, {}, { place: 3 }] });
    expect((await rows().findOneByOrFail(ExamResult, { attemptId: attempt.id })).mark).toBe(65);
  });

  it('takes the mean of two who agree, and no later change that would part them', async () => {
    scene = await WrittenScene.set(world, { markingPolicy: TWO }, 2);
    const attempt = await scene.handIn(['<p>One</p>', '<p>Two</p>']);
    const script = await only();
    for (const [i, points] of [14, 15].entries()) {
      await scene.claim(script.id, scene.examiner(i));
      await save(script, scene.examiner(i), scene.marks(points)).expect(200);
    }
    const result = await rows().findOneByOrFail(ExamResult, { attemptId: attempt.id });
    expect(result).toMatchObject({ points: 72.5, mark: 73 });
    expect((await save(script, scene.examiner(0), scene.marks(1, 1))).body.code).toBe('script_closed');
    expect(await rows().findOneByOrFail(MarkingScript, { id: script.id })).toMatchObject({ mark: 73 });
  });

  it('follows a decision that came first, also to a re-sit', async () => {
    scene = await WrittenScene.set(world);
    const attempt = await scene.handIn(['<p>One</p>', '<p>Two</p>']);
    const decision = { outcome: 'technical_failure', reason: 'The room had no power.' };
    await scene.base.proctor.put(`/api/sessions/${attempt.sessionId}/decision`, decision).expect(200);
    const script = await only();
    await scene.claim(script.id, scene.examiner(0));
    await save(script, scene.examiner(0), scene.marks(20)).expect(200);
    expect((await rows().findOneByOrFail(ExamResult, { attemptId: attempt.id })).state).toBe('re_sit');
  });

  it('is for the examiners of the exam alone', async () => {
    scene = await WrittenScene.set(world);
    await scene.handIn(['<p>One</p>', '<p>Two</p>']);
    const script = await only();
    const stranger = await world.signIn('examiner');
    for (const by of [stranger, scene.base.proctor, scene.base.candidate]) {
      const wanted = by === stranger ? 404 : 403;
      await by.get(`/api/exams/${scene.base.exam.id}/scripts`).expect(wanted);
      await by.get(`/api/scripts/${script.id}`).expect(wanted);
      await by.put(`/api/scripts/${script.id}/marking`, scene.marks(20)).expect(wanted);
      await by.get(`/api/exams/${scene.base.exam.id}/text-overlaps`).expect(wanted);
    }
    expect((await save(script, scene.examiner(0), scene.marks(20))).body.code).toBe('script_not_open');
  });

  it('shows what two works share, and gives no mark for it', async () => {
    scene = await WrittenScene.set(world);
    const passage =
      'сортировка слиянием делит массив пополам сортирует обе части и сливает их за линейное время';
    const other = await scene.enrol();
    await scene.handIn([`<p>Итак, ${passage}.</p>`, '<p>Одно</p>']);
    await scene.handIn([`<p>Известно: <em>${passage}</em>!</p>`, '<p>Другое</p>'], other);
    const path = `/api/exams/${scene.base.exam.id}/text-overlaps`;
    const { overlaps } = textOverlapListSchema.parse((await scene.examiner(0).get(path).expect(200)).body);
    expect(overlaps).toHaveLength(1);
    expect(overlaps[0]).toMatchObject({
      itemId: scene.items[0].id,
      passages: [{ text: passage, words: 14 }],
    });
    expect((await scripts(scene.examiner(0))).map(({ mark }) => mark)).toEqual([null, null]);
  });
});
