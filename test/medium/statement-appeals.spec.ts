import {
  DEFAULT_ATTEMPT_POLICY,
  DEFAULT_GRADING_POLICY,
  type ExamStatements,
  examStatementsSchema,
  type Locale,
  type StatementDetail,
  statementDetailSchema,
  statementSealSchema,
} from '@bakylau/contracts';
import {
  Exam,
  ExamResult,
  GradeStatement,
  MarkAppeal,
  SessionDecision,
  type StatementContent,
} from '@bakylau/persistence';
import { readTable } from '@bakylau/question-formats';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';
import { readPdf, wordsOf } from './pdf-reading';

jest.setTimeout(60_000);

const GROUP = 'ИС-23-2';

describe('a statement of results under appeal', () => {
  let world: ApiWorld;
  let registrar: ApiCaller;
  let scene: ExamScene;
  let member: ApiCaller;
  let attemptId: string;
  let sessionId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
    registrar = await world.signIn('registrar');
  });
  afterAll(() => world.close());

  beforeEach(async () => {
    const gradingPolicy = { ...DEFAULT_GRADING_POLICY, ratingWeightPercent: 0 };
    scene = await ExamScene.set(world, { gradingPolicy });
    const person = { groupName: GROUP, displayName: 'Ә. Қожахмет' };
    await rows().update('users', { id: scene.candidate.user.id }, person);
    const attempt = await scene.submitAttempt();
    ({ id: attemptId, sessionId } = attempt);
    await scene.confirm(attempt, 0);
    member = await world.signIn('examiner');
    await world.factory.staff({ examId: scene.exam.id, userId: member.user.id, role: 'examiner' });
  });

  const rows = () => world.database.dataSource.manager;
  const path = () => `/api/exams/${scene.exam.id}/statements`;
  const make = async (): Promise<StatementDetail> =>
    statementDetailSchema.parse((await registrar.post(path(), { groupName: GROUP }).expect(200)).body);
  const listed = async (): Promise<ExamStatements['statements']> =>
    examStatementsSchema.parse((await registrar.get(path()).expect(200)).body).statements;
  const standing = async () =>
    (await listed()).map(({ version, superseded, outdated }) => [version, superseded, outdated]);
  const download = async (of: string): Promise<Buffer> =>
    (await registrar.get(`/api/statements/${of}`).responseType('blob').expect(200)).body as Buffer;
  const printed = async (id: string, locale: Locale): Promise<string> =>
    wordsOf(readPdf(await download(`${id}/statement.pdf?locale=${locale}`)));

  const exported = async (id: string, profile: string, locale: Locale): Promise<string> =>
    (await download(`${id}/export?format=csv&profile=${profile}&locale=${locale}`)).toString('utf8');
  const outdatedOf = async (sha256: string): Promise<boolean> =>
    statementSealSchema.parse((await world.http.get(`/api/statement-seals/${sha256}`).expect(200)).body)
      .outdated;

  async function appealMarks(): Promise<string> {
    const text = 'My second answer says all of it.';
    await scene.candidate.post(`/api/attempts/${attemptId}/mark-appeal`, { text }).expect(200);
    return (await rows().findOneByOrFail(MarkAppeal, { attemptId })).id;
  }

  const decide = (appealId: string, decision: object) =>
    member
      .put(`/api/mark-appeals/${appealId}/decision`, { reason: 'Looked at again.', ...decision })
      .expect(200);

  /** The statement as one was before it named attempts and appeals. */
  async function age(id: string): Promise<void> {
    const { content } = await rows().findOneByOrFail(GradeStatement, { id });
    const lines = content.lines.map(({ attemptId: _id, underAppeal: _open, ...line }) => line);
    const aged: StatementContent = { ...content, lines };
    await rows().update(GradeStatement, { id }, { content: aged });
  }

  it('shows the confirmed mark and that it is appealed, on paper and in files, in three languages', async () => {
    expect((await make()).lines).toMatchObject([{ state: 'confirmed', underAppeal: false }]);
    await appealMarks();
    const { id, lines, confirmed } = await make();
    expect(confirmed).toBe(1);
    expect(lines).toMatchObject([{ state: 'confirmed', examMark: 0, letter: 'F', underAppeal: true }]);
    expect(JSON.stringify(lines)).not.toContain(attemptId);
    for (const [locale, state, head, note] of [
      ['kk', 'расталды, апелляция қаралуда', 'Апелляция', 'нәтиже өзгеруі мүмкін'],
      ['ru', 'подтверждён, рассматривается апелляция', 'Апелляция', 'результат может измениться'],
      ['en', 'confirmed, under appeal', 'Appeal', 'the result may still change'],
    ] as const) {
      const [, mark = ''] = state.split(', ');
      const text = await printed(id, locale);
      expect(text).toContain(`, ${mark}`);
      expect(text).toContain(note);
      const query = (format: string, profile: string) =>
        `${id}/export?format=${format}&profile=${profile}&locale=${locale}`;
      const sheet = await readTable(await download(query('xlsx', 'standard')));
      expect(sheet[1]).toContain(state);
      const csv = (await download(query('csv', 'platonus'))).toString('utf8');
      expect(csv.split('\r\n').slice(0, 2)).toEqual([
        expect.stringMatching(/;Апелляция$/),
        expect.stringMatching(new RegExp(`;F;${mark}$`)),
      ]);
      const columns = [{ value: 'appeal', header: { kk: 'Апелляция', ru: 'Апелляция', en: 'Appeal' } }];
      const own = { separator: ';', encoding: 'utf-8', lineEnd: 'lf', decimalMark: ',', iin: 'digits' };
      const profile = { name: 'appeals', title: 'Appeals', columns, rows: 'all', csv: own };
      await registrar.put('/api/statement-profiles', profile).expect(200);
      expect((await download(query('csv', 'appeals'))).toString('utf8')).toBe(`${head}\n${mark}\n`);
    }
  });

  it('says nothing of an appeal that was taken back or changed nothing', async () => {
    await appealMarks();
    await world.http
      .delete(`/api/attempts/${attemptId}/mark-appeal`)
      .set(scene.candidate.headers)
      .expect(200);
    const { id, lines } = await make();
    expect(lines).toMatchObject([{ state: 'confirmed', underAppeal: false }]);
    expect(await printed(id, 'en')).not.toContain('appeal');
    await rows().update(MarkAppeal, { attemptId }, { state: 'filed', closedAt: null });
    const { id: appealId } = await rows().findOneByOrFail(MarkAppeal, { attemptId });
    expect((await make()).lines).toMatchObject([{ underAppeal: true }]);
    await decide(appealId, { decision: 'upheld' });
    expect((await make()).lines).toMatchObject([{ underAppeal: false }]);
    expect((await standing()).map(([, , outdated]) => outdated)).toEqual([false, false, false]);
  });

  it('shows no mark while the decision is appealed, because that opens the result again', async () => {
    await rows().update(SessionDecision, { sessionId }, { outcome: 'violation' });
    const text = 'Nobody else was there.';
    await scene.candidate.post(`/api/attempts/${attemptId}/appeal`, { text }).expect(200);
    const { id, lines } = await make();
    expect(lines).toMatchObject([{ state: 'pending', examMark: null, letter: null, underAppeal: true }]);
    expect(await printed(id, 'ru')).toContain('ещё не подтверждён, рассматривается апелляция');
  });

  it('is told to be outdated once a mark in it was raised, until the next version', async () => {
    const before = await make();
    const appealId = await appealMarks();
    const during = await make();
    await age(before.id);
    expect(await standing()).toEqual([
      [2, false, false],
      [1, true, false],
    ]);
    await decide(appealId, { decision: 'total', mark: 75 });
    expect(await standing()).toEqual([
      [2, false, true],
      [1, true, true],
    ]);
    for (const [locale, words] of [
      ['kk', 'апелляция бойынша көтерілген'],
      ['ru', 'оценка в ней повышена по апелляции'],
      ['en', 'was raised on appeal'],
    ] as const)
      expect(await printed(during.id, locale)).toContain(words);
    expect(await outdatedOf(during.sha256)).toBe(true);
    expect(await exported(during.id, 'standard', 'en')).toMatch(
      /;confirmed, under appeal, raised on appeal since;/,
    );
    const after = await make();
    expect(after.lines).toMatchObject([{ examMark: 75, underAppeal: false }]);
    expect(await standing()).toEqual([
      [3, false, false],
      [2, true, true],
      [1, true, true],
    ]);
  });

  it('is told to be outdated once a mark in it was annulled, in the list, on the public page, on paper and in files', async () => {
    const unnamed = await make();
    const before = await make();
    await age(unnamed.id);
    await rows().update(SessionDecision, { sessionId }, { outcome: 'violation' });
    const annulment = `/api/sessions/${sessionId}/annulment`;
    await scene.proctor.post(annulment, { text: 'Someone else sat it.' }).expect(200);
    expect(await outdatedOf(before.sha256)).toBe(false);
    await scene.examiner.put(annulment, { agreed: true }).expect(200);

    expect(await standing()).toEqual([
      [2, false, true],
      [1, true, true],
    ]);
    expect(await outdatedOf(before.sha256)).toBe(true);
    for (const [locale, notice, note] of [
      ['kk', 'күшін жойған', 'расталды, бірақ қазір күші жоқ'],
      ['ru', 'перестала действовать', 'подтверждён, но больше не действует'],
      ['en', 'stopped counting', 'confirmed then, does not count any more'],
    ] as const) {
      expect(await printed(before.id, locale)).toContain(notice);
      expect(await exported(before.id, 'standard', locale)).toContain(`;${note};`);
      expect((await exported(before.id, 'platonus', locale)).trimEnd().split('\r\n')).toHaveLength(1);
    }
    const after = await make();
    expect(after.lines).toMatchObject([{ state: 'annulled', examMark: null }]);
    expect(await outdatedOf(after.sha256)).toBe(false);
    expect(await standing()).toEqual([
      [3, false, false],
      [2, true, true],
      [1, true, true],
    ]);
    const text = 'It was me.';
    await scene.candidate.post(`/api/attempts/${attemptId}/appeal`, { text }).expect(200);
    expect((await rows().findOneByOrFail(ExamResult, { attemptId })).state).toBe('appealed');
    expect(await outdatedOf(before.sha256)).toBe(true);
    expect(await standing()).toMatchObject([
      [3, false, false],
      [2, true, true],
      [1, true, true],
    ]);
  });

  it('is outdated while a decision taken on appeal has opened its result again', async () => {
    const { sha256 } = await make();
    await rows().update(ExamResult, { attemptId }, { state: 'appealed' });
    expect(await outdatedOf(sha256)).toBe(false);
    await rows().update(ExamResult, { attemptId }, { state: 'verified' });
    expect(await outdatedOf(sha256)).toBe(true);
    await rows().update(ExamResult, { attemptId }, { state: 'confirmed' });
    expect(await outdatedOf(sha256)).toBe(false);
  });

  it('is outdated by another attempt that was raised over the one in it, where the best counts', async () => {
    const appealId = await appealMarks();
    await rows().update(
      Exam,
      { id: scene.exam.id },
      { attemptPolicy: { ...DEFAULT_ATTEMPT_POLICY, maxAttempts: 2, counts: 'last' } },
    );
    await scene.confirm(await scene.submitAttempt(), 0);
    expect((await make()).lines).toMatchObject([{ underAppeal: false }]);
    await decide(appealId, { decision: 'total', mark: 60 });
    expect(await standing()).toEqual([[1, false, false]]);
    await rows().update(
      Exam,
      { id: scene.exam.id },
      { attemptPolicy: { ...DEFAULT_ATTEMPT_POLICY, maxAttempts: 2, counts: 'best' } },
    );
    expect(await standing()).toEqual([[1, false, true]]);
  });
});
