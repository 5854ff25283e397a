import { type Attempt as AttemptView, MEDIA_SOURCES } from '@bakylau/contracts';
import { CheckIn, Exam, ExamSession, IncidentRecord } from '@bakylau/persistence';
import { ApiWorld } from './api-world';
import { DEVICES, ExamScene } from './exam-scene';

/** Exams that switch some or all of camera, microphone and screen off. */
describe('an exam that does not observe everything', () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world?.close());

  const rows = () => world.database.dataSource.manager;

  async function setExam(off: readonly string[]): Promise<{ scene: ExamScene; attempt: AttemptView }> {
    const policy = {
      ...{ version: 1, camera: true, microphone: true, screen: true, liveness: 'off' as const },
      ...{ notesAllowed: false, calculatorAllowed: false },
      ...Object.fromEntries(off.map((source) => [source, false])),
    };
    const scene = await ExamScene.set(world, { policy, roomScan: 'both', randomRoomScans: 1 });
    return { scene, attempt: await scene.createAttempt() };
  }
  const without = (sources: readonly string[]) => ({
    ...DEVICES,
    ...Object.fromEntries(sources.map((source) => [source, null])),
  });

  it.each(MEDIA_SOURCES)('asks nothing of %s when it is off, and keeps nothing about it', async (source) => {
    const { scene, attempt } = await setExam([source]);
    const path = `/api/attempts/${attempt.id}/device-check`;
    await scene.candidate.put(path, without([source])).expect(200);
    await scene.candidate.put(path, DEVICES).expect(200);
    const { deviceCheck } = await rows().findOneByOrFail(CheckIn, { sessionId: attempt.sessionId });
    expect(deviceCheck).toEqual(without([source]));
    const others = MEDIA_SOURCES.filter((other) => other !== source);
    for (const other of others) {
      const { body } = await scene.candidate.put(path, without([source, other])).expect(400);
      expect(body).toMatchObject({ code: 'validation_failed', details: [{ path: other }] });
    }
    expect(attempt.exam.roomScan).toBe(source === 'camera' ? 'none' : 'both');
    const mine = attempt.rules.watched.filter((rule) => rule.startsWith(source));
    expect(mine).toEqual([]);
  });

  it.each(MEDIA_SOURCES)(
    'starts with the others when %s is off, without a room scan only where it is the camera',
    async (source) => {
      const { scene, attempt } = await setExam([source]);
      await rows().update(ExamSession, { id: attempt.sessionId }, { state: 'waiting' });
      const start = () => scene.candidate.post(`/api/attempts/${attempt.id}/start`);
      const others = MEDIA_SOURCES.filter((other) => other !== source);
      await scene.connectMedia(attempt.sessionId, others.slice(1));
      expect((await start().expect(409)).body).toMatchObject({ code: 'media_not_connected' });
      await scene.connectMedia(attempt.sessionId, others);
      if (source === 'camera') await start().expect(200);
      else expect((await start().expect(409)).body).toMatchObject({ code: 'room_scan_pending' });
    },
  );

  it('can be told to ask for no check that needs the camera when that is off', async () => {
    const { scene } = await setExam(['camera']);
    const address = `/api/exams/${scene.exam.id}/checks`;
    expect((await scene.examiner.get(address).expect(200)).body).toMatchObject({ camera: false });
    const nothing = { roomScan: 'none', randomRoomScans: 1, liveness: 'off' };
    const refused = async (checks: object) => {
      const { body } = await scene.examiner.put(address, { ...nothing, ...checks }).expect(400);
      return (body as { details: { path: string }[] }).details.map(({ path }) => path);
    };
    expect(await refused({ roomScan: 'random', liveness: 'on' })).toEqual(['roomScan', 'liveness']);
    expect(await refused({ liveness: 'on' })).toEqual(['liveness']);
    await scene.examiner.put(address, nothing).expect(200);
    const { roomScan } = await rows().findOneByOrFail(Exam, { id: scene.exam.id });
    expect(roomScan).toBe('none');
  });

  it.each([[['camera']], [MEDIA_SOURCES]])(
    'starts without %j when it is opened again after a complete check-in',
    async (off) => {
      const { scene, attempt } = await setExam(off);
      const path = (step: string) => `/api/attempts/${attempt.id}/${step}`;
      const stateNow = async () =>
        (await rows().findOneByOrFail(ExamSession, { id: attempt.sessionId })).state;
      await scene.candidate.put(path('device-check'), without(off)).expect(200);
      await scene.candidate.put(path('notice'), { noticeVersion: 1, accepted: true }).expect(200);
      expect(await stateNow()).toBe('waiting');
      await scene.closeAndReopen();
      expect(await stateNow()).toBe('checking_in');
      // A page that has no media to show does not come to its first step again.
      if (off.length < MEDIA_SOURCES.length) {
        await scene.candidate.put(path('device-check'), without(off)).expect(200);
        expect(await stateNow()).toBe('waiting');
      }
      await scene.connectMedia(
        attempt.sessionId,
        MEDIA_SOURCES.filter((source) => !off.includes(source)),
      );
      await scene.candidate.post(path('start')).expect(200);
      expect(await stateNow()).toBe('running');
    },
  );

  it('does not start when it was opened again before the notice was accepted', async () => {
    const { scene, attempt } = await setExam(MEDIA_SOURCES);
    await scene.candidate.put(`/api/attempts/${attempt.id}/device-check`, without(MEDIA_SOURCES)).expect(200);
    await scene.closeAndReopen();
    const { body } = await scene.candidate.post(`/api/attempts/${attempt.id}/start`).expect(409);
    expect(body).toMatchObject({ code: 'step_out_of_order' });
  });

  describe('and observes nothing', () => {
    let scene: ExamScene;
    let attempt: AttemptView;
    const path = (step: string) => `/api/attempts/${attempt.id}/${step}`;

    beforeAll(async () => {
      ({ scene, attempt } = await setExam(MEDIA_SOURCES));
    });

    it('has its check-in done with the notice, without a photo', async () => {
      await scene.candidate.put(path('device-check'), without(MEDIA_SOURCES)).expect(200);
      const { body } = await scene.candidate.upload('post', path('photo'), Buffer.alloc(10)).expect(409);
      expect(body).toMatchObject({ code: 'step_out_of_order' });
      await scene.candidate.put(path('notice'), { noticeVersion: 1, accepted: true }).expect(200);
      await scene.candidate.put(path('notice'), { noticeVersion: 1, accepted: true }).expect(200);
      expect(await rows().findOneByOrFail(ExamSession, { id: attempt.sessionId })).toMatchObject({
        state: 'waiting',
      });
      const photo = await scene.candidate.upload('post', path('photo'), Buffer.alloc(10)).expect(409);
      expect(photo.body).toMatchObject({ code: 'step_out_of_order' });
      const liveness = await scene.candidate.post(path('liveness'), { kind: 'head_turn' }).expect(409);
      expect(liveness.body).toMatchObject({ code: 'step_out_of_order' });
    });

    it('starts without any media, and only leaving the page is watched', async () => {
      const { body } = await scene.candidate.post(path('start')).expect(200);
      expect((body as AttemptView).rules.watched).toEqual(['page.left']);
      const { state, epoch } = await rows().findOneByOrFail(ExamSession, { id: attempt.sessionId });
      expect([state, epoch?.toISOString()]).toEqual(['running', (body as AttemptView).startedAt]);
    });

    it('takes no recording of the page and no question for a room scan', async () => {
      const recordingId = '0193a0de-0000-7000-8000-000000000001';
      for (const chain of ['av', 'screen']) {
        const part = `${path(`local-recordings/${recordingId}`)}?seq=0&chain=${chain}&startMs=0&endMs=10`;
        const webm = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
        const { body } = await scene.candidate.upload('put', part, webm, 'video/webm').expect(400);
        expect(body).toMatchObject({ code: 'bad_request' });
      }
      const scan = await scene.proctor
        .post(`/api/sessions/${attempt.sessionId}/room-scans`, { reason: 'Please show the desk' })
        .expect(409);
      expect(scan.body).toMatchObject({ code: 'room_scan_without_camera' });
    });

    it('lets a person note a violation all the same', async () => {
      await scene.candidate.post(path('submit')).expect(200);
      await scene.finalise(attempt.sessionId);
      const base = `/api/sessions/${attempt.sessionId}`;
      const review = await scene.proctor.get(`${base}/review`).expect(200);
      const { durationMs } = review.body as { durationMs: number };
      expect(durationMs).toBeGreaterThan(0);
      await scene.proctor
        .post(`${base}/observations`, { startedAtMs: 0, endedAtMs: durationMs, reason: 'notes' })
        .expect(200);
      const [incident] = await rows().findBy(IncidentRecord, { sessionId: attempt.sessionId });
      expect(incident).toMatchObject({ rule: 'person.observed', verdict: 'confirmed', evidenceKey: null });
    });
  });
});
