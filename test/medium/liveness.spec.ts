/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Attempt as AttemptView,
  attemptSchema,
  type LivenessBegun,
  livenessBegunSchema,
  type LivenessChallenge as ChallengeView,
  type LivenessKind,
  type LivenessProgress,
  livenessProgressSchema,
  sessionReviewSchema,
} from '@bakylau/contracts';
import { DEFAULT_EFFECTIVE_POLICY } from '@bakylau/domain';
import {
  AccessLog,
  ChainEntryRecord,
  CheckIn,
  LivenessChallenge,
  newId,
  SessionRulesSnapshot,
} from '@bakylau/persistence';
import sharp from 'sharp';
import { AnalyzerInProcess } from './analyzer-in-process';
import { ApiWorld } from './api-world';
import { ExamScene, fixture } from './exam-scene';
import { STRAIGHT, turnPictures, womanPhoto } from './head-turn-pictures';

jest.setTimeout(90_000);

/** Quicker than the page, but slower than any head. */
const EVERY_MS = 100;
const POLICY = {
  ...{ version: 1, camera: true, microphone: true, screen: true },
  ...{ notesAllowed: false, calculatorAllowed: false },
};
const MAN = fixture('face_verification/man1_alone_0.jpg');

describe('liveness at the check-in', () => {
  let analyzer: AnalyzerInProcess;
  let world: ApiWorld;
  let scene: ExamScene;
  let attempt: AttemptView;

  beforeAll(async () => {
    analyzer = await AnalyzerInProcess.start();
    world = await ApiWorld.start({ ANALYZER_PORT: String(analyzer.port) });
  });
  afterAll(async () => {
    await world.close();
    await analyzer.close();
  });

  const rows = () => world.database.dataSource.manager;
  const path = (rest = ''): string => `/api/attempts/${attempt.id}/liveness${rest}`;

  async function setScene(liveness?: 'on' | 'off'): Promise<void> {
    scene = await ExamScene.set(world, { policy: { ...POLICY, liveness } });
    attempt = await scene.createAttempt();
    await scene.checkIn(attempt.id);
  }
  /** Up to the accepted photo of the woman. */
  async function comeToLiveness(): Promise<void> {
    await setScene('on');
    const photo = await womanPhoto();
    await scene.enrolPhoto(scene.candidate.user, photo);
    const { body } = await scene.candidate.upload('post', `/api/attempts/${attempt.id}/photo`, photo);
    expect(body).toMatchObject({ accepted: true, matched: true });
  }
  const begin = async (kind: LivenessKind = 'head_turn'): Promise<LivenessBegun> => {
    const { body } = await scene.candidate.post(path(), { kind }).expect(200);
    return livenessBegunSchema.parse(body);
  };
  const draw = async (kind?: LivenessKind): Promise<ChallengeView> => {
    const { challenge } = await begin(kind);
    if (!challenge) throw new Error('No try is left');
    return challenge;
  };
  const send = (id: string, picture: Buffer) =>
    scene.candidate.upload('post', path(`/${id}/frames`), picture);
  /** Sends pictures as a page does, until the try is over. */
  async function show(id: string, pictures: readonly Buffer[]): Promise<LivenessProgress> {
    let progress: LivenessProgress | null = null;
    for (const picture of pictures) {
      const { body } = await send(id, picture).expect(200);
      progress = livenessProgressSchema.parse(body);
      if (progress.state !== 'open') break;
      await delay(EVERY_MS);
    }
    if (!progress) throw new Error('No picture was sent');
    return progress;
  }
  const obey = ({ turns }: Pick<ChallengeView, 'turns'>): Buffer[] => [
    ...[STRAIGHT, STRAIGHT, STRAIGHT],
    ...turns.flatMap(turnPictures),
  ];
  const other = (turn: 'left' | 'right') => (turn === 'left' ? 'right' : 'left');
  const attemptNow = async (): Promise<AttemptView> =>
    attemptSchema.parse((await scene.candidate.get(`/api/attempts/${attempt.id}`)).body);

  describe('turns of the head', () => {
    beforeEach(comeToLiveness);

    it('pass in the asked order, and leave one picture of each step and nothing else', async () => {
      const challenge = await draw();
      expect(challenge).toMatchObject({ tryNumber: 1, digits: null, turns: { length: 3 } });
      expect(challenge.expiresInMs).toBeGreaterThan(50_000);
      const progress = await show(challenge.id, obey(challenge));
      expect(progress).toMatchObject({ state: 'passed', outcome: 'shown', triesLeft: 2 });
      expect((await attemptNow()).checkIn).toMatchObject({ liveness: 'shown', livenessTries: 1 });
      const kept = await rows().findOneByOrFail(LivenessChallenge, { id: challenge.id });
      expect(kept.measures).toBeNull();
      expect(kept.pictureKeys.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
      const entries = await rows().findBy(ChainEntryRecord, { sessionId: attempt.sessionId, kind: 'photo' });
      // The check-in photo and one for each step.
      expect(entries).toHaveLength(5);
    });

    it('fail in another order', async () => {
      const challenge = await draw();
      const progress = await show(challenge.id, obey({ turns: challenge.turns.map(other) }));
      expect(progress).toMatchObject({ state: 'failed', failure: 'wrong_turn', outcome: 'missing' });
    });

    it('are not shown by another person', async () => {
      const challenge = await draw();
      expect(await show(challenge.id, [MAN, MAN, MAN])).toMatchObject({ failure: 'other_person' });
    });

    it("go by the identity threshold of the session's own policy", async () => {
      const { thresholds } = DEFAULT_EFFECTIVE_POLICY;
      const faceOtherPerson = { ...thresholds.faceOtherPerson, distance: 2 };
      const policy = { ...DEFAULT_EFFECTIVE_POLICY, thresholds: { ...thresholds, faceOtherPerson } };
      await rows().insert(SessionRulesSnapshot, {
        ...{ sessionId: attempt.sessionId, policyName: 'loose', policyVersion: 1, policy },
        ...{ sha256: '0'.repeat(64), pinnedAt: new Date() },
      });
      const challenge = await draw();
      // Under the usual threshold the same pictures end the try, as the test before says.
      expect(await show(challenge.id, [MAN, MAN, MAN])).toMatchObject({ state: 'open', failure: null });
    });

    it('are not shown by another person who comes in after the start', async () => {
      const challenge = await draw();
      const progress = await show(challenge.id, [STRAIGHT, STRAIGHT, STRAIGHT, MAN, MAN, MAN]);
      expect(progress.state).toBe('failed');
      expect(['other_person', 'jumped']).toContain(progress.failure);
    });

    it('are not shown by a photo, however it is turned', async () => {
      const challenge = await draw();
      const { width = 0, height = 0 } = await sharp(STRAIGHT).metadata();
      // A flat picture that is turned away by up to 60 degrees gets narrower and nothing else.
      const turned = await Promise.all(
        [1, 1, 0.94, 0.87, 0.77, 0.64, 0.5, 0.64, 0.77, 0.87, 1].map((share) =>
          sharp(STRAIGHT)
            .resize(Math.round(width * share), height, { fit: 'fill' })
            .resize(width, height, { fit: 'contain', background: '#888' })
            .jpeg()
            .toBuffer(),
        ),
      );
      const progress = await show(challenge.id, turned);
      expect(progress.state === 'open' ? progress : 'failed').not.toMatchObject({ phase: 'back' });
      expect(progress.step).toBe(0);
      expect(progress.state).not.toBe('passed');
    });

    it('say what is in the way', async () => {
      const challenge = await draw();
      const { body } = await send(challenge.id, fixture('head_pose/woman_02.jpg')).expect(200);
      expect(body).toMatchObject({ state: 'open', phase: 'settle', hint: 'look_straight' });
      const dark = await sharp(STRAIGHT).modulate({ brightness: 0.06 }).jpeg().toBuffer();
      expect((await send(challenge.id, dark).expect(200)).body.hint).toMatch(/too_dark|no_face/);
    });

    it('refuse what is no JPEG', async () => {
      const { id } = await draw();
      expect((await send(id, Buffer.from('not a picture'))).body.code).toBe('not_an_image');
    });
  });

  describe('a challenge', () => {
    beforeEach(comeToLiveness);

    it('is used once', async () => {
      const challenge = await draw();
      await show(challenge.id, [MAN, MAN, MAN]);
      const { status, body } = await send(challenge.id, STRAIGHT);
      expect([status, body.code]).toEqual([409, 'challenge_over']);
      expect((await scene.candidate.post(path(`/${challenge.id}/end`))).body.code).toBe('challenge_over');
    });

    it('expires', async () => {
      const challenge = await draw();
      await rows().update(LivenessChallenge, { id: challenge.id }, { expiresAt: new Date(Date.now() - 1) });
      expect(await show(challenge.id, [STRAIGHT])).toMatchObject({ state: 'failed', failure: 'expired' });
    });

    it('ends when the next one is drawn', async () => {
      const first = await draw();
      const second = await draw();
      expect(second.tryNumber).toBe(2);
      const kept = await rows().findOneByOrFail(LivenessChallenge, { id: first.id });
      expect(kept).toMatchObject({ outcome: 'failed', failure: 'abandoned', measures: null });
      expect((await send(first.id, STRAIGHT)).body.code).toBe('challenge_over');
    });

    it('is given three times; then the exam goes on, and a person looks', async () => {
      await scene.connectMedia(attempt.sessionId, ['camera', 'microphone', 'screen']);
      const start = () => scene.candidate.post(`/api/attempts/${attempt.id}/start`);
      expect((await start()).body.code).toBe('step_out_of_order');
      for (let i = 0; i < 3; i += 1) {
        const { id } = await draw();
        await scene.candidate.post(path(`/${id}/end`)).expect(200);
      }
      expect((await attemptNow()).checkIn).toMatchObject({ liveness: 'not_shown', livenessTries: 3 });
      expect((await scene.candidate.post(path(), { kind: 'head_turn' })).body.code).toBe('step_out_of_order');
      await start().expect(200);
    });

    it('is none after a third one that was never ended', async () => {
      for (let i = 0; i < 3; i += 1) await draw();
      expect(await begin()).toEqual({ challenge: null, outcome: 'not_shown', triesLeft: 0 });
    });

    it('is drawn anew after another photo, with the tries that are left', async () => {
      const challenge = await draw();
      await show(challenge.id, obey(challenge));
      await scene.candidate.upload('post', `/api/attempts/${attempt.id}/photo`, await womanPhoto());
      expect((await attemptNow()).checkIn).toMatchObject({ liveness: 'missing', livenessTries: 1 });
      expect((await draw()).tryNumber).toBe(2);
    });

    it('belongs to its candidate and its attempt', async () => {
      const { id } = await draw();
      const stranger = await world.signIn('candidate');
      const foreign = await Promise.all([
        stranger.post(path(), { kind: 'head_turn' }),
        stranger.upload('post', path(`/${id}/frames`), STRAIGHT),
        stranger.upload('post', path(`/${id}/sound`), fixture('audio/speech_4s.webm'), 'audio/webm'),
        stranger.post(path(`/${id}/end`)),
        scene.candidate.upload('post', path(`/${newId()}/frames`), STRAIGHT),
      ]);
      expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
      expect((await scene.proctor.post(path(), { kind: 'head_turn' })).status).toBe(403);
    });
  });

  describe('said digits', () => {
    beforeEach(comeToLiveness);
    const say = (id: string, clip: Buffer) =>
      scene.candidate.upload('post', path(`/${id}/sound`), clip, 'audio/webm');
    const speech = fixture('audio/speech_4s.webm');

    it('are kept for a proctor to hear', async () => {
      const challenge = await draw('spoken_digits');
      expect(challenge).toMatchObject({ turns: [], digits: expect.stringMatching(/^\d{4}$/) });
      await show(challenge.id, [STRAIGHT, STRAIGHT, STRAIGHT, STRAIGHT]);
      const { body } = await say(challenge.id, speech).expect(200);
      expect(body).toMatchObject({ state: 'to_be_heard', outcome: 'to_be_heard', failure: null });
      const kept = await rows().findOneByOrFail(LivenessChallenge, { id: challenge.id });
      expect(kept.levelDbfs).toBeGreaterThan(-50);
      expect(kept).toMatchObject({ measures: null, pictureKeys: [{ step: 0 }] });
    });

    it.each([
      ['nothing_heard', fixture('audio/silence_4s.webm'), [STRAIGHT, STRAIGHT]],
      ['no_one_face', speech, []],
      ['other_person', speech, [MAN, MAN]],
    ])('fail with %s', async (failure, clip, pictures) => {
      const challenge = await draw('spoken_digits');
      if (pictures.length > 0) await show(challenge.id, pictures);
      expect((await say(challenge.id, clip).expect(200)).body).toMatchObject({ state: 'failed', failure });
    });

    it('are not asked of a try that asks for turns, nor anything but WebM with Opus', async () => {
      const turns = await draw();
      expect((await say(turns.id, speech)).body.code).toBe('step_out_of_order');
      const digits = await draw('spoken_digits');
      expect((await say(digits.id, Buffer.from('nothing'))).body.code).toBe('bad_request');
      expect((await say(digits.id, fixture('audio/exam_30s_mix.wav'))).status).toBe(413);
    });

    it('are heard and judged by the proctor of the exam, and by nobody unseen', async () => {
      const challenge = await draw('spoken_digits');
      await show(challenge.id, [STRAIGHT, STRAIGHT]);
      await say(challenge.id, speech).expect(200);
      const session = `/api/sessions/${attempt.sessionId}`;
      const { body } = await scene.proctor.get(`${session}/review`).expect(200);
      expect(sessionReviewSchema.parse(body).checkIn.liveness).toMatchObject({
        outcome: 'to_be_heard',
        tries: [{ digits: challenge.digits, hasSound: true, pictures: [0], mouthMoved: null }],
        verdict: null,
      });
      const clip = `${session}/liveness/${challenge.id}/sound`;
      const heard = await scene.proctor.get(clip).expect(200).buffer(true);
      expect(heard.headers['content-type']).toBe('audio/webm');
      expect(heard.body).toEqual(speech);
      await scene.proctor.get(`${session}/liveness/${challenge.id}/picture`).expect(200);
      await scene.proctor.get(`${session}/liveness/${challenge.id}/picture?step=3`).expect(404);
      const log = await rows().findBy(AccessLog, { sessionId: attempt.sessionId });
      expect(log.map(({ what }) => what).sort()).toEqual([
        ...['photo.liveness', 'session.review', 'sound.liveness'],
      ]);
      const judged = await scene.proctor.put(`${session}/liveness`, { shown: true, reason: 'Digits heard' });
      expect(judged.body).toMatchObject({ verdict: { shown: true, by: scene.proctor.user.displayName } });
      const strangers = await Promise.all([
        (await world.signIn('proctor')).get(clip),
        scene.examiner.get(clip),
        scene.candidate.get(clip),
        (await world.signIn('proctor')).put(`${session}/liveness`, { shown: true, reason: 'Digits heard' }),
        scene.examiner.put(`${session}/liveness`, { shown: true, reason: 'Digits heard' }),
      ]);
      expect(strangers.map(({ status }) => status)).toEqual([404, 403, 403, 404, 403]);
    });
  });

  it('is not asked before the photo, and not where the exam does not', async () => {
    await setScene('on');
    expect((await scene.candidate.post(path(), { kind: 'head_turn' })).body.code).toBe('step_out_of_order');
    await setScene();
    await rows().update(
      CheckIn,
      { sessionId: attempt.sessionId },
      { photoKey: 'x', photoOutcome: 'matched' },
    );
    expect((await scene.candidate.post(path(), { kind: 'head_turn' })).body.code).toBe('step_out_of_order');
  });
});
