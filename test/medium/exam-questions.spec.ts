import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Attempt as AttemptView,
  attemptSchema,
  caseFileSchema,
  type ExamQuestions,
  examQuestionsSchema,
  scriptDetailSchema,
  type SetExamQuestions,
  shownSheetsSchema,
} from '@bakylau/contracts';
import { Attempt, CaseFileRecord } from '@bakylau/persistence';
import { writeXlsx } from '@bakylau/question-formats';
import { ObjectStore } from '@bakylau/storage';
import sharp from 'sharp';
import { CaseFileRemoval } from '../../apps/api/src/exam-questions/case-file-removal';
import { JobQueue } from '../../apps/api/src/jobs/job-queue';
import { waitFor } from '../e2e/support/wait-for';
import { type ApiCaller, ApiWorld } from './api-world';
import { changedMeanwhile } from './changed-meanwhile';
import { ExamScene } from './exam-scene';

jest.setTimeout(60_000);

const text = (words: string) => ({ kk: words, ru: words, en: words });
const FORMULA = '<span data-type="formula" data-latex="T(n)=2T(n/2)"></span>';
const TABLE = '<table><tbody><tr><th>time</th></tr><tr><td>09:40</td></tr></tbody></table>';
const question = (html: string, task: SetExamQuestions['questions'][number]['task'], points = 50) => ({
  ...{ html: text(html), guidance: text('What should be said'), points, task },
});
const WORDS = { answerBy: ['text' as const], wordsAtLeast: 20, wordsAtMost: 300, filesAtMost: 0 };
const PHOTO = { answerBy: ['photos' as const], wordsAtMost: null, filesAtMost: 2 };
const QUESTIONS = [question(`<p>Prove ${FORMULA}<script>1</script></p>`, WORDS), question(TABLE, PHOTO)];
const QUERY = (name: string) => `case-files?name=${encodeURIComponent(name)}`;

describe('questions of written exams and cases', () => {
  let world: ApiWorld;
  let scene: ExamScene;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());

  const path = (rest: string) => `/api/exams/${scene.exam.id}/${rest}`;
  const set = (body: object) => scene.examiner.put(path('questions'), body);
  const read = async (): Promise<ExamQuestions> =>
    examQuestionsSchema.parse((await scene.examiner.get(path('questions')).expect(200)).body);
  const upload = (name: string, content: Buffer) =>
    scene.examiner.upload('post', path(QUERY(name)), content, 'application/octet-stream');
  const stored = async (name: string, content: Buffer) =>
    caseFileSchema.parse((await upload(name, content).expect(200)).body);
  const view = async (attempt: AttemptView): Promise<AttemptView> =>
    attemptSchema.parse((await scene.candidate.get(`/api/attempts/${attempt.id}`).expect(200)).body);

  it('are set by the examiner, sat as they were written, and marked with their formulas', async () => {
    scene = await ExamScene.set(world, { format: 'written' });
    expect((await set({ questions: QUESTIONS, materials: [] }).expect(200)).body).toMatchObject({
      ...{ format: 'written', editable: true, materials: [] },
      questions: [{ html: { ru: `<p>Prove ${FORMULA}</p>` }, task: WORDS }, { task: PHOTO }],
    });

    const attempt = await scene.startAttempt();
    const { items } = await view(attempt);
    expect(
      items.map(({ prompt, promptHtml, writtenTask }) => [prompt.en, promptHtml?.en, writtenTask]),
    ).toEqual([
      ['Prove  T(n)=2T(n/2)', `<p>Prove ${FORMULA}</p>`, WORDS],
      ['time\n09:40', TABLE, PHOTO],
    ]);
    expect(JSON.stringify(items)).not.toContain('What should be said');
    const [words, photo] = items.map(({ id }) => id) as [string, string];
    const answer = { value: { kind: 'written', html: '<p>By induction</p>' }, clientRevision: 1 };
    await scene.candidate.put(`/api/attempts/${attempt.id}/answers/${words}`, answer).expect(200);
    const inWords = await scene.candidate.put(`/api/attempts/${attempt.id}/answers/${photo}`, answer);
    expect([inWords.status, inWords.body.code]).toEqual([400, 'validation_failed']);
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const file = (item: string) =>
      scene.candidate.upload(
        'post',
        `/api/attempts/${attempt.id}/answers/${item}/files`,
        picture,
        'image/png',
      );
    // Photos come by phone, and this question takes nothing else.
    expect((await file(photo)).body.code).toBe('answer_files_full');
    expect(
      (await scene.candidate.post(`/api/attempts/${attempt.id}/answers/${words}/photo-link`)).status,
    ).toBe(409);
    const { body: link } = await scene.candidate.post(
      `/api/attempts/${attempt.id}/answers/${photo}/photo-link`,
    );
    await world.http
      .post(`/api/photo-links/${link.token}/photos`)
      .set('Content-Type', 'image/png')
      .send(picture)
      .expect(200);
    expect((await view(attempt)).items.map(({ files }) => files)).toEqual([undefined, 1]);
    expect((await set({ questions: QUESTIONS, materials: [] })).body.code).toBe('exam_not_editable');

    await scene.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    const { body } = await scene.examiner.get(path('scripts')).expect(200);
    const script = await scene.examiner.get(`/api/scripts/${body.scripts[0].id}`).expect(200);
    expect(scriptDetailSchema.parse(script.body).items.map(({ promptHtml }) => promptHtml?.kk)).toEqual([
      `<p>Prove ${FORMULA}</p>`,
      TABLE,
    ]);
  });

  it('give out the parts of a case with their files by time, and no file before', async () => {
    scene = await ExamScene.set(world, { format: 'case', durationMinutes: 60 });
    const rows = [
      ['Hour', 'Sign-ins'],
      ['09', '=1+1'],
    ];
    const book = await stored('журнал.xlsx', await writeXlsx([{ name: 'Log', rows }]));
    const csv = await stored('log.csv', Buffer.from('hour;count\n09;40\n'));
    expect([book, csv].map(({ contentType, hasSheets }) => [contentType.split('/')[0], hasSheets])).toEqual([
      ['application', true],
      ['text', true],
    ]);
    const plain = await stored('notes.txt', Buffer.from('Read the log first.'));
    expect(plain.hasSheets).toBe(false);
    const sheetsOf = async (by: ApiCaller, address: string) =>
      shownSheetsSchema.parse((await by.get(`${address}/sheets`).expect(200)).body).sheets;
    const inCsv = [
      ['hour', 'count'],
      ['09', '40'],
    ];
    expect(await sheetsOf(scene.examiner, path(`case-files/${book.id}`))).toEqual([{ rows, isCut: false }]);
    expect(await sheetsOf(scene.examiner, path(`case-files/${plain.id}`))).toEqual([]);
    await scene.candidate.get(`${path(`case-files/${book.id}`)}/sheets`).expect(403);
    const part = (title: string, afterMinutes: number, fileIds: string[]) => ({
      ...{ title: text(title), html: text(`<p>${title}</p>${TABLE}`), afterMinutes, fileIds },
    });
    const materials = [part('Situation', 0, [csv.id]), part('Log', 20, [book.id])];
    const late = await set({ questions: QUESTIONS, materials: [part('Never', 60, [])] });
    expect(late.body).toMatchObject({ code: 'validation_failed' });
    const twice = [part('A', 0, [csv.id]), part('B', 1, [csv.id])];
    expect((await set({ questions: QUESTIONS, materials: twice })).body.code).toBe('validation_failed');
    await set({ questions: QUESTIONS, materials }).expect(200);
    expect((await read()).materials.map(({ files }) => files.map(({ name }) => name))).toEqual([
      ['log.csv'],
      ['журнал.xlsx'],
    ]);

    const attempt = await scene.startAttempt();
    const own = (id: string) => scene.candidate.get(`/api/attempts/${attempt.id}/case-files/${id}`);
    expect((await view(attempt)).materials).toMatchObject({ released: [{ files: [csv] }], toCome: 1 });
    expect((await own(csv.id).expect(200)).headers['content-disposition']).toContain("UTF-8''log.csv");
    const address = (id: string) => `/api/attempts/${attempt.id}/case-files/${id}`;
    expect(await sheetsOf(scene.candidate, address(csv.id))).toMatchObject([{ rows: inCsv }]);
    for (const hidden of [address(book.id), `${address(book.id)}/sheets`])
      await scene.candidate.get(hidden).expect(404);
    const startedAt = new Date(Date.now() - 21 * 60_000);
    await world.database.dataSource.manager.update(Attempt, { id: attempt.id }, { startedAt });
    expect((await view(attempt)).materials?.released[1]?.files).toEqual([book]);
    expect((await own(book.id).expect(200)).headers['content-disposition']).toContain('%D0%B6');
    expect(await sheetsOf(scene.candidate, address(book.id))).toEqual([{ rows, isCut: false }]);
    const stranger = await world.signIn('candidate');
    for (const hidden of [address(csv.id), `${address(csv.id)}/sheets`])
      await stranger.get(hidden).expect(404);
  });

  it('send a file of a case as it is read from the store, and read no sheets with the attempt', async () => {
    scene = await ExamScene.set(world, { format: 'case', durationMinutes: 60 });
    const lines = Array.from({ length: 200_000 }, (_, i) => `${i};entry ${i}\n`).join('');
    const bytes = Buffer.from(lines);
    const log = await stored('log.csv', bytes);
    const part = { title: text('Log'), html: text('<p>Log</p>'), afterMinutes: 0, fileIds: [log.id] };
    await set({ questions: QUESTIONS, materials: [part] }).expect(200);
    const attempt = await scene.startAttempt();
    const store = world.app.get(ObjectStore);
    const [whole, ranges] = [jest.spyOn(store, 'get'), jest.spyOn(store, 'getRange')];
    const address = `/api/attempts/${attempt.id}/case-files/${log.id}`;
    const sent = await scene.candidate.get(address).responseType('blob').expect(200);
    expect((sent.body as Buffer).equals(bytes)).toBe(true);
    expect(sent.headers['content-length']).toBe(String(bytes.length));
    expect([whole.mock.calls.length, ranges.mock.calls.length]).toEqual([0, 1]);
    jest.restoreAllMocks();
    const seen = await scene.candidate.get(`/api/attempts/${attempt.id}`).expect(200);
    expect(seen.text).not.toContain('entry 1');
    await store.delete(`exams/${scene.exam.id}/case-files/${log.id}`);
    expect((await scene.candidate.get(address)).status).toBeGreaterThanOrEqual(404);
  });

  it('do not take the place of what somebody else has set meanwhile', async () => {
    scene = await ExamScene.set(world, { format: 'written' });
    await set({ questions: QUESTIONS, materials: [] }).expect(200);
    const { version } = await read();
    const change = { questions: QUESTIONS.slice(0, 1), materials: [], basedOn: version };
    await set(change).expect(200);
    const late = await set({ ...change, questions: QUESTIONS }).expect(409);
    expect(late.body).toMatchObject({ code: 'conflict' });
    expect((await read()).questions).toHaveLength(1);
    await set({ ...change, questions: QUESTIONS, basedOn: (await read()).version }).expect(200);
  });

  it('are measured by the format that the exam has once a change of it that is under way holds', async () => {
    const part = { title: text('Facts'), html: text('<p>a</p>'), afterMinutes: 0, fileIds: [] };
    scene = await ExamScene.set(world, { format: 'case' });
    const body = { questions: QUESTIONS, materials: [part] };
    const asCase = await changedMeanwhile(world, scene.exam.id, { format: 'written' }, () => set(body));
    expect([asCase.body.code, asCase.body.details]).toEqual([
      'validation_failed',
      [{ path: 'materials.0', problem: 'only a case has parts' }],
    ]);
    const asWords = await changedMeanwhile(world, scene.exam.id, { format: 'oral' }, () => set(body));
    expect(asWords.body.code).toBe('questions_unfitting');
  });

  it('are set although the store keeps a file that was given up; it goes once the store lets it', async () => {
    scene = await ExamScene.set(world, { format: 'case' });
    const store = world.app.get(ObjectStore);
    const files = [await stored('a.txt', Buffer.from('a')), await stored('b.txt', Buffer.from('b'))];
    const [stuck, gone] = files.map(({ id }) => `exams/${scene.exam.id}/case-files/${id}`);
    if (!stuck || !gone) throw new Error('There are two files');
    const { manager } = world.database.dataSource;
    await manager.update(CaseFileRecord, { examId: scene.exam.id }, { uploadedAt: new Date(0) });
    await world.app.get(CaseFileRemoval).start(1);
    // The store cannot delete what is a folder.
    const place = join(world.config.dataDir, 'store', stuck);
    await rm(place);
    await mkdir(join(place, 'within'), { recursive: true });
    await set({ questions: QUESTIONS, materials: [] }).expect(200);
    expect(await manager.countBy(CaseFileRecord, { examId: scene.exam.id })).toBe(0);
    expect(await store.find(gone)).toBeNull();
    await rm(place, { recursive: true });
    await store.put(stuck, Buffer.from('a'), 'text/plain');
    const jobs = `UPDATE pgboss.job SET start_after = now() WHERE name = 'case-file-removal' RETURNING id`;
    expect((await manager.query<unknown[][]>(jobs))[0]).toHaveLength(1);
    await waitFor(async () => (await store.find(stuck)) === null, 10_000);
    await world.app.get(JobQueue).onApplicationShutdown();
  });

  it('refuse other formats, strangers, empty texts, contradictions, and files of no accepted type', async () => {
    scene = await ExamScene.set(world);
    expect((await scene.examiner.get(path('questions'))).body.code).toBe('questions_unfitting');
    scene = await ExamScene.set(world, { format: 'case' });
    const good = { questions: QUESTIONS, materials: [] };
    expect((await (await world.signIn('examiner')).put(path('questions'), good)).status).toBe(404);
    expect((await scene.proctor.put(path('questions'), good)).status).toBe(403);
    for (const bad of [
      question('<p> </p>', WORDS),
      question('<p>a</p>', { ...WORDS, wordsAtMost: 10 }),
      question('<p>a</p>', { ...PHOTO, filesAtMost: 0 }),
      question('<p>a</p>', { ...WORDS, filesAtMost: 1 }),
    ])
      await set({ questions: [bad], materials: [] }).expect(400);
    expect((await upload('run.csv', Buffer.from([0x4d, 0x5a, 0, 0, 1]))).body.code).toBe('file_type_refused');
    expect((await upload('a.txt', Buffer.from([0xc3, 0x28]))).body.code).toBe('file_type_refused');
    scene = await ExamScene.set(world, { format: 'written' });
    expect((await upload('a.txt', Buffer.from('a'))).body.code).toBe('questions_unfitting');
    expect((await set({ ...good, materials: [{ ...question('<p>a</p>', WORDS) }] })).status).toBe(400);
  });
});
