import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Socket } from 'socket.io-client';
import sharp from 'sharp';
import {
  CANDIDATE_NAMESPACE,
  type CandidateRoomScan,
  PROCTOR_NAMESPACE,
  ROOM_SCAN_NAMESPACE,
  type RoomScan,
  type RoomScanTurn,
} from '@bakylau/contracts';
import {
  Attempt,
  DomainEvents,
  type Exam,
  IncidentRecord,
  newId,
  RoomScanLedger,
  RoomScanRecord,
  SessionChainService,
} from '@bakylau/persistence';
import { FolderObjectStore } from '@bakylau/storage';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { io } from 'socket.io-client';
import { join } from 'node:path';
import { GatewayProcess } from './gateway-process';
import { ask, type Candidate, GatewayWorld, get, HandshakeRefused, next } from './gateway-world';
import { scanFrames } from './room-scan-frames';

const KEY = 'the page of the phone, 0123456789';

async function waitUntil(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 50 && !isSo(); tries += 1) await sleep(100);
  expect(isSo()).toBe(true);
}

describe('Room scans at the gateway', () => {
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let ledger: RoomScanLedger;
  let exam: Exam;
  const phones: Socket[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({ databaseUrl: database.url });
    world = new GatewayWorld(database, gateway);
    exam = await world.factory.exam();
    const { dataSource } = database;
    const objectStore = new FolderObjectStore(join(gateway.dataDir, 'unused'));
    const signingKey = generateKeyPairSync('ed25519').privateKey;
    const events = new DomainEvents({
      ...{ url: database.url, applicationName: 'test', dataSource },
      onError: () => undefined,
    });
    ledger = new RoomScanLedger(
      dataSource,
      new SessionChainService({ dataSource, objectStore, signingKey }),
      events,
    );
  }, 60_000);
  afterEach(() => {
    world.disconnectAll();
    for (const phone of phones.splice(0)) phone.disconnect();
  });
  afterAll(async () => {
    await gateway?.dispose();
    await database?.close();
  });

  const rows = () => database.dataSource.manager;
  const proctor = async (of: Exam = exam) => {
    const { user, cookie } = await world.person(['proctor']);
    await world.factory.staff({ examId: of.id, userId: user.id, role: 'proctor' });
    return { user, cookie };
  };

  /** A candidate in the middle of an exam whose page holds the session, asked by a proctor. */
  const asked = async () => {
    const candidate = await world.candidate(exam);
    const page = await world.connect(CANDIDATE_NAMESPACE, { cookie: candidate.cookie });
    await get(page, 'session:join', { attemptId: candidate.attempt.id, windowId: candidate.attempt.id });
    const running = next(page, 'session:changed');
    await world.startExam(candidate);
    await running;
    const told = next<CandidateRoomScan>(page, 'room-scan:changed');
    const { user } = await proctor();
    const scan = await ledger.ask({
      ...{ sessionId: candidate.session.id, origin: 'proctor', askedBy: user.id },
      reason: 'Another voice was heard.',
    });
    if (typeof scan === 'string') throw new Error(scan);
    return { candidate, page, scanId: scan.id, told: await told };
  };

  const shown = async () => {
    const asking = await asked();
    await get(asking.page, 'room-scan:show', { scanId: asking.scanId });
    return asking;
  };

  const phone = async (token: string, key = KEY): Promise<Socket> => {
    const socket = io(`${gateway.origin}${ROOM_SCAN_NAMESPACE}`, {
      ...{ path: '/socket.io/', transports: ['websocket'], forceNew: true, reconnection: false },
      auth: { token, key },
      extraHeaders: { origin: gateway.origin },
    });
    phones.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => reject(new HandshakeRefused(error)));
    });
    return socket;
  };

  const attemptOf = ({ attempt }: Candidate) => rows().findOneByOrFail(Attempt, { id: attempt.id });

  it('tells the page with the reason, stops the clock when it is shown, and not before', async () => {
    const { candidate, page, scanId, told } = await asked();
    expect(told).toMatchObject({
      id: scanId,
      state: 'asked',
      reason: 'Another voice was heard.',
      endsAt: null,
    });
    expect(await get(page, 'room-scan:find', {})).toMatchObject({ scan: { id: scanId } });
    expect((await world.readSession(candidate.session.id)).state).toBe('running');
    const open = await get<CandidateRoomScan>(page, 'room-scan:show', { scanId });
    expect(open.state).toBe('open');
    expect(Date.parse(open.endsAt!) - Date.now()).toBeGreaterThan(295_000);
    expect((await world.readSession(candidate.session.id)).state).toBe('scanning');
  });

  it('reaches the page also when no nudge came, and so does the state of the session', async () => {
    const candidate = await world.candidate(exam);
    const page = await world.connect(CANDIDATE_NAMESPACE, { cookie: candidate.cookie });
    await get(page, 'session:join', { attemptId: candidate.attempt.id, windowId: candidate.attempt.id });
    const running = next<{ state: string }>(page, 'session:changed');
    await world.moveSilently(candidate.session.id, 'running');
    expect((await running).state).toBe('running');
    const told = next<CandidateRoomScan>(page, 'room-scan:changed');
    const id = newId();
    const sessionId = candidate.session.id;
    await rows().insert(RoomScanRecord, { id, sessionId, origin: 'random', askedAt: new Date() });
    expect(await told).toMatchObject({ id, state: 'asked' });
    const over = next<CandidateRoomScan>(page, 'room-scan:changed');
    await rows().update(RoomScanRecord, { id }, { state: 'missed', endedAt: new Date() });
    expect(await over).toMatchObject({ id, state: 'missed' });
  }, 20_000);

  it('follows a whole turn, credits the clock to the millisecond and keeps a strip that the chain vouches for', async () => {
    const { candidate, page, scanId } = await shown();
    const { deadlineAt } = await attemptOf(candidate);
    await get(page, 'room-scan:begin', { scanId });
    let last: RoomScanTurn | null = null;
    let answers = 0;
    for (const jpeg of scanFrames(4.5)) {
      const startedAt = Date.now();
      last = await get<RoomScanTurn>(page, 'room-scan:frame', { scanId, jpeg });
      answers += 1;
      if (last.scan.state !== 'open') break;
      await sleep(Math.max(222 - (Date.now() - startedAt), 0));
    }
    expect(last).toMatchObject({ scan: { state: 'complete', missingSectors: [], refusals: [] } });
    expect(last!.scan.coveredDeg).toBeGreaterThan(340);
    expect(answers).toBeGreaterThan(80);
    const scan = await rows().findOneByOrFail(RoomScanRecord, { id: scanId });
    const lastedMs = scan.endedAt!.getTime() - scan.shownAt!.getTime();
    expect(scan.creditedMs).toBe(lastedMs);
    const after = await attemptOf(candidate);
    expect(after.creditedMs).toBe(lastedMs);
    expect(after.deadlineAt!.getTime()).toBe(deadlineAt!.getTime() - scan.reservedMs + lastedMs);
    expect((await world.readSession(candidate.session.id)).state).toBe('running');

    for (let tries = 0; tries < 50; tries += 1) {
      if ((await rows().findOneByOrFail(RoomScanRecord, { id: scanId })).panoramaKey) break;
      await sleep(100);
    }
    const store = new FolderObjectStore(join(gateway.dataDir, 'store'));
    const strip = await store.get(`sessions/${candidate.session.id}/room-scans/${scanId}.jpg`);
    const { width = 0 } = await sharp(strip).metadata();
    // The whole circle and what the first and the last picture show beyond it, at 8 pixels a degree.
    expect(width).toBeGreaterThan(360 * 8);
    expect(width).toBeLessThan(460 * 8);
    const [entry] = await rows().query<{ payload: { object: { sizeBytes: number } } }[]>(
      `SELECT payload FROM chain_entries WHERE session_id = $1 AND kind = 'room_scan'`,
      [candidate.session.id],
    );
    expect(entry?.payload.object.sizeBytes).toBe(strip.length);
    expect(
      await rows().countBy(IncidentRecord, { sessionId: candidate.session.id, ledger: 'behaviour' }),
    ).toBe(0);
  }, 60_000);

  it('refuses a camera that stands still, says why, and lets the person try again', async () => {
    const { page, scanId } = await shown();
    await get(page, 'room-scan:begin', { scanId });
    const [jpeg] = scanFrames(1);
    for (let picture = 0; picture < 12; picture += 1) {
      await get(page, 'room-scan:frame', { scanId, jpeg });
      await sleep(120);
    }
    const judged = await get<RoomScanTurn>(page, 'room-scan:finish', { scanId });
    expect(judged.scan).toMatchObject({ state: 'open', tries: 1, refusals: ['still_camera'] });
    const again = await get<RoomScanTurn>(page, 'room-scan:begin', { scanId });
    expect(again.scan).toMatchObject({ tries: 2, refusals: [] });
    expect(again.progress.coveredDeg).toBe(0);
  }, 20_000);

  it('hears why it cannot be done, and lets the exam go on at once', async () => {
    const { candidate, page, scanId } = await shown();
    const declined = await get<CandidateRoomScan>(page, 'room-scan:decline', {
      scanId,
      reason: 'The camera is screwed to the wall.',
    });
    expect(declined.state).toBe('declined');
    expect((await world.readSession(candidate.session.id)).state).toBe('running');
    expect(await ask(page, 'room-scan:begin', { scanId })).toMatchObject({
      error: { code: 'room_scan_over' },
    });
  });

  it('tells the page when a proctor takes it back', async () => {
    const { page, scanId } = await shown();
    const news: CandidateRoomScan[] = [];
    page.on('room-scan:changed', (scan: CandidateRoomScan) => news.push(scan));
    await ledger.end(scanId, { event: 'cancel' });
    await waitUntil(() => news.some(({ id, state }) => id === scanId && state === 'cancelled'));
    expect(await get(page, 'room-scan:find', {})).toEqual({ scan: null });
  });

  it('tells proctors of the exam, and administrators nothing', async () => {
    const mine = await proctor();
    const watching = await world.connect(PROCTOR_NAMESPACE, { cookie: mine.cookie });
    const admin = await world.person(['admin']);
    const adminSocket = await world.connect(PROCTOR_NAMESPACE, { cookie: admin.cookie });
    for (const socket of [watching, adminSocket]) await get(socket, 'exam:watch', { examId: exam.id });
    const heard: RoomScan[] = [];
    adminSocket.on('room-scan:changed', (scan: RoomScan) => heard.push(scan));
    const told = next<RoomScan>(watching, 'room-scan:changed');
    const { scanId } = await asked();
    expect(await told).toMatchObject({ id: scanId, state: 'asked', reason: 'Another voice was heard.' });
    await sleep(200);
    expect(heard).toEqual([]);
  });

  it('cancels what is open when the attempt is handed in', async () => {
    const { candidate, scanId } = await shown();
    await world.submit(candidate);
    for (let tries = 0; tries < 50; tries += 1) {
      if ((await rows().findOneByOrFail(RoomScanRecord, { id: scanId })).state === 'cancelled') break;
      await sleep(100);
    }
    expect(await rows().findOneByOrFail(RoomScanRecord, { id: scanId })).toMatchObject({
      state: 'cancelled',
    });
  });

  describe('bad input', () => {
    it('takes no picture before a turn, none of a stranger, and none that is no JPEG', async () => {
      const { page, scanId } = await shown();
      const [jpeg] = scanFrames(1);
      expect(await ask(page, 'room-scan:frame', { scanId, jpeg })).toMatchObject({
        error: { code: 'step_out_of_order' },
      });
      await get(page, 'room-scan:begin', { scanId });
      const stranger = await world.candidate(exam);
      const theirs = await world.connect(CANDIDATE_NAMESPACE, { cookie: stranger.cookie });
      expect(await ask(theirs, 'room-scan:frame', { scanId, jpeg })).toMatchObject({
        error: { code: 'session_not_live' },
      });
      await get(theirs, 'session:join', { attemptId: stranger.attempt.id, windowId: stranger.attempt.id });
      expect(await ask(theirs, 'room-scan:frame', { scanId, jpeg })).toMatchObject({
        error: { code: 'room_scan_over' },
      });
      for (const bad of [Buffer.from('GIF89a'), jpeg!.subarray(0, 500), Buffer.alloc(0)]) {
        await sleep(120);
        expect(await ask(page, 'room-scan:frame', { scanId, jpeg: bad })).toMatchObject({
          error: { code: 'not_an_image' },
        });
      }
      for (const bad of ['text', null, Buffer.alloc(70 * 1024)]) {
        expect(await ask(page, 'room-scan:frame', { scanId, jpeg: bad })).toMatchObject({
          error: { code: 'validation_failed' },
        });
      }
    });

    it('answers a flood without decoding it, and still follows the turn', async () => {
      const { page, scanId } = await shown();
      await get(page, 'room-scan:begin', { scanId });
      const [jpeg] = scanFrames(1);
      const answers = await Promise.all(
        Array.from({ length: 200 }, () => ask<RoomScanTurn>(page, 'room-scan:frame', { scanId, jpeg })),
      );
      const refused = answers.filter((answer) => !answer.ok && answer.error.code === 'rate_limited');
      expect(refused.length).toBeGreaterThan(100);
      await sleep(1_000);
      expect(await ask(page, 'room-scan:finish', { scanId })).toMatchObject({
        ok: true,
        data: { scan: { refusals: ['too_few_frames'] } },
      });
    });
  });

  describe('the link for a phone', () => {
    it('lets one phone in, which may do this scan and nothing else', async () => {
      const { page, scanId } = await shown();
      const { token } = await get<{ token: string }>(page, 'room-scan:link', { scanId });
      const socket = await phone(token);
      expect(await get(socket, 'room-scan:find', {})).toMatchObject({ scan: { id: scanId } });
      await expect(phone(token, 'the key of another phone')).rejects.toMatchObject({
        code: 'scan_link_invalid',
      });
      await expect(phone(token)).resolves.toMatchObject({ connected: true });
      expect(await ask(socket, 'room-scan:decline', { scanId, reason: 'not mine' })).toMatchObject({
        error: { code: 'unknown_event' },
      });
      const other = await shown();
      expect(await ask(socket, 'room-scan:begin', { scanId: other.scanId })).toMatchObject({
        error: { code: 'room_scan_over' },
      });
    });

    it('turns while the page follows, and the page cannot send pictures meanwhile', async () => {
      const { page, scanId } = await shown();
      const { token } = await get<{ token: string }>(page, 'room-scan:link', { scanId });
      const socket = await phone(token);
      await get(socket, 'room-scan:begin', { scanId });
      const followed = next(page, 'room-scan:progress');
      const [jpeg] = scanFrames(1);
      await get(socket, 'room-scan:frame', { scanId, jpeg });
      expect(await followed).toMatchObject({ scanId, progress: { advice: expect.any(String) } });
      expect(await ask(page, 'room-scan:frame', { scanId, jpeg })).toMatchObject({
        error: { code: 'conflict' },
      });
      expect(await rows().findOneByOrFail(RoomScanRecord, { id: scanId })).toMatchObject({ device: 'phone' });
      const told = next<CandidateRoomScan>(socket, 'room-scan:changed');
      await get(page, 'room-scan:decline', { scanId, reason: 'The phone is empty.' });
      expect((await told).state).toBe('declined');
      await sleep(100);
      expect(socket.connected).toBe(false);
    });

    it('is worth nothing when it is made up, replaced, or the scan is over', async () => {
      const { page, scanId } = await shown();
      await expect(phone('x'.repeat(43))).rejects.toMatchObject({ code: 'scan_link_invalid' });
      const first = await get<{ token: string }>(page, 'room-scan:link', { scanId });
      const second = await get<{ token: string }>(page, 'room-scan:link', { scanId });
      await expect(phone(first.token)).rejects.toMatchObject({ code: 'scan_link_invalid' });
      await get(page, 'room-scan:decline', { scanId, reason: 'cannot' });
      await expect(phone(second.token)).rejects.toMatchObject({ code: 'scan_link_invalid' });
    });
  });

  describe('by the plan of the exam', () => {
    it('asks at check-in, once, when the page has joined', async () => {
      const planned = await world.factory.exam({ roomScan: 'check_in' });
      const candidate = await world.candidate(planned);
      const page = await world.connect(CANDIDATE_NAMESPACE, { cookie: candidate.cookie });
      await get(page, 'session:join', { attemptId: candidate.attempt.id, windowId: candidate.attempt.id });
      const { scan } = await get<{ scan: CandidateRoomScan }>(page, 'room-scan:find', {});
      expect(scan).toMatchObject({ origin: 'check_in', reason: null, state: 'asked' });
      const open = await get<CandidateRoomScan>(page, 'room-scan:show', { scanId: scan.id });
      expect(open).toMatchObject({ state: 'open', endsAt: null });
      expect((await world.readSession(candidate.session.id)).state).toBe('waiting');
      await get(page, 'room-scan:decline', { scanId: scan.id, reason: 'Fixed camera.' });
      expect(await get(page, 'room-scan:find', {})).toEqual({ scan: null });
    });

    it('asks by lot when the time that was drawn has come, and no more often than the exam says', async () => {
      const planned = await world.factory.exam({ roomScan: 'random', randomRoomScans: 1 });
      const candidate = await world.candidate(planned);
      const page = await world.connect(CANDIDATE_NAMESPACE, { cookie: candidate.cookie });
      await get(page, 'session:join', { attemptId: candidate.attempt.id, windowId: candidate.attempt.id });
      await world.startExam(candidate);
      await rows().query(`UPDATE sessions SET room_scan_seed = 7 WHERE id = $1`, [candidate.session.id]);
      await sleep(6_000);
      expect(await rows().countBy(RoomScanRecord, { sessionId: candidate.session.id })).toBe(0);
      const told = next<CandidateRoomScan>(page, 'room-scan:changed', 8_000);
      await rows().query(
        `UPDATE attempts SET started_at = started_at - interval '55 minutes', deadline_at = deadline_at - interval '55 minutes' WHERE id = $1`,
        [candidate.attempt.id],
      );
      const scan = await told;
      expect(scan).toMatchObject({ origin: 'random', reason: null, state: 'asked' });
      await get(page, 'room-scan:decline', { scanId: scan.id, reason: 'cannot' });
      await sleep(6_000);
      expect(await rows().countBy(RoomScanRecord, { sessionId: candidate.session.id })).toBe(1);
    }, 30_000);
  });
});
