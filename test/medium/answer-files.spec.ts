import {
  answerFileListSchema,
  type Attempt as AttemptView,
  attemptSchema,
  examItemStatisticsSchema,
  type ReceiptFile,
  resultDetailSchema,
} from '@bakylau/contracts';
import {
  AnswerPhotoLinkRecord,
  Attempt,
  type AttemptState,
  ExamItem,
  ExamResult,
  newId,
} from '@bakylau/persistence';
import { answersHash } from '@bakylau/recording';
import sharp from 'sharp';
import { ApiWorld } from './api-world';
import { WrittenScene } from './written-scene';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
const picture = (shade: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: shade } })
    .png()
    .toBuffer();

describe('files of written answers', () => {
  let world: ApiWorld;
  let scene: WrittenScene;
  let attempt: AttemptView;
  let path: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    scene = await WrittenScene.set(world);
    attempt = await scene.base.startAttempt();
    path = `/api/attempts/${attempt.id}/answers/${scene.items[0].id}`;
  });

  const rows = () => world.database.dataSource.manager;
  const add = (content: Buffer, type = 'application/pdf', to = path) =>
    scene.base.candidate.upload('post', `${to}/files`, content, type);
  const link = async (): Promise<string> =>
    String((await scene.base.candidate.post(`${path}/photo-link`).expect(200)).body.token);
  const send = (token: string, content: Buffer, type = 'image/png') =>
    world.http.post(`/api/photo-links/${token}/photos`).set('Content-Type', type).send(content);

  it('are kept by content, counted in the receipt and read by the marker', async () => {
    const shade = await picture('#123456');
    await add(PDF).expect(200);
    await add(PDF).expect(200);
    const { files } = answerFileListSchema.parse((await add(shade, 'image/png').expect(200)).body);
    expect(files.map(({ contentType }) => contentType)).toEqual(['application/pdf', 'image/jpeg']);
    expect((await add(await picture('#ffffff'), 'image/png')).body.code).toBe('answer_files_full');
    await scene.base.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    expect((await add(PDF)).body.code).toBe('attempt_already_submitted');
    await scene.base.finalise(attempt.sessionId);

    const { body } = await scene.base.candidate.get(`/api/attempts/${attempt.id}/receipt`).expect(200);
    const { receipt, answers } = body as ReceiptFile;
    expect(answers).toMatchObject([{ files: files.map(({ sha256, sizeBytes }) => ({ sha256, sizeBytes })) }]);
    expect(answersHash(answers)).toBe(receipt.answersSha256);
    const without = answers.map(({ itemId, value }) => ({ itemId, value }));
    expect(answersHash(without)).not.toBe(receipt.answersSha256);

    const { examiner, exam, proctor } = scene.base;
    const [script] = (await examiner.get(`/api/exams/${exam.id}/scripts`).expect(200)).body.scripts;
    const [pdf, photo] = files;
    const read = await examiner.get(`/api/scripts/${script.id}/files/${pdf?.id}`).expect(200);
    expect(read.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
    expect(read.headers['content-disposition']).toBe('attachment; filename="answer.pdf"');
    const seen = await examiner.get(`/api/scripts/${script.id}/files/${photo?.id}`).expect(200);
    expect(seen.headers['content-type']).toBe('image/jpeg');
    await scene.claim(String(script.id), examiner);
    const remark = {
      ...{ kind: 'picture', id: newId(), xPercent: 40, yPercent: 10.5, widthPercent: 20, heightPercent: 0 },
      comment: 'A sign is lost here',
    };
    const save = (itemId: string | undefined, change: object) => {
      const annotations = [{ ...remark, fileId: photo?.id, ...change }];
      const body = { basedOn: 0, submit: false, items: [{ itemId, criteria: [], annotations }] };
      return examiner.put(`/api/scripts/${script.id}/marking`, body);
    };
    for (const wrong of [{ fileId: pdf?.id }, { xPercent: 81 }, { yPercent: 101 }])
      expect((await save(scene.items[0].id, wrong)).body.code).toBe('validation_failed');
    expect((await save(scene.items[1].id, {})).body.code).toBe('validation_failed');
    const marked = await save(scene.items[0].id, {}).expect(200);
    expect(marked.body).toMatchObject({
      ownRevisions: [{ items: [{ annotations: [{ ...remark, fileId: photo?.id }] }] }],
    });
    const integrity = await proctor.get(`/api/sessions/${attempt.sessionId}/integrity`).expect(200);
    expect(integrity.body).toMatchObject({ sound: true });
  });

  it('alone count as an answer in the result, its statistics and the receipt; taken out or cleared ones do not', async () => {
    const { examiner, exam, candidate } = scene.base;
    const writtenTask = { wordsAtMost: 300, filesAtMost: 2, answerBy: ['files' as const] };
    await rows().update(ExamItem, { id: scene.items[0].id }, { writtenTask });
    await add(PDF).expect(200);
    await scene.write(attempt, scene.items[1].id, '<p></p>');
    await candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    await scene.base.finalise(attempt.sessionId);
    const { receipt } = (await candidate.get(`/api/attempts/${attempt.id}/receipt`).expect(200))
      .body as ReceiptFile;
    expect(receipt.answers).toBe(1);
    const [script] = (await examiner.get(`/api/exams/${exam.id}/scripts`).expect(200)).body.scripts;
    await scene.claim(String(script.id), examiner);
    await examiner.put(`/api/scripts/${script.id}/marking`, scene.marks(19)).expect(200);
    const { id } = await rows().findOneByOrFail(ExamResult, { attemptId: attempt.id });
    const { items } = resultDetailSchema.parse((await examiner.get(`/api/results/${id}`).expect(200)).body);
    expect(items.map(({ answered }) => answered)).toEqual([true, false]);
    await scene.base.confirm(attempt, 95);
    const { body } = await examiner.get(`/api/exams/${exam.id}/item-statistics`).expect(200);
    const statistics = examItemStatisticsSchema.parse(body);
    expect(statistics.items.map(({ omitted }) => omitted)).toEqual([0, 1]);
  });

  it('are taken from a browser that knows no name for their kind', async () => {
    const { body } = await add(PDF, 'application/octet-stream').expect(200);
    expect(body).toMatchObject({ files: [{ contentType: 'application/pdf' }] });
  });

  it('are judged by what they hold', async () => {
    expect((await add(Buffer.from('MZ and nothing else'))).body.code).toBe('file_type_refused');
    expect((await add(Buffer.from('<svg/>'), 'image/svg+xml')).status).toBe(415);
    expect((await add(Buffer.from('MZ'), 'application/octet-stream')).body.code).toBe('file_type_refused');
    const second = `/api/attempts/${attempt.id}/answers/${scene.items[1].id}`;
    expect((await add(PDF, 'application/pdf', second)).body.code).toBe('answer_files_full');
    const stranger = await scene.enrol();
    await stranger.upload('post', `${path}/files`, PDF, 'application/pdf').expect(404);
    await stranger.get(`/api/attempts/${attempt.id}/files`).expect(404);
  });

  it('can be taken out again', async () => {
    const [file] = answerFileListSchema.parse((await add(PDF).expect(200)).body).files;
    const remove = world.http.delete(`${path}/files/${file?.id}`).set(scene.base.candidate.headers);
    expect((await remove.expect(200)).body).toEqual({ files: [] });
    await scene.base.candidate.get(`${path}/files/${file?.id}`).expect(404);
  });

  it('come from a phone by a link that ends with the next one and with its time', async () => {
    const old = await link();
    const token = await link();
    expect((await send(old, await picture('#000000'))).body.code).toBe('scan_link_invalid');
    const sent = await send(token, await picture('#00ff00')).expect(200);
    expect(sent.body).toMatchObject({ sent: 1, left: 1 });
    expect(sent.text).not.toContain(attempt.id);
    expect((await send(token, PDF, 'application/pdf')).status).toBe(415);
    const { body } = await scene.base.candidate.get(`/api/attempts/${attempt.id}/files`).expect(200);
    expect(body).toMatchObject({ files: [{ fromPhone: true, contentType: 'image/jpeg' }] });

    await rows().update(AnswerPhotoLinkRecord, { attemptId: attempt.id }, { expiresAt: new Date() });
    expect((await send(token, await picture('#0000ff'))).body.code).toBe('scan_link_invalid');
    expect((await world.http.get(`/api/photo-links/${token}`)).status).toBe(401);
  });

  it('of a case come in parts by the clock of the service', async () => {
    await scene.addMaterial(1, 0);
    await scene.addMaterial(2, 10);
    const read = async () =>
      attemptSchema.parse((await scene.base.candidate.get(`/api/attempts/${attempt.id}`).expect(200)).body);
    expect((await read()).materials).toMatchObject({ released: [{ position: 1 }], toCome: 1 });
    const startedAt = new Date(Date.now() - 10 * 60_000);
    const running: AttemptState = 'in_progress';
    await world.database.dataSource.manager.update(
      Attempt,
      { id: attempt.id, state: running },
      { startedAt },
    );
    expect((await read()).materials).toMatchObject({
      released: [{}, { position: 2 }],
      toCome: 0,
      nextAt: null,
    });
  });
});
