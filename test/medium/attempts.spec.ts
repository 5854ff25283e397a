import { createPublicKey } from 'node:crypto';
import {
  attemptSchema,
  candidateExamListSchema,
  type CheckIn as CheckInView,
  type Attempt as AttemptView,
  photoOutcomeSchema,
  type ReceiptFile,
} from '@bakylau/contracts';
import {
  Answer,
  Attempt,
  ChainEntryRecord,
  CheckIn,
  ExamResult,
  ExamSession,
  FaceEnrolment,
  newId,
} from '@bakylau/persistence';
import {
  answersHash,
  isReceiptSignedBy,
  SessionArchive,
  sessionFolder,
  verifySession,
} from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import sharp from 'sharp';
import { DeadlineSweeper } from '../../apps/api/src/attempts/deadline.sweeper';
import { AnalyzerInProcess } from './analyzer-in-process';
import { ApiWorld } from './api-world';
import { DEVICES, ExamScene, fixture, option } from './exam-scene';

jest.setTimeout(60_000);
const HOUR_MS = 3_600_000;

describe('attempts', () => {
  let analyzer: AnalyzerInProcess;
  let world: ApiWorld;
  let scene: ExamScene;

  beforeAll(async () => {
    analyzer = await AnalyzerInProcess.start();
    world = await ApiWorld.start({ ANALYZER_PORT: String(analyzer.port) });
  });
  afterAll(async () => {
    await world.close();
    await analyzer.close();
  });
  beforeEach(async () => {
    scene = await ExamScene.set(world);
  });

  const rows = () => world.database.dataSource.manager;

  describe('list of exams', () => {
    it('shows the own exams with their state, and nobody else’s', async () => {
      await scene.world.factory.exam();
      const past = new Date(Date.now() - 2 * HOUR_MS);
      const closed = await scene.world.factory.exam({
        opensAt: past,
        closesAt: new Date(Date.now() - HOUR_MS),
      });
      await scene.world.factory.enrolment({ examId: closed.id, userId: scene.candidate.user.id });
      const attempt = await scene.createAttempt();
      const { body } = await scene.candidate.get('/api/my/exams').expect(200);
      const { exams } = candidateExamListSchema.parse(body);
      expect(exams.map(({ id, availability }) => [id, availability])).toEqual([
        [closed.id, 'closed'],
        [scene.exam.id, 'open'],
      ]);
      expect(exams[1]).toMatchObject({
        itemCount: 4,
        attempt: { id: attempt.id, state: 'checking_in', result: 'none' },
      });
    });

    it('is not for staff', async () => {
      await scene.proctor.get('/api/my/exams').expect(403);
    });
  });

  describe('beginning', () => {
    it('makes one attempt, however often and fast it is asked for', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => scene.candidate.post('/api/attempts', { examId: scene.exam.id })),
      );
      expect(new Set(answers.map(({ body }) => String(body.id))).size).toBe(1);
      expect(attemptSchema.parse(answers[0]?.body)).toMatchObject({
        state: 'checking_in',
        items: [],
        checkIn: { deviceCheckDone: false, photo: 'missing', photoTries: 0 },
      });
      expect(await rows().countBy(ExamSession, { attemptId: answers[0]?.body.id })).toBe(1);
    });

    it.each([
      ['exam_not_open', HOUR_MS, 2 * HOUR_MS],
      ['exam_closed', -2 * HOUR_MS, -HOUR_MS],
    ])('answers %s outside of the window', async (code, opensIn, closesIn) => {
      const other = await ExamScene.set(world, {
        opensAt: new Date(Date.now() + opensIn),
        closesAt: new Date(Date.now() + closesIn),
      });
      const { body } = await other.candidate.post('/api/attempts', { examId: other.exam.id }).expect(409);
      expect(body.code).toBe(code);
    });

    it('does not tell an exam of others from one that does not exist', async () => {
      const foreign = await world.factory.exam();
      const answers = await Promise.all(
        [foreign.id, newId()].map((examId) => scene.candidate.post('/api/attempts', { examId })),
      );
      for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'not_found']);
    });

    it("hides another candidate's attempt behind every route", async () => {
      const { id } = await scene.startAttempt();
      const stranger = await world.signIn('candidate');
      await world.factory.enrolment({ examId: scene.exam.id, userId: stranger.user.id });
      const path = `/api/attempts/${id}`;
      const answers = await Promise.all([
        stranger.get(path),
        stranger.get(`${path}/result`),
        stranger.post(`${path}/start`),
        stranger.post(`${path}/submit`),
        stranger.put(`${path}/device-check`, DEVICES),
        stranger.put(`${path}/notice`, { noticeVersion: 1, accepted: true }),
        stranger.put(`${path}/answers/${scene.item(1).id}`, { value: option('a'), clientRevision: 1 }),
        stranger.upload('post', `${path}/photo`, fixture('faces/obama_blue_room.jpg')),
        stranger.upload('post', `${path}/upload-probe`, Buffer.alloc(10), 'application/octet-stream'),
      ]);
      for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'not_found']);
      expect(await rows().countBy(Answer, { attemptId: id })).toBe(0);
    });
  });

  describe('check-in', () => {
    let attempt: AttemptView;
    const path = (step: string) => `/api/attempts/${attempt.id}/${step}`;
    const photoOf = async (content: Buffer, type?: string) =>
      scene.candidate.upload('post', path('photo'), content, type);

    beforeEach(async () => {
      attempt = await scene.createAttempt();
    });

    it('counts the bytes of the upload probe and refuses more than its limit', async () => {
      const probe = (bytes: number) =>
        scene.candidate.upload('post', path('upload-probe'), Buffer.alloc(bytes), 'application/octet-stream');
      const { body } = await probe(300_000).expect(200);
      expect(body).toEqual({ receivedBytes: 300_000 });
      await probe(1024 * 1024 + 1).expect(413);
    });

    it.each([
      [100, 'p120'],
      [600, 'p324'],
      [5000, 'p800'],
    ])('chooses for %i kbit/s the profile %s', async (uploadKbps, profile) => {
      const { body } = await scene.candidate
        .put(path('device-check'), { ...DEVICES, uploadKbps })
        .expect(200);
      expect(body as CheckInView).toMatchObject({ deviceCheckDone: true, uploadProfile: profile });
      expect(await rows().findOneByOrFail(ExamSession, { id: attempt.sessionId })).toMatchObject({
        uploadProfile: profile,
      });
    });

    it('keeps the order of the steps', async () => {
      const notice = () => scene.candidate.put(path('notice'), { noticeVersion: 1, accepted: true });
      const face = fixture('faces/obama_blue_room.jpg');
      expect((await notice()).body.code).toBe('step_out_of_order');
      expect((await photoOf(face)).body.code).toBe('step_out_of_order');
      expect((await scene.candidate.post(path('start'))).body.code).toBe('step_out_of_order');
      await scene.candidate.put(path('device-check'), DEVICES).expect(200);
      expect((await photoOf(face)).body.code).toBe('step_out_of_order');
      await notice().expect(200);
      expect((await photoOf(face)).body.code).toBe('not_enrolled_photo');
    });

    it('accepts a photo that matches, keeps it, and analyses the enrolled photo once', async () => {
      await scene.enrolPhoto(scene.candidate.user, fixture('face_verification/man1_alone_0.jpg'));
      await scene.checkIn(attempt.id);
      const outcome = photoOutcomeSchema.parse(
        (await photoOf(fixture('face_verification/man1_alone_1.jpg'))).body,
      );
      expect(outcome).toMatchObject({
        accepted: true,
        refusals: [],
        matched: true,
        threshold: 0.5,
        tries: 1,
      });
      expect(outcome.distance).toBeLessThan(0.5);
      const enrolment = await rows().findOneByOrFail(FaceEnrolment, { userId: scene.candidate.user.id });
      expect(enrolment.descriptor).toHaveLength(128);
      expect(enrolment.modelSha256).toMatch(/^[0-9a-f]{64}$/);
      const checkIn = await rows().findOneByOrFail(CheckIn, { sessionId: attempt.sessionId });
      const stored = await world.app.get(ObjectStore).get(checkIn.photoKey ?? '');
      expect((await sharp(stored).metadata()).format).toBe('jpeg');
      const session = await rows().findOneByOrFail(ExamSession, { id: attempt.sessionId });
      expect(session.state).toBe('waiting');
    });

    it('is not asked for again when the exam closed after it and is opened again', async () => {
      await scene.enrolPhoto(scene.candidate.user, fixture('face_verification/man1_alone_0.jpg'));
      await scene.checkIn(attempt.id);
      await photoOf(fixture('face_verification/man1_alone_1.jpg'));
      await scene.closeAndReopen();
      const session = { id: attempt.sessionId };
      expect((await rows().findOneByOrFail(ExamSession, session)).state).toBe('checking_in');
      await scene.candidate.put(path('device-check'), DEVICES).expect(200);
      expect((await rows().findOneByOrFail(ExamSession, session)).state).toBe('waiting');
      await scene.connectMedia(attempt.sessionId, ['camera', 'microphone', 'screen']);
      await scene.candidate.post(path('start')).expect(200);
    });

    it('lets a person who does not match start, and shows it to the proctor', async () => {
      await scene.enrolPhoto(scene.candidate.user, fixture('faces/obama_blue_room.jpg'));
      await scene.checkIn(attempt.id);
      const { body } = await photoOf(fixture('face_verification/man1_alone_0.jpg'));
      expect(photoOutcomeSchema.parse(body)).toMatchObject({ accepted: true, matched: false });
      await scene.connectMedia(attempt.sessionId, ['camera', 'microphone', 'screen']);
      await scene.candidate.post(path('start')).expect(200);
      const review = await scene.proctor.get(`/api/sessions/${attempt.sessionId}/review`).expect(200);
      expect(review.body.checkIn).toMatchObject({
        matched: false,
        hasPhoto: true,
        threshold: 0.5,
        uploadKbps: 900,
      });
      expect(review.body.checkIn.distance).toBeGreaterThan(0.55);
    });

    it('refuses bad photos with the reason, keeps none of them, and counts the tries', async () => {
      await scene.enrolPhoto(scene.candidate.user, fixture('faces/obama_blue_room.jpg'));
      await scene.checkIn(attempt.id);
      const black = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#050505' } })
        .png()
        .toBuffer();
      const two = await photoOf(fixture('faces/obama_and_biden_two_faces.jpg'));
      const dark = await photoOf(black, 'image/png');
      expect(two.body).toMatchObject({
        accepted: false,
        refusals: ['several_faces'],
        matched: null,
        tries: 1,
      });
      expect(dark.body).toMatchObject({ accepted: false, matched: null, distance: null, tries: 2 });
      expect(dark.body.refusals).toContain('too_dark');
      const checkIn = await rows().findOneByOrFail(CheckIn, { sessionId: attempt.sessionId });
      expect(checkIn).toMatchObject({ photoKey: null, photoOutcome: 'missing', photoTries: 2 });
    });

    it('refuses what is no image, whatever it calls itself', async () => {
      await scene.enrolPhoto(scene.candidate.user, fixture('faces/obama_blue_room.jpg'));
      await scene.checkIn(attempt.id);
      for (const content of [Buffer.from('<svg/>'), Buffer.alloc(5000, 7), Buffer.from('GIF89a')]) {
        const { status, body } = await photoOf(content);
        expect([status, body.code]).toEqual([415, 'not_an_image']);
      }
      expect((await photoOf(Buffer.from('text'), 'text/plain')).body.code).toBe('not_an_image');
    });
  });

  describe('start', () => {
    it('waits for all media of the policy', async () => {
      const attempt = await scene.createAttempt();
      await rows().update(ExamSession, { id: attempt.sessionId }, { state: 'waiting' });
      for (const sources of [[], ['camera', 'microphone']] as const) {
        await scene.connectMedia(attempt.sessionId, [...sources]);
        const { body } = await scene.candidate.post(`/api/attempts/${attempt.id}/start`).expect(409);
        expect(body.code).toBe('media_not_connected');
      }
    });

    it('sets the deadline with the extra minutes, shows items without keys, and starts once', async () => {
      await world.factory.enrolment({
        examId: scene.exam.id,
        userId: scene.candidate.user.id,
        extraMinutes: 15,
      });
      const attempt = await scene.startAttempt();
      const lasts = Date.parse(attempt.deadlineAt ?? '') - Date.parse(attempt.startedAt ?? '');
      expect(lasts).toBe((scene.exam.durationMinutes + 15) * 60_000);
      expect(attempt.items.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
      expect(JSON.stringify(attempt.items)).not.toMatch(/accepted|tolerance|"key"/);
      const again = await scene.candidate.post(`/api/attempts/${attempt.id}/start`).expect(200);
      expect(again.body.deadlineAt).toBe(attempt.deadlineAt);
    });
  });

  describe('the end', () => {
    const answerAll = async (attemptId: string) => {
      await scene.save(attemptId, scene.item(1).id, option('b'), 1).expect(200);
      const both = { kind: 'multiple_choice', optionIds: ['c', 'a'] } as const;
      await scene.save(attemptId, scene.item(2).id, both, 1).expect(200);
      await scene.save(attemptId, scene.item(3).id, { kind: 'short_answer', text: '  УЧЕТ ' }, 1).expect(200);
      await scene.save(attemptId, scene.item(4).id, { kind: 'numeric', text: '2,7' }, 1).expect(200);
    };

    it('counts no cleared answer in the receipt, and still signs over it', async () => {
      const { id } = await scene.startAttempt();
      await answerAll(id);
      const cleared = { kind: 'multiple_choice', optionIds: [] } as const;
      await scene.save(id, scene.item(2).id, cleared, 2).expect(200);
      await scene.candidate.post(`/api/attempts/${id}/submit`).expect(200);
      const { body } = await scene.candidate.get(`/api/attempts/${id}/receipt`).expect(200);
      const { receipt, answers } = body as ReceiptFile;
      expect(receipt.answers).toBe(3);
      expect(answers).toHaveLength(4);
      expect(receipt.answersSha256).toBe(answersHash(answers));
    });

    it('leaves a signed receipt over every answer, in the chain too, for its candidate alone', async () => {
      const { id, sessionId } = await scene.startAttempt();
      await answerAll(id);
      await scene.candidate.get(`/api/attempts/${id}/receipt`).expect(404);
      const submitted = await scene.candidate.post(`/api/attempts/${id}/submit`);
      const { body: file } = await scene.candidate.get(`/api/attempts/${id}/receipt`).expect(200);
      const { receipt, answers, publicKeyPem } = file as ReceiptFile;
      expect(answers).toHaveLength(4);
      expect(receipt.submittedAt).toBe((submitted.body as AttemptView).submittedAt);
      expect(receipt.answersSha256).toBe(answersHash(answers));
      expect(isReceiptSignedBy(receipt, createPublicKey(publicKeyPem))).toBe(true);
      const entries = await rows().findBy(ChainEntryRecord, { sessionId });
      expect(entries.map(({ payload }) => payload)).toContainEqual(
        expect.objectContaining({ change: 'submitted', answersSha256: receipt.answersSha256 }),
      );
      await (await world.signIn('candidate')).get(`/api/attempts/${id}/receipt`).expect(404);
    });

    it('is scored by the machine into a provisional result that the candidate cannot see yet', async () => {
      const { id, sessionId } = await scene.startAttempt();
      await answerAll(id);
      const submitted = await scene.candidate.post(`/api/attempts/${id}/submit`).expect(200);
      expect(submitted.body).toMatchObject({ state: 'submitted', items: [] });
      const again = await scene.candidate.post(`/api/attempts/${id}/submit`).expect(200);
      expect(again.body.submittedAt).toBe(submitted.body.submittedAt);
      const result = await rows().findOneByOrFail(ExamResult, { attemptId: id });
      expect(result).toMatchObject({
        points: 6,
        maxPoints: 10,
        mark: 60,
        letter: 'C-',
        gradePoint: 1.67,
        state: 'provisional',
      });
      expect((await rows().findOneByOrFail(ExamSession, { id: sessionId })).state).toBe('submitted');
      const mine = await scene.candidate.get(`/api/attempts/${id}/result`).expect(200);
      expect(mine.body).toMatchObject({ state: 'provisional', mark: null, letter: null, gradePoint: null });
    });

    it('cannot come before the start, and cannot be followed by another attempt', async () => {
      const { id } = await scene.createAttempt();
      expect((await scene.candidate.post(`/api/attempts/${id}/submit`)).body.code).toBe(
        'attempt_not_running',
      );
      await scene.startAttempt();
      await scene.candidate.post(`/api/attempts/${id}/submit`).expect(200);
      const { body } = await scene.candidate.post('/api/attempts', { examId: scene.exam.id }).expect(409);
      expect(body.code).toBe('attempt_already_submitted');
    });

    it('comes by the clock with everything that was stored', async () => {
      const { id, sessionId } = await scene.startAttempt();
      await answerAll(id);
      const deadlineAt = new Date(Date.now() - 500);
      await rows().update(Attempt, { id }, { deadlineAt });
      await world.app.get(DeadlineSweeper).sweep();
      expect(await rows().findOneByOrFail(Attempt, { id })).toMatchObject({
        state: 'submitted',
        submittedAt: deadlineAt,
      });
      expect((await rows().findOneByOrFail(ExamSession, { id: sessionId })).state).toBe('submitted');
      expect((await rows().findOneByOrFail(ExamResult, { attemptId: id })).points).toBe(6);
    });

    it('comes once when two sweepers and the candidate want it at the same moment', async () => {
      const { id } = await scene.startAttempt();
      await rows().update(Attempt, { id }, { deadlineAt: new Date(Date.now() - 1) });
      const sweeper = world.app.get(DeadlineSweeper);
      await Promise.all([
        sweeper.sweep(),
        sweeper.sweep(),
        scene.candidate.post(`/api/attempts/${id}/submit`),
      ]);
      expect(await rows().countBy(ExamResult, { attemptId: id })).toBe(1);
    });

    it('spares an interrupted attempt, whose lost time is not credited yet', async () => {
      const { id, sessionId } = await scene.startAttempt();
      await rows().update(ExamSession, { id: sessionId }, { state: 'interrupted' });
      await rows().update(Attempt, { id }, { deadlineAt: new Date(Date.now() - 60_000) });
      await world.app.get(DeadlineSweeper).sweep();
      expect((await rows().findOneByOrFail(Attempt, { id })).state).toBe('in_progress');
      await rows().update(Attempt, { id }, { deadlineAt: new Date(Date.now() - 11 * 60_000) });
      await world.app.get(DeadlineSweeper).sweep();
      expect((await rows().findOneByOrFail(Attempt, { id })).state).toBe('submitted');
    });

    it('ends check-ins of an exam that has closed', async () => {
      const { id, sessionId } = await scene.createAttempt();
      await world.database.dataSource.query('UPDATE exams SET closes_at = now() WHERE id = $1', [
        scene.exam.id,
      ]);
      await world.app.get(DeadlineSweeper).sweep();
      expect((await rows().findOneByOrFail(Attempt, { id })).state).toBe('expired');
      expect((await rows().findOneByOrFail(ExamSession, { id: sessionId })).state).toBe('expired');
    });

    it('leaves start and submission in the chain, which verifies with the check-in photo in it', async () => {
      await scene.enrolPhoto(scene.candidate.user, fixture('face_verification/man1_alone_0.jpg'));
      const { id, sessionId } = await scene.createAttempt();
      await scene.checkIn(id);
      await scene.candidate
        .upload('post', `/api/attempts/${id}/photo`, fixture('face_verification/man1_alone_1.jpg'))
        .expect(200);
      await scene.connectMedia(sessionId, ['camera', 'microphone', 'screen']);
      await scene.candidate.post(`/api/attempts/${id}/start`).expect(200);
      await scene.candidate.post(`/api/attempts/${id}/submit`).expect(200);
      const integrity = await scene.proctor.get(`/api/sessions/${sessionId}/integrity`).expect(200);
      expect(integrity.body).toMatchObject({ sound: true, entries: 4, firstProblem: null });
      const store = world.app.get(ObjectStore);
      const report = await verifySession(new SessionArchive(store, sessionFolder(sessionId)), {
        allowOpen: true,
      });
      expect(report).toMatchObject({ objects: 1 });
    });
  });
});
