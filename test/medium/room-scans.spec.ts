import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt as AttemptView, ROOM_SCAN_LONGEST_MS, type RoomScan } from '@bakylau/contracts';
import {
  AccessLog,
  Attempt,
  AuditEntry,
  ExamSession,
  newId,
  RoomScanLedger,
  RoomScanRecord,
  SessionChainService,
} from '@bakylau/persistence';
import { ObjectStore } from '@bakylau/storage';
import { ApiWorld } from './api-world';
import { ExamScene, fixture } from './exam-scene';

const REASON = { reason: 'Another voice was heard.' };

describe('Room scans over the API', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let attempt: AttemptView;
  let ledger: RoomScanLedger;
  let scans: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
    ledger = world.app.get(RoomScanLedger);
  }, 60_000);
  beforeEach(async () => {
    scene = await ExamScene.set(world);
    attempt = await scene.startAttempt();
    scans = `/api/sessions/${attempt.sessionId}/room-scans`;
  });
  afterAll(() => world?.close());

  const ask = async (): Promise<RoomScan> =>
    (await scene.proctor.post(scans, REASON).expect(200)).body as RoomScan;
  const rows = () => world.database.dataSource.manager;
  const state = async () => (await rows().findOneByOrFail(ExamSession, { id: attempt.sessionId })).state;
  const deadlineMs = async () =>
    (await rows().findOneByOrFail(Attempt, { id: attempt.id })).deadlineAt!.getTime();

  describe('asking', () => {
    it('is for proctors of the exam, who must say why', async () => {
      const stranger = await world.signIn('proctor');
      await stranger.post(scans, REASON).expect(404);
      for (const role of ['candidate', 'examiner', 'admin'] as const)
        await (await world.signIn(role)).post(scans, REASON).expect(403);
      await scene.proctor.post(scans, { reason: '  ' }).expect(400);
      const scan = await ask();
      expect(scan).toMatchObject({
        ...{ state: 'asked', origin: 'proctor', reason: REASON.reason, creditedMs: 0, hasPanorama: false },
        askedBy: scene.proctor.user.displayName,
      });
    });

    it('leaves an entry in the chain and in the audit, without the words', async () => {
      const { id } = await ask();
      const chain = await world.app.get(SessionChainService).list(attempt.sessionId);
      expect(chain.at(-1)).toMatchObject({
        kind: 'event',
        payload: { change: 'room_scan_asked', scanId: id, origin: 'proctor' },
      });
      expect(JSON.stringify(chain)).not.toContain(REASON.reason);
      const audit = await rows().findOneByOrFail(AuditEntry, {
        action: 'room_scan.asked',
        subject: attempt.sessionId,
      });
      expect(audit.detail).toEqual({ scanId: id });
    });

    it('takes one at a time, also when two proctors click at once', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => scene.proctor.post(scans, REASON)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        code: 'room_scan_unfinished',
      });
    });

    it('needs a running exam, and ends somewhere', async () => {
      for (let asked = 0; asked < 6; asked += 1) {
        const { id } = await ask();
        await scene.proctor.put(`${scans}/${id}/settlement`, { settlement: 'cancelled' }).expect(200);
      }
      const seventh = await scene.proctor.post(scans, REASON).expect(409);
      expect(seventh.body).toMatchObject({ code: 'room_scan_limit' });
      await scene.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
      const late = await scene.proctor.post(scans, REASON).expect(409);
      expect(late.body).toMatchObject({ code: 'session_not_live' });
    });
  });

  describe('the clock', () => {
    it('stands from when the page shows it until the end, and gives back exactly that', async () => {
      const before = await deadlineMs();
      const { id } = await ask();
      expect(await deadlineMs()).toBe(before);
      const shown = await ledger.show(id);
      expect(await state()).toBe('scanning');
      expect(await deadlineMs()).toBe(before + ROOM_SCAN_LONGEST_MS);
      await sleep(300);
      const { body } = await scene.candidate.get(`/api/attempts/${attempt.id}`).expect(200);
      expect((body as AttemptView).stoppedLeftMs).toBe(before - shown!.shownAt!.getTime());
      const ended = await ledger.end(id, { event: 'pass' });
      const lastedMs = ended!.endedAt!.getTime() - ended!.shownAt!.getTime();
      expect(lastedMs).toBeGreaterThanOrEqual(300);
      expect(ended).toMatchObject({ state: 'complete', creditedMs: lastedMs });
      expect(await deadlineMs()).toBe(before + lastedMs);
      expect(await state()).toBe('running');
      const after = (await scene.candidate.get(`/api/attempts/${attempt.id}`).expect(200))
        .body as AttemptView;
      expect(after).toMatchObject({ stoppedLeftMs: null, creditedMs: lastedMs });
    });

    it('gives back no more than the longest scan', async () => {
      const before = await deadlineMs();
      const { id } = await ask();
      await ledger.show(id);
      const shownAt = new Date(Date.now() - ROOM_SCAN_LONGEST_MS - 60_000);
      await rows().update(RoomScanRecord, { id }, { shownAt });
      const ended = await ledger.end(id, { event: 'give_up' });
      expect(ended).toMatchObject({ state: 'incomplete', creditedMs: ROOM_SCAN_LONGEST_MS });
      expect(await deadlineMs()).toBe(before + ROOM_SCAN_LONGEST_MS);
    });

    it('gives it back once, whoever ends it and however often', async () => {
      const before = await deadlineMs();
      const { id } = await ask();
      await ledger.show(id);
      await sleep(50);
      const ends = await Promise.all([
        ledger.end(id, { event: 'pass' }),
        ledger.end(id, { event: 'decline', declineReason: 'cannot' }),
        ledger.end(id, { event: 'cancel' }),
      ]);
      expect(ends.filter(Boolean)).toHaveLength(1);
      expect(await deadlineMs()).toBe(before + ends.find(Boolean)!.creditedMs);
    });

    it('takes answers and hands nothing in while it stands, even past the old deadline', async () => {
      const { id } = await ask();
      await rows().update(Attempt, { id: attempt.id }, { deadlineAt: new Date(Date.now() + 100) });
      await ledger.show(id);
      await sleep(200);
      const item = scene.item(4);
      const body = { value: { kind: 'numeric', text: '2.5' }, clientRevision: 1 };
      await scene.candidate.put(`/api/attempts/${attempt.id}/answers/${item.id}`, body).expect(200);
      await ledger.end(id, { event: 'pass' });
      const { deadlineAt } = await rows().findOneByOrFail(Attempt, { id: attempt.id });
      expect(deadlineAt!.getTime()).toBeGreaterThan(Date.now());
    });

    it('is of no account when the attempt is handed in meanwhile', async () => {
      const { id } = await ask();
      await ledger.show(id);
      await scene.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
      await ledger.end(id, { event: 'cancel' });
      expect(await state()).toBe('submitted');
    });
  });

  describe('settling', () => {
    it('excuses what was declined, and says who did', async () => {
      const { id } = await ask();
      await ledger.end(id, { event: 'decline', declineReason: 'The camera is screwed to the wall.' });
      const { body } = await scene.proctor
        .put(`${scans}/${id}/settlement`, { settlement: 'excused' })
        .expect(200);
      expect(body).toMatchObject({
        ...{ state: 'excused', declineReason: 'The camera is screwed to the wall.' },
        excusedBy: scene.proctor.user.displayName,
      });
      await scene.proctor.put(`${scans}/${id}/settlement`, { settlement: 'cancelled' }).expect(409);
    });

    it('is for proctors of the exam, and for scans of that session', async () => {
      const { id } = await ask();
      const settle = { settlement: 'cancelled' };
      await (await world.signIn('proctor')).put(`${scans}/${id}/settlement`, settle).expect(404);
      await (await world.signIn('admin')).put(`${scans}/${id}/settlement`, settle).expect(403);
      await scene.proctor.put(`${scans}/${newId()}/settlement`, settle).expect(404);
      const other = await ExamScene.set(world);
      const theirs = await other.startAttempt();
      await other.proctor
        .put(`/api/sessions/${theirs.sessionId}/room-scans/${id}/settlement`, settle)
        .expect(404);
    });
  });

  describe('looking', () => {
    const strip = fixture('faces/A000069.jpg');

    const finish = async (): Promise<string> => {
      const { id } = await ask();
      await ledger.show(id);
      await ledger.end(id, {
        event: 'pass',
        findings: { coveredDeg: 358, missingSectors: [], refusals: [], persons: 1, screens: 2 },
      });
      const path = `room-scans/${id}.jpg`;
      const key = `sessions/${attempt.sessionId}/${path}`;
      await world.app.get(ObjectStore).put(key, strip, 'image/jpeg');
      await ledger.attachPanorama(id, key, { path, sizeBytes: strip.length, sha256: 'a'.repeat(64) });
      return id;
    };

    it('lists what came of each, with its place on the session clock', async () => {
      const id = await finish();
      const { body } = await scene.proctor.get(scans).expect(200);
      expect(body).toMatchObject({
        roomScans: [{ id, coveredDeg: 358, persons: 1, screens: 2, hasPanorama: true, state: 'complete' }],
      });
      const [scan] = (body as { roomScans: RoomScan[] }).roomScans;
      expect(scan!.endedAtMs! - scan!.startedAtMs!).toBe(scan!.creditedMs);
    });

    it('logs every view of the strip', async () => {
      const id = await finish();
      const views = () =>
        rows().countBy(AccessLog, { sessionId: attempt.sessionId, what: 'room_scan.panorama' });
      expect(await views()).toBe(0);
      const { body } = await scene.proctor
        .get(`${scans}/${id}/panorama`)
        .expect(200)
        .expect('Content-Type', 'image/jpeg');
      expect(body).toEqual(strip);
      expect(await views()).toBe(1);
    });

    it('shows neither list nor strip to anybody else', async () => {
      const id = await finish();
      for (const path of [scans, `${scans}/${id}/panorama`]) {
        for (const role of ['candidate', 'examiner', 'registrar', 'admin'] as const)
          await (await world.signIn(role)).get(path).expect(403);
        await (await world.signIn('proctor')).get(path).expect(404);
        await world.http.get(path).expect(401);
      }
      await scene.proctor.get(`${scans}/${newId()}/panorama`).expect(404);
    });

    it('has the strip vouched for by the chain', async () => {
      const id = await finish();
      const chain = await world.app.get(SessionChainService).list(attempt.sessionId);
      expect(chain.at(-1)).toMatchObject({
        kind: 'room_scan',
        payload: { scanId: id, object: { path: `room-scans/${id}.jpg`, sizeBytes: strip.length } },
      });
    });
  });

  describe('at check-in', () => {
    const waiting = async (roomScan: 'check_in' | 'both' | 'random') => {
      scene = await ExamScene.set(world, { roomScan });
      attempt = await scene.createAttempt();
      await rows().update(ExamSession, { id: attempt.sessionId }, { state: 'waiting' });
      await scene.connectMedia(attempt.sessionId, ['camera', 'microphone', 'screen']);
      return () => scene.candidate.post(`/api/attempts/${attempt.id}/start`);
    };

    it.each(['check_in', 'both'] as const)('keeps the start back until it is done (%s)', async (plan) => {
      const start = await waiting(plan);
      expect((await start().expect(409)).body).toMatchObject({ code: 'room_scan_pending' });
      const scan = await ledger.ask({ sessionId: attempt.sessionId, origin: 'check_in' });
      if (typeof scan === 'string') throw new Error(scan);
      await ledger.show(scan.id);
      expect((await start().expect(409)).body).toMatchObject({ code: 'room_scan_pending' });
      await ledger.end(scan.id, { event: 'pass' });
      expect((await start().expect(200)).body).toMatchObject({ creditedMs: 0, state: 'in_progress' });
    });

    it('lets somebody start who said why it cannot be done', async () => {
      const start = await waiting('check_in');
      const scan = await ledger.ask({ sessionId: attempt.sessionId, origin: 'check_in' });
      if (typeof scan === 'string') throw new Error(scan);
      await ledger.end(scan.id, { event: 'decline', declineReason: 'Fixed camera.' });
      await start().expect(200);
    });

    it('asks nothing before the start of an exam that draws lots, and draws at the start', async () => {
      const start = await waiting('random');
      await start().expect(200);
      const { roomScanSeed } = await rows().findOneByOrFail(ExamSession, { id: attempt.sessionId });
      expect(roomScanSeed).toEqual(expect.any(Number));
    });
  });
});
