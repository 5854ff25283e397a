import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  attemptSchema,
  type BankItemContent,
  bankImportSchema,
  bankItemDetailSchema,
  bankItemListSchema,
  examBlueprintSchema,
  examItemStatisticsSchema,
  itemBankDetailSchema,
  type ItemDifficulty,
  resultDetailSchema,
} from '@bakylau/contracts';
import { Attempt, BankItemVersion, Exam, ExamResult } from '@bakylau/persistence';
import { readQuestions } from '@bakylau/question-formats';
import { addBankItem, planImport } from '@bakylau/item-banks';
import { longestStallMs } from '@bakylau/testing';
import sharp from 'sharp';
import { IsNull } from 'typeorm';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner';
import { createProgram } from '../../apps/cli/src/program';
import { runProgram } from '../../apps/cli/src/run-program';
import { type ApiCaller, ApiWorld } from './api-world';
import { changedMeanwhile, untilWaiting } from './changed-meanwhile';
import { ExamScene, optionOf } from './exam-scene';

jest.setTimeout(60_000);

const TITLE = { kk: 'Салық банкі', ru: 'Банк: налоги', en: 'Taxes' };

function choice(prompt: string, topic = 'НДС', difficulty: ItemDifficulty | null = 1): BankItemContent {
  const options = ['12 %', '16 %', '20 %'].map((words, i) => ({ id: `o${i}`, text: { ru: words } }));
  const head = { pictures: [], outcome: '', name: '', tags: [], parts: [] };
  const key = { kind: 'single_choice' as const, optionId: 'o1' };
  return { ...head, kind: 'single_choice', prompt: { ru: prompt }, options, key, topic, difficulty };
}

describe('banks of items', () => {
  let world: ApiWorld;
  let author: ApiCaller;
  let reviewer: ApiCaller;
  let bankId: string;
  let path: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    [author, reviewer] = await Promise.all([world.signIn('examiner'), world.signIn('examiner')]);
    const { body } = await author.post('/api/item-banks', { title: TITLE }).expect(200);
    bankId = itemBankDetailSchema.parse(body).id;
    path = `/api/item-banks/${bankId}`;
    await author.put(`${path}/members`, { login: reviewer.user.login, role: 'reviewer' }).expect(200);
  });

  const add = async (content: BankItemContent) =>
    bankItemDetailSchema.parse((await author.post(`${path}/items`, content).expect(200)).body).id;
  const review = (by: ApiCaller, act: string, ids: readonly string[], version = 1, comment = '') =>
    by.post(`${path}/reviews`, { act, comment, items: ids.map((id) => ({ id, version })) });

  /** Many approved items, past the API for the sake of time. */
  async function fill(contents: readonly BankItemContent[]): Promise<void> {
    const { manager } = world.database.dataSource;
    const ids = [];
    for (const content of contents)
      ids.push(await addBankItem(bankId, { authorId: author.user.id, content }, manager));
    await review(author, 'submit', ids).expect(200);
    await review(reviewer, 'approve', ids).expect(200);
  }

  it('belong to their members: others do not see them, reviewers do not write', async () => {
    const stranger = await world.signIn('examiner');
    expect((await stranger.get(path)).body.code).toBe('not_found');
    expect((await stranger.get('/api/item-banks').expect(200)).body).toEqual({ banks: [] });
    expect((await reviewer.post(`${path}/items`, choice('?'))).body.code).toBe('forbidden');
    expect((await reviewer.get(`${path}/export?format=gift&language=ru`)).body.code).toBe('forbidden');
    const candidate = await world.signIn('candidate');
    expect((await candidate.get(path)).status).toBe(403);
    const admin = await world.signIn('admin');
    expect((await admin.get(path).expect(200)).body.role).toBeNull();
    const last = await author.put(`${path}/members`, { login: author.user.login, role: 'author' });
    expect(last.body.details[0].path).toBe('login');
    expect(
      (await author.put(`${path}/members`, { login: candidate.user.login, role: 'author' })).status,
    ).toBe(400);
  });

  it('keep every version of an item as it was; another person approves', async () => {
    const id = await add(choice('Ставка?'));
    expect((await review(author, 'approve', [id])).body.code).toBe('own_item');
    expect((await review(reviewer, 'approve', [id])).body.code).toBe('illegal_transition');
    await review(author, 'submit', [id]).expect(200);
    expect((await review(reviewer, 'reject', [id])).body.code).toBe('validation_failed');
    await review(reviewer, 'approve', [id]).expect(200);
    const edited = { ...choice('Ставка НДС?'), pictures: [] };
    await author.put(`${path}/items/${id}`, { basedOn: 1, content: edited }).expect(200);
    expect((await author.put(`${path}/items/${id}`, { basedOn: 1, content: edited })).body.code).toBe(
      'conflict',
    );
    const { versions } = bankItemDetailSchema.parse(
      (await reviewer.get(`${path}/items/${id}`).expect(200)).body,
    );
    expect(versions.map(({ version, state, content }) => [version, state, content.prompt.ru])).toEqual([
      [2, 'draft', 'Ставка НДС?'],
      [1, 'approved', 'Ставка?'],
    ]);
    const { total, items } = bankItemListSchema.parse(
      (await author.get(`${path}/items?search=ндс&state=draft`)).body,
    );
    expect([total, items[0]?.approvedVersion, items[0]?.isOwn]).toEqual([1, 1, true]);
    await expect(
      world.database.dataSource.query(`UPDATE bank_item_versions SET topic = 'x' WHERE item_id = $1`, [id]),
    ).rejects.toThrow('never change');
    const misfit = { ...choice('?'), key: { kind: 'single_choice', optionId: 'zz' } };
    expect((await author.post(`${path}/items`, misfit)).body.code).toBe('validation_failed');
  });

  it('read a file of questions in two steps, and write one', async () => {
    const file = readFileSync(join(__dirname, '../fixtures/questions/moodle_kk_images.xml'));
    const send = (dryRun: string) =>
      author.upload('post', `${path}/import?language=kk&dryRun=${dryRun}`, file, 'application/octet-stream');
    const dry = bankImportSchema.parse((await send('yes').expect(200)).body);
    expect(dry.counts).toMatchObject({ taken: 6, leftOut: 4 });
    expect((await author.get(`${path}/items`)).body.total).toBe(0);
    const done = bankImportSchema.parse((await send('no').expect(200)).body);
    expect(done.lines.map(({ line, outcome }) => [line, outcome])).toEqual(
      dry.lines.map(({ line, outcome }) => [line, outcome]),
    );
    const { items } = bankItemListSchema.parse((await author.get(`${path}/items`)).body);
    expect(items).toHaveLength(6);
    const pictured = items.find(({ kind }) => kind === 'single_choice');
    const detail = bankItemDetailSchema.parse((await author.get(`${path}/items/${pictured?.id}`)).body);
    const picture = await author
      .get(`${path}/pictures/${detail.versions[0]?.content.pictures[0]?.id}`)
      .expect(200);
    expect((await sharp(picture.body as Buffer).metadata()).format).toBe('webp');
    const exported = await author
      .get(`${path}/export?format=moodle_xml&language=kk`)
      .responseType('blob')
      .expect(200);
    expect(exported.headers['x-left-out']).toBe('0');
    const again = await readQuestions(exported.body as Buffer, { format: 'moodle_xml' });
    expect(again.counts).toEqual({ items: 6, errors: 0, warnings: 0 });
    expect(again.items.flatMap(({ files }) => files)).toHaveLength(1);
    const bomb = await author.upload(
      'post',
      `${path}/import?language=kk`,
      Buffer.from('PK\u0003\u0004nonsense'),
      'application/octet-stream',
    );
    expect([bomb.status, bomb.body.code]).toEqual([400, 'question_file_unreadable']);
  });

  it.each([
    ['tells of', 'yes', 20_000],
    ['stores', 'no', 6000],
  ] as const)(
    'hold nobody up while a large file is read: %s (dry run: %s) %d questions',
    async (_, dryRun, questions) => {
      const question = (n: number) =>
        `::В${n}::Какая ставка налога на добавленную стоимость действует в случае ${n}? {\n=${n},5 %\n~16 %\n~20 %\n~ставка не установлена\n}\n\n`;
      const file = Buffer.from(Array.from({ length: questions }, (_each, n) => question(n + 1)).join(''));
      const counts = { taken: questions, leftOut: 0, duplicates: 0, warnings: 0 };
      const stall = await longestStallMs(async () => {
        const { body } = await author
          .upload('post', `${path}/import?language=ru&dryRun=${dryRun}`, file, 'application/octet-stream')
          .expect(200);
        expect(body.counts).toEqual(counts);
      });
      expect((await author.get(`${path}/items`)).body.total).toBe(dryRun === 'yes' ? 0 : questions);
      const options = { format: 'auto', language: 'ru', topic: '', duplicates: 'leave_out' } as const;
      const inThisThread = () => planImport(file, { ...options, dryRun: dryRun === 'yes' });
      expect(stall).toBeLessThan((await longestStallMs(inThisThread)) / 3);
    },
  );

  describe('know a question that they have', () => {
    const send = async (file: Buffer, query = '') =>
      bankImportSchema.parse(
        (
          await author
            .upload('post', `${path}/import?language=ru${query}`, file, 'application/octet-stream')
            .expect(200)
        ).body,
      );
    const store = '&dryRun=no';
    /** As banks are that an older release has filled. */
    const forgetFingerprints = () =>
      world.database.dataSource.transaction(async (manager) => {
        await manager.query('SET LOCAL session_replication_role = replica');
        await manager.query('UPDATE bank_item_versions SET fingerprints = NULL');
      });
    const total = async () => (await author.get(`${path}/items`)).body.total as number;
    const pictured = readFileSync(join(__dirname, '../fixtures/questions/moodle_kk_images.xml'));

    it('in a file that is read twice, and take it again only when they are told to', async () => {
      expect((await send(pictured, store)).counts).toMatchObject({ taken: 6, leftOut: 4, duplicates: 0 });
      const dry = await send(pictured);
      expect(dry.counts).toMatchObject({ taken: 0, leftOut: 10, duplicates: 6 });
      const repeats = dry.lines.flatMap(({ problems }) =>
        problems
          .filter(({ code }) => code === 'repeats_item')
          .map(({ severity, values }) => ({ severity, values })),
      );
      const { items } = bankItemListSchema.parse((await author.get(`${path}/items`)).body);
      expect(repeats).toEqual(
        items.reverse().map(({ name }) => ({ severity: 'warning', values: { title: name } })),
      );
      await send(pictured, store);
      expect(await total()).toBe(6);
      expect((await send(pictured, '&duplicates=take')).counts).toMatchObject({ taken: 6, duplicates: 6 });
      await send(pictured, `${store}&duplicates=take`);
      expect(await total()).toBe(12);
    });

    it('in one of the languages of an item, and not with another picture', async () => {
      const both = '{mlang kk}Мөлшерлеме?{mlang}{mlang ru}Ставка?{mlang} {=12 ~16}';
      await send(Buffer.from(both), store);
      expect((await send(Buffer.from('Ставка?  {~16 =12}'))).counts.duplicates).toBe(1);
      expect((await send(Buffer.from('Мөлшерлеме? {=12 ~16}'))).counts.duplicates).toBe(1);
      expect((await send(Buffer.from('Ставка? {=16 ~12}'))).counts.duplicates).toBe(0);
      const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#268' } })
        .png()
        .toBuffer();
      const asked = (picture: Buffer) =>
        Buffer.from(`<quiz><question type="truefalse"><questiontext format="html"><text><![CDATA[<p>Это он?<img src="data:image/png;base64,${picture.toString('base64')}"></p>]]></text></questiontext>
          <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>`);
      await send(asked(png), store);
      const other = await sharp(png).negate().png().toBuffer();
      expect((await send(asked(png))).counts.duplicates).toBe(1);
      expect((await send(asked(other))).counts.duplicates).toBe(0);
    });

    it('in what exams draw and in a newer draft, also when they were stored by an older release', async () => {
      const file = (prompt: string) => Buffer.from(`${prompt} {=16 % ~12 % ~20 %}`);
      await fill([choice('Ставка?'), choice('Срок?')]);
      const { items } = bankItemListSchema.parse((await author.get(`${path}/items?search=Ставка`)).body);
      const content = choice('Ставка НДС?', 'Другая тема');
      await author.put(`${path}/items/${items[0]?.id}`, { basedOn: 1, content }).expect(200);
      const { dataSource } = world.database;
      await expect(
        dataSource.query(`UPDATE bank_item_versions SET fingerprints = '{}' WHERE item_id = $1`, [
          items[0]?.id,
        ]),
      ).rejects.toThrow('never change');
      const duplicates = () =>
        Promise.all(
          ['Ставка?', 'Ставка НДС?', 'Срок?', 'Пеня?'].map(
            async (prompt) => (await send(file(prompt))).counts.duplicates,
          ),
        );
      expect(await duplicates()).toEqual([1, 1, 1, 0]);
      await forgetFingerprints();
      expect(await duplicates()).toEqual([1, 1, 1, 0]);
      expect(
        await dataSource.manager.countBy(BankItemVersion, { item: { bankId }, fingerprints: IsNull() }),
      ).toBe(0);
    });

    it('but not one of which the newest version was rejected', async () => {
      const file = (prompt: string) => Buffer.from(`${prompt} {=16 % ~12 % ~20 %}`);
      const refused = await add(choice('Пеня?'));
      await review(author, 'submit', [refused]).expect(200);
      expect((await send(file('Пеня?'))).counts.duplicates).toBe(1);
      await review(reviewer, 'reject', [refused], 1, 'Неоднозначно').expect(200);
      expect((await send(file('Пеня?'))).counts).toMatchObject({ taken: 1, duplicates: 0 });
      await fill([choice('Льгота?')]);
      const { items } = bankItemListSchema.parse((await author.get(`${path}/items?search=Льгота`)).body);
      const drawn = String(items[0]?.id);
      await author.put(`${path}/items/${drawn}`, { basedOn: 1, content: choice('Скидка?') }).expect(200);
      await review(author, 'submit', [drawn], 2).expect(200);
      await review(reviewer, 'reject', [drawn], 2, 'Неверное слово').expect(200);
      expect((await send(file('Скидка?'))).counts.duplicates).toBe(0);
      expect((await send(file('Льгота?'))).counts.duplicates).toBe(1);
    });

    it('of an older release also for those who ask at the same time', async () => {
      const { dataSource } = world.database;
      await fill(Array.from({ length: 300 }, (_, n) => choice(`Ставка ${n}?`)));
      await forgetFingerprints();
      const file = Buffer.from('Ставка 7? {=16 % ~12 % ~20 %}');
      const reading = await dataSource.transaction(async (manager) => {
        // Both have found versions without fingerprints and wait to fill them.
        await manager.query('SELECT 1 FROM bank_item_versions FOR NO KEY UPDATE');
        const both = [send(file), send(file)];
        await untilWaiting(dataSource, both.length);
        return { both };
      });
      const counts = (await Promise.all(reading.both)).map(({ counts: { duplicates } }) => duplicates);
      expect(counts).toEqual([1, 1]);
      expect(
        await dataSource.manager.countBy(BankItemVersion, { item: { bankId }, fingerprints: IsNull() }),
      ).toBe(0);
    });

    it('of two files that are read at once', async () => {
      const file = Buffer.from('Ставка? {=12 ~16}\n\nСрок? {=25 ~15}\n\nСтавка? {=12 ~16}');
      const both = await Promise.all([send(file, store), send(file, store)]);
      expect(both.map(({ counts }) => counts.taken).sort()).toEqual([0, 2]);
      expect(await total()).toBe(2);
    });

    it('among 20,000 that are compared with 20,000 others, a part at a time', async () => {
      const question = (n: number) => `Сколько будет ${n} и один? {=${n + 1} ~${n} ~${n + 2}}\n\n`;
      const file = Buffer.from(Array.from({ length: 20_000 }, (_, n) => question(n)).join(''));
      expect((await send(file, store)).counts.taken).toBe(20_000);
      const asked = jest.spyOn(PostgresQueryRunner.prototype, 'query');
      try {
        const { counts } = await send(file);
        expect(counts).toEqual({ taken: 0, leftOut: 20_000, duplicates: 20_000, warnings: 20_000 });
        const lookUps = asked.mock.calls
          .filter(([sql]) => sql.includes('unnest(v.fingerprints)'))
          .map(([, values]) => (values as [string, string[]])[1]);
        expect(lookUps.flat()).toHaveLength(20_000);
        expect(Math.max(...lookUps.map(({ length }) => length))).toBeLessThanOrEqual(2000);
      } finally {
        asked.mockRestore();
      }
    }, 180_000);
  });

  it('take a file from the command line, first without storing anything', async () => {
    const file = join(__dirname, '../fixtures/questions/gift_ru_cp1251.gift');
    const args = ['import', 'items', file, '--bank', bankId, '--language', 'ru', '--topic', 'Сети'];
    const environment = { DATABASE_URL: world.database.url, DATA_DIR: world.config.dataDir };
    const before = { ...process.env };
    Object.assign(process.env, environment);
    let printed = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += text.toString();
      return true;
    });
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const run = (...more: string[]) => runProgram(createProgram(), ['node', 'bakylau', ...args, ...more]);
    try {
      expect(await run('--author', reviewer.user.login)).toBe(2);
      await run('--author', author.user.login, '--json');
      const dry = bankImportSchema.parse(JSON.parse(printed));
      expect(dry).toMatchObject({ dryRun: true, format: 'gift', encoding: 'windows-1251' });
      expect(dry.counts.taken).toBeGreaterThan(0);
      expect((await author.get(`${path}/items`)).body.total).toBe(0);
      await run('--author', author.user.login, '--store');
      expect((await author.get(`${path}/items`)).body.total).toBe(dry.counts.taken);
      printed = '';
      expect(await run('--author', author.user.login, '--store')).toBe(1);
      expect(printed).toContain(`gift: 0 questions taken`);
      expect(printed).toContain(`${dry.counts.taken} duplicates`);
      await run('--author', author.user.login, '--store', '--take-duplicates');
      expect((await author.get(`${path}/items`)).body.total).toBe(2 * dry.counts.taken);
    } finally {
      write.mockRestore();
      errors.mockRestore();
      process.env = before;
      process.exitCode = 0;
    }
  });

  it('let an exam draw for each candidate, and say at once when they have too few', async () => {
    const scene = await ExamScene.set(world);
    await world.factory.staff({ examId: scene.exam.id, userId: author.user.id, role: 'examiner' });
    const easy = Array.from({ length: 8 }, (_, i) => choice(`Лёгкий ${i}`));
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#268' } })
      .png()
      .toBuffer();
    const upload = await author.upload('post', `${path}/pictures`, png, 'image/png').expect(200);
    expect(upload.body).toMatchObject({ widthPx: 40, heightPx: 30 });
    const pictureId = String(upload.body.id);
    const hard = Array.from({ length: 3 }, (_, i) => ({
      ...choice(`Трудный ${i}`, 'КПН', 3),
      pictures: [{ id: pictureId, alt: 'схема' }],
    }));
    await fill([...easy, ...hard]);
    const section = (title: string, rules: object[]) => ({
      title: { kk: title, ru: title, en: title },
      rules,
    });
    const plan = (count: number) => ({
      bankId,
      languages: ['ru'],
      sections: [
        section('I', [{ topic: 'НДС', difficulty: 1, count: 4, points: 1 }]),
        section('II', [{ topic: null, difficulty: 3, count, points: 3 }]),
      ],
    });
    const blueprintPath = `/api/exams/${scene.exam.id}/blueprint`;
    const short = await author.put(blueprintPath, plan(4)).expect(409);
    expect(short.body).toMatchObject({
      code: 'blueprint_unfillable',
      details: [{ path: 'sections.1.rules.0' }],
    });
    const oral = await changedMeanwhile(world, scene.exam.id, { format: 'oral' }, () =>
      author.put(blueprintPath, plan(2)),
    );
    expect(oral.body.code).toBe('exam_not_editable');
    await world.database.dataSource.manager.update(Exam, { id: scene.exam.id }, { format: 'test' });
    const kazakh = await author.put(blueprintPath, { ...plan(2), languages: ['kk'] }).expect(409);
    expect(kazakh.body.details).toHaveLength(2);
    expect((await scene.examiner.put(blueprintPath, plan(2))).body.code).toBe('not_found');
    const { blueprint } = examBlueprintSchema.parse(
      (await author.put(blueprintPath, plan(2)).expect(200)).body,
    );
    expect(blueprint).toMatchObject({ poolSize: 11, itemCount: 6, maxPoints: 10, outdated: false });
    const unset = async (items: string) =>
      examBlueprintSchema.parse((await author.delete(`${blueprintPath}?items=${items}`).expect(200)).body);
    expect(await unset('keep')).toMatchObject({ blueprint: null, itemCount: 11 });
    await author.put(blueprintPath, plan(2)).expect(200);
    expect(await unset('remove')).toMatchObject({ blueprint: null, itemCount: 0 });
    await author.put(blueprintPath, plan(2)).expect(200);

    const candidates = [scene.candidate];
    while (candidates.length < 6) {
      const other = await world.signIn('candidate');
      await world.factory.enrolment({ examId: scene.exam.id, userId: other.user.id });
      candidates.push(other);
    }
    const draws = new Set<string>();
    for (const [number, candidate] of candidates.entries()) {
      const attempt = attemptSchema.parse(await scene.startAttempt(candidate));
      expect(attempt.items.map(({ points, section: title }) => [points, title?.ru])).toEqual([
        ...Array.from({ length: 4 }, () => [1, 'I']),
        ...Array.from({ length: 2 }, () => [3, 'II']),
      ]);
      expect(new Set(attempt.items.map(({ id }) => id)).size).toBe(6);
      draws.add(
        attempt.items
          .map(({ id }) => id)
          .sort()
          .join(),
      );
      const again = attemptSchema.parse((await candidate.get(`/api/attempts/${attempt.id}`)).body);
      expect(again.items).toEqual(attempt.items);
      const { draw } = await world.database.dataSource
        .getRepository(Attempt)
        .findOneByOrFail({ id: attempt.id });
      expect(draw?.map(({ itemId }) => itemId).sort()).toEqual(attempt.items.map(({ id }) => id).sort());
      await candidate.get(`/api/attempts/${attempt.id}/pictures/${pictureId}`).expect(200);
      // The first of them is right in everything, the last in nothing.
      for (const [place, item] of attempt.items.entries()) {
        expect(JSON.stringify(item)).not.toMatch(/"o[012]"/u);
        const optionId = optionOf(item, place >= number ? '16 %' : '20 %');
        const value = { kind: 'single_choice', optionId };
        await candidate
          .put(`/api/attempts/${attempt.id}/answers/${item.id}`, { value, clientRevision: 1 })
          .expect(200);
      }
      const others = await world.database.dataSource.query<{ id: string }[]>(
        'SELECT id FROM exam_items WHERE exam_id = $1',
        [scene.exam.id],
      );
      const undrawn = others.find(({ id }) => !attempt.items.some((item) => item.id === id));
      const value = { kind: 'single_choice', optionId: 'o1' };
      const refused = await candidate.put(`/api/attempts/${attempt.id}/answers/${undrawn?.id}`, {
        value,
        clientRevision: 1,
      });
      expect(refused.body.code).toBe('not_found');
      await candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
      const result = await world.database.dataSource
        .getRepository(ExamResult)
        .findOneByOrFail({ attemptId: attempt.id });
      const earned = attempt.items.slice(number).reduce((sum, { points }) => sum + points, 0);
      expect([result.points, result.maxPoints]).toEqual([earned, 10]);
      expect((await candidate.get(`/api/attempts/${attempt.id}/pictures/${pictureId}`)).status).toBe(404);
      const detail = resultDetailSchema.parse(
        (await scene.examiner.get(`/api/results/${result.id}`).expect(200)).body,
      );
      expect(detail.items.map(({ itemId }) => itemId)).toEqual(attempt.items.map(({ id }) => id));
    }
    expect(draws.size).toBeGreaterThan(1);
    expect((await author.put(blueprintPath, plan(1))).body.code).toBe('exam_not_editable');
    expect((await author.delete(`${blueprintPath}?items=keep`)).body.code).toBe('exam_not_editable');

    const { body } = await scene.examiner.get(`/api/exams/${scene.exam.id}/item-statistics`).expect(200);
    const statistics = examItemStatisticsSchema.parse(body);
    expect(statistics.attempts).toBe(6);
    expect(statistics.items.reduce((sum, { candidates: seen }) => sum + seen, 0)).toBe(36);
    for (const { candidates: seen, difficulty, discrimination, options } of statistics.items) {
      expect(discrimination).toBeNull();
      expect(difficulty === null).toBe(seen < 5);
      expect(options === null).toBe(seen < 5);
    }
    const stranger = await world.signIn('examiner');
    expect((await stranger.get(`/api/exams/${scene.exam.id}/item-statistics`)).body.code).toBe('not_found');
  });
});
