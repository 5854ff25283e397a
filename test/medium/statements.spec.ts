import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ADL_VERBS,
  type ExamStatements,
  examStatementsSchema,
  type StatementDetail,
  statementDetailSchema,
  statementProfileListSchema,
  statementSealSchema,
  xapiStatementSchema,
} from '@bakylau/contracts';
import {
  AccessDecisionRecord,
  AuditEntry,
  Exam,
  ExamResult,
  GradeStatement,
  newId,
  Sitting,
  SittingPlace,
} from '@bakylau/persistence';
import { readTable } from '@bakylau/question-formats';
import { createProgram } from '../../apps/cli/src/program';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';
import { readPdf, wordsOf } from './pdf-reading';

const IIN = '010203500018';
const GROUP = 'ИС-23-1';

describe('statements', () => {
  let world: ApiWorld;
  let registrar: ApiCaller;
  let scene: ExamScene;
  let resultId: string;
  let sessionId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
    registrar = await world.signIn('registrar');
    scene = await ExamScene.set(world);
    const { id: examId } = scene.exam;
    const candidate = { iin: IIN, studentNumber: 'S-17', groupName: GROUP, displayName: 'Ә. Қожахмет' };
    await rows().update('users', { id: scene.candidate.user.id }, candidate);
    for (const columns of [
      { groupName: GROUP, displayName: 'Б. =Формула', iin: null },
      { groupName: GROUP, displayName: 'Ё. Дуэль', studentNumber: 'S-18' },
      { groupName: null, displayName: 'Жеке Біреу' },
    ]) {
      const { id: userId } = await world.person(columns);
      await world.factory.enrolment({ examId, userId });
    }
    const list = Buffer.from(`ИИН;Номер студента;Рейтинг\n${IIN};;82,5\n;S-18;31\n`);
    const path = `/api/exams/${examId}/admissions/import?dryRun=no`;
    await registrar.upload('post', path, list, 'application/octet-stream').expect(200);
    const attempt = await scene.startAttempt();
    ({ sessionId } = attempt);
    for (const [position, value] of [
      [1, { kind: 'single_choice', optionId: 'b' }],
      [3, { kind: 'short_answer', text: 'учёт' }],
      [4, { kind: 'numeric', text: '2.5' }],
    ] as const) {
      const answer = { value, clientRevision: 1 };
      const to = `/api/attempts/${attempt.id}/answers/${scene.item(position).id}`;
      await scene.candidate.put(to, answer).expect(200);
    }
    await scene.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    await scene.finalise(sessionId);
    ({ id: resultId } = await rows().findOneByOrFail(ExamResult, { attemptId: attempt.id }));
  });
  afterAll(() => world.close());

  const rows = () => world.database.dataSource.manager;
  const make = async (groupName = GROUP): Promise<StatementDetail> => {
    const { body } = await registrar
      .post(`/api/exams/${scene.exam.id}/statements`, { groupName })
      .expect(200);
    return statementDetailSchema.parse(body);
  };
  const list = async (by = registrar): Promise<ExamStatements> =>
    examStatementsSchema.parse((await by.get(`/api/exams/${scene.exam.id}/statements`).expect(200)).body);
  const sealOf = async (sha256: string) =>
    statementSealSchema.parse((await world.http.get(`/api/statement-seals/${sha256}`).expect(200)).body);
  const download = async (path: string): Promise<Buffer> => {
    const { body } = await registrar.get(path).responseType('blob').expect(200);
    return body as Buffer;
  };

  it('list what is pending without a mark, and with one once it is confirmed; the newer one supersedes', async () => {
    const first = await make();
    expect(first).toMatchObject({ version: 1, rows: 3, confirmed: 0, superseded: false });
    expect(first.lines.map(({ displayName, state, letter }) => [displayName, state, letter])).toEqual([
      ['Ә. Қожахмет', 'pending', null],
      ['Б. =Формула', 'pending', null],
      ['Ё. Дуэль', 'not_admitted', null],
    ]);
    expect(JSON.stringify(first)).not.toMatch(/"examMark":8|"finalMark":8/);

    await scene.proctor
      .put(`/api/sessions/${sessionId}/decision`, { outcome: 'clear', reason: 'All in order.' })
      .expect(200);
    await scene.examiner
      .post(`/api/results/${resultId}/confirm`, { mark: 80, reason: 'Marked by the key.' })
      .expect(200);
    const second = await make();
    expect(second).toMatchObject({ version: 2, confirmed: 1 });
    expect(second.lines[0]).toMatchObject({
      ...{ state: 'confirmed', rating: 82.5, examMark: 80, finalMark: 82, letter: 'B', gradePoint: 3 },
      examiner: scene.examiner.user.displayName,
    });
    const { groups, statements } = await list();
    expect(groups).toEqual([
      { groupName: '', candidates: 1, confirmed: 0 },
      { groupName: GROUP, candidates: 3, confirmed: 1 },
    ]);
    expect(statements.map(({ version, superseded }) => [version, superseded])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(await rows().countBy(AuditEntry, { action: 'statement.made', subject: scene.exam.id })).toBe(2);
  });

  it('tell who did not come by the end of their sitting, while the exam goes on for others', async () => {
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    const exam = await world.factory.exam({ opensAt: inHours(-5), closesAt: inHours(5) });
    const { id: examId } = exam;
    const sitting = async (opensAt: Date, closesAt: Date): Promise<string> => {
      const id = newId();
      const size = { capacity: 9, slotMinutes: null, candidatesPerProctor: 9, changedAt: new Date() };
      await rows().insert(Sitting, {
        ...{ id, examId, room: 'Онлайн', opensAt, lastStartAt: opensAt, closesAt },
        ...size,
      });
      return id;
    };
    const over = await sitting(inHours(-4), inHours(-2));
    const running = await sitting(inHours(-1), inHours(1));
    const candidate = async (displayName: string, sittingId: string | null): Promise<string> => {
      const { id: userId } = await world.person({ displayName, groupName: GROUP });
      await world.factory.enrolment({ examId, userId });
      if (sittingId) await rows().insert(SittingPlace, { sittingId, examId, userId, startsAt: null });
      return userId;
    };
    await candidate('А. Өтіп кетті', over);
    const reopened = await candidate('Б. Қайта ашылды', over);
    await candidate('В. Отыр', running);
    await candidate('Г. Орынсыз', null);
    await rows().insert(AccessDecisionRecord, {
      ...{ id: newId(), examId, userId: reopened, kind: 'reopen', reason: 'Illness', document: null },
      ...{ opensUntil: inHours(3), decidedBy: registrar.user.id, decidedAt: new Date() },
    });
    const states = async () => {
      const { body } = await registrar
        .post(`/api/exams/${examId}/statements`, { groupName: GROUP })
        .expect(200);
      return statementDetailSchema.parse(body).lines.map(({ state }) => state);
    };
    expect(await states()).toEqual(['absent', 'pending', 'pending', 'pending']);
    await rows().update(Sitting, { id: running }, { closesAt: inHours(-0.2) });
    await rows().update(Exam, { id: examId }, { closesAt: inHours(-0.1) });
    expect(await states()).toEqual(['absent', 'pending', 'absent', 'absent']);
  });

  it('are confirmed to whoever holds the hash, and name nobody there', async () => {
    const { statements } = await list();
    const [newest, former] = statements;
    const seal = await sealOf(newest!.sha256);
    expect(seal).toEqual({
      sha256: newest!.sha256,
      signature: 'valid',
      keyId: expect.stringMatching(/^[0-9a-f]{64}$/),
      examTitle: scene.exam.title,
      groupName: GROUP,
      version: 2,
      madeAt: newest!.madeAt,
      rows: 3,
      confirmed: 1,
      superseded: false,
      outdated: false,
    });
    expect(await sealOf(former!.sha256)).toMatchObject({ version: 1, superseded: true, signature: 'valid' });
    expect(JSON.stringify(seal)).not.toMatch(/Қожахмет|010203|S-17/);
    await world.http.get(`/api/statement-seals/${'0'.repeat(64)}`).expect(404);
  });

  it('are told as invalid when somebody changed a mark behind the back of the service', async () => {
    const { id, sha256 } = await make('');
    const { content } = await rows().findOneByOrFail(GradeStatement, { id });
    const lines = content.lines.map((line) => ({ ...line, letter: 'A' }));
    await rows().update(GradeStatement, { id }, { content: { ...content, lines } });
    expect((await sealOf(sha256)).signature).toBe('invalid');
  });

  it('are printed in three languages with the code on them', async () => {
    const [statement] = (await list()).statements.filter(({ groupName }) => groupName === GROUP);
    for (const [locale, words] of [
      ['kk', ['Емтихан тізімдемесі', 'Тобы: ИС-23-1', 'жақсы', 'жіберілмеді', '82,5', 'әлі расталмаған']],
      ['ru', ['Экзаменационная ведомость', 'Группа ИС-23-1', 'хорошо', 'не допущен', '82,5']],
      ['en', ['Statement of examination results', 'Group ИС-23-1', 'good', 'not admitted', '82.5']],
    ] as const) {
      const pdf = readPdf(await download(`/api/statements/${statement!.id}/statement.pdf?locale=${locale}`));
      const text = wordsOf(pdf);
      for (const word of [...words, 'Ә. Қожахмет', 'S-17', statement!.sha256]) expect(text).toContain(word);
      expect(text).not.toContain(IIN);
      expect(text.replaceAll(' ', '')).toContain(`/verify/statement/${statement!.sha256}`);
      expect(pdf).toMatchObject({ isTagged: true, info: { Language: locale } });
      expect(pdf.roles).toEqual(expect.arrayContaining(['Table', 'TR', 'TH', 'TD', 'Figure']));
    }
    const again = () => download(`/api/statements/${statement!.id}/statement.pdf?locale=en`);
    expect((await again()).equals(await again())).toBe(true);
  });

  describe('for other systems', () => {
    const exported = async (query: string) => {
      const [statement] = (await list()).statements.filter(({ groupName }) => groupName === GROUP);
      return download(`/api/statements/${statement!.id}/export?${query}`);
    };

    it('go to Platonus as CSV with the IIN whole, and only what is confirmed', async () => {
      const csv = await exported('format=csv&profile=platonus&locale=ru');
      expect(csv.toString('utf8')).toBe(
        '\ufeffИИН;ФИО;Группа;Рейтинг допуска;Экзамен;Итоговая оценка;Буквенная оценка;Апелляция\r\n' +
          `${IIN};Ә. Қожахмет;${GROUP};82.5;80;82;B;\r\n`,
      );
    });

    it('go as a workbook whose IIN is text and whose marks are numbers', async () => {
      const table = await readTable(await exported('format=xlsx&profile=standard&locale=kk'));
      expect(table[0]?.slice(0, 4)).toEqual(['№', 'Аты-жөні', 'ЖСН', 'Студент нөмірі']);
      expect(table[1]?.slice(0, 10)).toEqual([
        ...['1', 'Ә. Қожахмет', IIN, 'S-17', GROUP],
        ...['82.5', '80', '82', 'B', '3'],
      ]);
      expect(table).toHaveLength(4);
    });

    it('go in the columns that the university has stored, in its encoding', async () => {
      const profile = {
        name: 'own',
        title: 'Own system',
        columns: [
          { value: 'iin', header: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' } },
          { value: 'name', header: 'NAME' },
          { value: 'rating', header: 'ADM' },
        ],
        rows: 'all',
        csv: { separator: '\t', encoding: 'utf-16le', lineEnd: 'lf', decimalMark: ',', iin: 'formula' },
      };
      await registrar.put('/api/statement-profiles', { ...profile, columns: [] }).expect(400);
      await scene.examiner.put('/api/statement-profiles', profile).expect(403);
      const { body } = await registrar.put('/api/statement-profiles', profile).expect(200);
      const { profiles } = statementProfileListSchema.parse(body);
      expect(profiles.map(({ name, builtIn }) => [name, builtIn])).toEqual([
        ['standard', true],
        ['platonus', true],
        ['own', false],
      ]);
      const title = { kk: 'Біздің баған', ru: 'Наши столбцы', en: 'Our columns' };
      const renamed = await registrar.put('/api/statement-profiles', { ...profile, title }).expect(200);
      expect(statementProfileListSchema.parse(renamed.body).profiles).toContainEqual({
        ...profile,
        ...{ title, builtIn: false },
      });
      const csv = await exported('format=csv&profile=own&locale=en');
      expect(csv.toString('utf16le').split('\n')).toEqual([
        '\ufeffIIN\tNAME\tADM',
        `"=""${IIN}"""\tӘ. Қожахмет\t82,5`,
        '\tБ. =Формула\t',
        '\tЁ. Дуэль\t31',
        '',
      ]);
      const entries = await rows().findBy(AuditEntry, { action: 'statement.exported' });
      expect(entries.at(-1)?.detail).toMatchObject({ format: 'csv', profile: 'own', hasIin: true, rows: 3 });
    });

    it('need a registrar, because they hold personal numbers', async () => {
      const [statement] = (await list(scene.examiner)).statements;
      await scene.examiner.get(`/api/statements/${statement!.id}`).expect(200);
      const path = `/api/statements/${statement!.id}/export?format=csv&profile=standard&locale=ru`;
      await scene.examiner.get(path).expect(403);
      await scene.proctor.get(`/api/exams/${scene.exam.id}/statements`).expect(403);
      const other = await ExamScene.set(world);
      await other.examiner.get(`/api/statements/${statement!.id}`).expect(404);
      await registrar.post(`/api/exams/${scene.exam.id}/statements`, { groupName: 'Nobody' }).expect(404);
    });
  });

  describe('the digital trace of the exam', () => {
    const path = () => `/api/exams/${scene.exam.id}/activity-trace.jsonl`;

    it('goes to an administrator as xAPI statements, from the launch to the confirmed mark', async () => {
      const admin = await world.signIn('admin');
      const { body } = await admin.get(path()).responseType('blob').expect(200);
      const lines = (body as Buffer).toString('utf8').trimEnd().split('\n');
      const statements = lines.map((line) => xapiStatementSchema.parse(JSON.parse(line)));
      expect(statements.map(({ verb }) => verb.id.replace(ADL_VERBS, ''))).toEqual([
        ...['launched', 'initialized', 'answered', 'answered', 'answered', 'completed', 'passed'],
      ]);
      expect(statements.at(-1)?.result).toEqual({
        score: { scaled: 0.8, raw: 80, min: 0, max: 100 },
        success: true,
      });
      expect(new Set(statements.map(({ actor }) => actor.account.name))).toEqual(
        new Set([scene.candidate.user.id]),
      );
      expect(lines.join()).not.toMatch(/Қожахмет|010203|учёт/);
      const nobody = await admin
        .get(`${path()}?personId=${registrar.user.id}`)
        .responseType('blob')
        .expect(200);
      expect((nobody.body as Buffer).toString()).toBe('');
      expect(await rows().countBy(AuditEntry, { action: 'exam.trace_exported' })).toBe(2);
      await registrar.get(path()).expect(403);
      await admin.get(path().replace(scene.exam.id, newId())).expect(404);
    });

    it('is written by the command too, once', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'bakylau-trace-'));
      const target = join(folder, 'trace.jsonl');
      const before = process.env['DATABASE_URL'];
      process.env['DATABASE_URL'] = world.database.url;
      try {
        const program = createProgram().exitOverride();
        const args = [
          'export',
          'trace',
          scene.exam.id,
          '--out',
          target,
          '--origin',
          'https://exam.university.kz/',
        ];
        await program.parseAsync(args, { from: 'user' });
        const [first] = readFileSync(target, 'utf8').split('\n');
        expect(xapiStatementSchema.parse(JSON.parse(first ?? '')).actor.account.homePage).toBe(
          'https://exam.university.kz',
        );
        await expect(createProgram().parseAsync(args, { from: 'user' })).rejects.toThrow(/EEXIST/);
      } finally {
        if (before === undefined) delete process.env['DATABASE_URL'];
        else process.env['DATABASE_URL'] = before;
        rmSync(folder, { recursive: true });
      }
    });
  });
});
