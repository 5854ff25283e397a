import { setTimeout as sleep } from 'node:timers/promises';
import { type Socket } from 'socket.io-client';
import {
  CANDIDATE_NAMESPACE,
  type MediaSource,
  PROCTOR_NAMESPACE,
  type Role,
  type SessionJoined,
  type TransportParameters,
} from '@bakylau/contracts';
import {
  CheckIn,
  type Exam,
  IncidentRecord,
  newId,
  SessionRun,
  Sitting,
  SittingPlace,
  SittingProctor,
  User,
  WebSession,
} from '@bakylau/persistence';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { GatewayProcess } from './gateway-process';
import { ask, type Candidate, GatewayWorld, get, next } from './gateway-world';

const NO_SUCH_ID = '0193a0de-0000-7000-8000-000000000000';

const rtpOf = (mid: string, codec: object) => ({
  ...{ mid, codecs: [codec], headerExtensions: [], encodings: [{ ssrc: 1000 + Number(mid) }] },
  rtcp: { cname: 'candidate', reducedSize: true },
});
const VIDEO = rtpOf('0', { mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 });
const AUDIO = rtpOf('1', { mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 });

describe('Signalling of the gateway', () => {
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let exam: Exam;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({ databaseUrl: database.url });
    world = new GatewayWorld(database, gateway);
    exam = await world.factory.exam();
  }, 60_000);
  afterEach(() => world.disconnectAll());
  afterAll(async () => {
    await gateway?.dispose();
    await database?.close();
  });

  const join = (socket: Socket, { attempt }: Candidate) =>
    get<SessionJoined>(socket, 'session:join', { attemptId: attempt.id, windowId: attempt.id });
  const connect = ({ cookie }: { cookie: string }, namespace = CANDIDATE_NAMESPACE) =>
    world.connect(namespace, { cookie });

  describe('handshake', () => {
    it('refuses a socket without a session cookie', async () => {
      await expect(world.connect(CANDIDATE_NAMESPACE, {})).rejects.toMatchObject({ code: 'unauthenticated' });
    });

    it('refuses a made-up cookie', async () => {
      const cookie = `bakylau_session=${'x'.repeat(43)}`;
      await expect(world.connect(CANDIDATE_NAMESPACE, { cookie })).rejects.toMatchObject({
        code: 'unauthenticated',
      });
    });

    it('refuses the page of another origin although it carries the cookie', async () => {
      const { cookie } = await world.person(['candidate']);
      const foreign = world.connect(CANDIDATE_NAMESPACE, { cookie, origin: 'https://evil.example' });
      await expect(foreign).rejects.toMatchObject({ code: 'origin_refused' });
    });

    it('takes the other spelling of a loopback origin', async () => {
      const { cookie } = await world.person(['candidate']);
      const socket = await world.connect(CANDIDATE_NAMESPACE, {
        cookie,
        origin: `http://127.0.0.1:${gateway.port}`,
      });
      expect(socket.connected).toBe(true);
    });

    it('refuses a candidate at the door of the proctors, and a proctor at that of the candidates', async () => {
      const candidate = await world.person(['candidate']);
      const proctor = await world.person(['proctor']);
      await expect(connect(candidate, PROCTOR_NAMESPACE)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(connect(proctor)).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('lets nobody into the nameless namespace', async () => {
      const { cookie } = await world.person(['candidate']);
      await expect(world.connect('/', { cookie })).rejects.toMatchObject({ code: 'not_found' });
    });
  });

  describe('bad input', () => {
    let socket: Socket;
    beforeEach(async () => {
      socket = await connect(await world.candidate(exam));
    });

    it('answers a command that does not exist', async () => {
      const answer = await ask(socket, 'session:steal', { attemptId: NO_SUCH_ID });
      expect(answer).toEqual({
        ok: false,
        error: { code: 'unknown_event', message: 'There is no socket command of this name.' },
      });
    });

    it.each([
      ['a text', 'text'],
      ['nothing', undefined],
      ['null', null],
      ['an array', [1, 2, 3]],
      ['a wrong type', { attemptId: 42 }],
      ['an attempt that is no id', { attemptId: 'DROP TABLE' }],
    ])('answers %s in place of the payload, without sending it back', async (_name, payload) => {
      const answer = await ask(socket, 'session:join', payload);
      expect(answer).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
      expect(JSON.stringify(answer)).not.toMatch(/DROP|stack|node_modules/);
    });

    it('names the field that is wrong', async () => {
      const answer = await ask(socket, 'session:join', { attemptId: 42, windowId: NO_SUCH_ID });
      expect(answer).toMatchObject({ error: { details: [{ path: 'attemptId' }] } });
    });

    it('survives a command without an acknowledgement', async () => {
      socket.emit('session:join', { attemptId: 42 });
      socket.emit('nothing:known', 1);
      socket.emit('media:status');
      await sleep(100);
      expect(await ask(socket, 'media:status', {})).toMatchObject({
        ok: false,
        error: { code: 'session_not_live' },
      });
    });

    it('slows down a socket that floods', async () => {
      const answers = await Promise.all(Array.from({ length: 200 }, () => ask(socket, 'media:status', {})));
      const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
      expect(codes).toContain('rate_limited');
      expect(codes.filter((code) => code === 'session_not_live').length).toBeGreaterThanOrEqual(60);
    });

    it('ends the connection that sends 10 MB, and no other', async () => {
      const other = await connect(await world.candidate(exam));
      const ended = new Promise((resolve) => socket.once('disconnect', resolve));
      socket.emit('client:report', { events: 'x'.repeat(10 * 1024 * 1024) });
      await ended;
      expect(other.connected).toBe(true);
      expect(await ask(other, 'media:status', {})).toMatchObject({ ok: false });
      expect((await fetch(`${gateway.origin}/health/ready`)).status).toBe(200);
    });
  });

  describe('a candidate', () => {
    it("does not see another candidate's attempt, nor one that does not exist", async () => {
      const mine = await world.candidate(exam);
      const theirs = await world.candidate(exam);
      const socket = await connect(mine);
      for (const attemptId of [theirs.attempt.id, NO_SUCH_ID]) {
        expect(await ask(socket, 'session:join', { attemptId, windowId: attemptId })).toMatchObject({
          ok: false,
          error: { code: 'not_found' },
        });
      }
    });

    it('cannot join before the photo or after the end', async () => {
      const early = await world.candidate(exam, 'checking_in');
      const late = await world.candidate(exam, 'decided');
      const answerOf = async (candidate: Candidate) =>
        ask(await connect(candidate), 'session:join', {
          attemptId: candidate.attempt.id,
          windowId: candidate.attempt.id,
        });
      expect(await answerOf(early)).toMatchObject({ error: { code: 'step_out_of_order' } });
      expect(await answerOf(late)).toMatchObject({ error: { code: 'session_not_live' } });
      const noticeAcceptedAt = new Date();
      await world.factory.checkIn({
        ...{ sessionId: early.session.id, photoOutcome: 'unmatched', noticeAcceptedAt },
      });
      expect(await answerOf(early)).toMatchObject({ ok: true, data: { run: 1, state: 'checking_in' } });
    });

    it('joins without a photo where the camera is off, once the notice is accepted', async () => {
      const unseen = await world.factory.exam({ policy: { ...exam.policy, camera: false } });
      const candidate = await world.candidate(unseen, 'checking_in');
      const { id: sessionId } = candidate.session;
      const ids = { attemptId: candidate.attempt.id, windowId: candidate.attempt.id };
      const asked = async () => ask(await connect(candidate), 'session:join', ids);
      await world.factory.checkIn({ sessionId });
      expect(await asked()).toMatchObject({ error: { code: 'step_out_of_order' } });
      await database.dataSource
        .getRepository(CheckIn)
        .update({ sessionId }, { noticeAcceptedAt: new Date() });
      expect(await asked()).toMatchObject({ ok: true, data: { run: 1, state: 'checking_in' } });
    });

    it('gets a clock, a run, and a transport with UDP and TCP', async () => {
      const candidate = await world.candidate(exam);
      const socket = await connect(candidate);
      const joined = await join(socket, candidate);
      expect(joined).toMatchObject({
        sessionId: candidate.session.id,
        run: 1,
        uploadProfile: 'p800',
        state: 'waiting',
      });
      expect(Math.abs(Date.parse(joined.epoch) + joined.nowMs - Date.now())).toBeLessThan(500);
      const transport = await get<TransportParameters>(socket, 'transport:create', {});
      const protocols = transport.iceCandidates.map(
        ({ protocol, port }) => `${String(protocol)} ${String(port)}`,
      );
      expect(new Set(protocols).size).toBe(2);
      expect(transport.iceCandidates.map(({ ip, address }) => address ?? ip)).toContain('127.0.0.1');
      const session = await world.readSession(candidate.session.id);
      expect(session).toMatchObject({ run: 1, liveSources: [] });
      expect(session.epoch?.toISOString()).toBe(joined.epoch);
    });

    it('is refused what mediasoup does not understand, with a plain code', async () => {
      const candidate = await world.candidate(exam);
      const socket = await connect(candidate);
      await join(socket, candidate);
      const { id: transportId } = await get<TransportParameters>(socket, 'transport:create', {});
      const commands: [string, object][] = [
        ['transport:connect', { transportId, dtlsParameters: { role: 'nonsense' } }],
        [
          'producer:create',
          { transportId, source: 'camera', rtpParameters: { codecs: 'none' }, deviceLabel: '' },
        ],
        ['producer:create', { transportId, source: 'camera', rtpParameters: {}, deviceLabel: '' }],
      ];
      for (const [command, payload] of commands) {
        expect(await ask(socket, command, payload)).toMatchObject({
          ok: false,
          error: { code: 'bad_request' },
        });
      }
      const foreign = await ask(socket, 'transport:connect', { transportId: 'other', dtlsParameters: {} });
      expect(foreign).toMatchObject({ error: { code: 'not_found' } });
      expect(await get(socket, 'media:status', {})).toEqual({ flowing: [] });
      expect(await get(socket, 'producer:close', { producerId: 'none' })).toEqual({});
    });

    it('can send nothing that the exam does not observe', async () => {
      const policy = { ...exam.policy, camera: false, screen: false };
      const candidate = await world.candidate(await world.factory.exam({ policy }));
      const socket = await connect(candidate);
      await join(socket, candidate);
      const { id: transportId } = await get<TransportParameters>(socket, 'transport:create', {});
      const produce = (source: MediaSource, rtpParameters: object) =>
        ask(socket, 'producer:create', { transportId, source, rtpParameters, deviceLabel: source });
      for (const source of ['camera', 'screen'] as const)
        expect(await produce(source, VIDEO)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
      expect(await produce('microphone', AUDIO)).toMatchObject({ ok: true });
    });

    it('is not interrupted, and has no gap, where the exam observes nothing', async () => {
      const policy = { ...exam.policy, camera: false, microphone: false, screen: false };
      const candidate = await world.candidate(await world.factory.exam({ policy }));
      const socket = await connect(candidate);
      await join(socket, candidate);
      await world.startExam(candidate);
      await sleep(8_000);
      const { id: sessionId } = candidate.session;
      expect(await world.readSession(sessionId)).toMatchObject({ state: 'running', liveSources: [] });
      expect(await database.dataSource.getRepository(IncidentRecord).countBy({ sessionId })).toBe(0);
    });

    it('gets new ICE credentials for the same transport', async () => {
      const candidate = await world.candidate(exam);
      const socket = await connect(candidate);
      await join(socket, candidate);
      const { id: transportId, iceParameters } = await get<TransportParameters>(
        socket,
        'transport:create',
        {},
      );
      const restarted = await get<{ iceParameters: object }>(socket, 'transport:restart-ice', {
        transportId,
      });
      expect(restarted.iceParameters).toMatchObject({ usernameFragment: expect.any(String) as string });
      expect(restarted.iceParameters).not.toEqual(iceParameters);
      const second = await get<TransportParameters>(socket, 'transport:create', {});
      expect(second.id).not.toBe(transportId);
      expect(await ask(socket, 'transport:restart-ice', { transportId })).toMatchObject({
        error: { code: 'not_found' },
      });
    });

    it('begins a new run when the same window comes again', async () => {
      const candidate = await world.candidate(exam);
      const first = await connect(candidate);
      await join(first, candidate);
      const told = next(first, 'session:taken-over');
      const second = await connect(candidate);
      expect(await join(second, candidate)).toMatchObject({ run: 2 });
      expect(await told).toEqual({ sessionId: candidate.session.id });
      expect(await ask(first, 'transport:create', {})).toMatchObject({
        ok: false,
        error: { code: 'taken_over' },
      });
      await get(second, 'transport:create', {});
      const runs = await database.dataSource.getRepository(SessionRun).find({
        where: { sessionId: candidate.session.id },
        order: { run: 'ASC' },
      });
      expect(runs).toMatchObject([
        { run: 1, endReason: 'rejoined' },
        { run: 2, endedAtMs: null },
      ]);
      expect(runs[0]?.endedAtMs).not.toBeNull();
    });

    it('hears when the session changes', async () => {
      const candidate = await world.candidate(exam);
      const socket = await connect(candidate);
      await join(socket, candidate);
      const changed = next(socket, 'session:changed');
      await world.startExam(candidate);
      expect(await changed).toEqual({ sessionId: candidate.session.id, state: 'running' });
    });

    it('is told that the run ended when the media worker dies, and gets a new one', async () => {
      const candidate = await world.candidate(exam);
      const socket = await connect(candidate);
      await join(socket, candidate);
      const ended = next(socket, 'run:ended');
      for (const pid of gateway.workerPids) process.kill(pid, 'SIGKILL');
      expect(await ended).toEqual({ sessionId: candidate.session.id, run: 1 });
      await sleep(600);
      expect(await join(socket, candidate)).toMatchObject({ run: 2 });
      await get(socket, 'transport:create', {});
    });
  });

  describe('a proctor', () => {
    it('watches only exams that are assigned, an administrator every one', async () => {
      const proctor = await world.person(['proctor']);
      const admin = await world.person(['admin']);
      const socket = await connect(proctor, PROCTOR_NAMESPACE);
      expect(await ask(socket, 'exam:watch', { examId: exam.id })).toMatchObject({
        error: { code: 'not_found' },
      });
      expect(await ask(socket, 'exam:watch', { examId: NO_SUCH_ID })).toMatchObject({
        error: { code: 'not_found' },
      });
      await world.factory.staff({ examId: exam.id, userId: proctor.user.id });
      const snapshot = await get<{
        sessions: unknown[];
        rtpCapabilities: { codecs: { mimeType: string }[] };
      }>(socket, 'exam:watch', { examId: exam.id });
      expect(snapshot.sessions.length).toBeGreaterThan(0);
      expect(snapshot.rtpCapabilities.codecs.map(({ mimeType }) => mimeType)).toContain('video/VP8');
      await get(await connect(admin, PROCTOR_NAMESPACE), 'exam:watch', { examId: exam.id });
    });

    it('watches no draft, nor does an administrator', async () => {
      const [proctor, admin] = [await world.person(['proctor']), await world.person(['admin'])];
      const draft = await world.factory.exam({ publishedAt: null });
      await world.factory.staff({ examId: draft.id, userId: proctor.user.id });
      for (const person of [proctor, admin]) {
        const socket = await connect(person, PROCTOR_NAMESPACE);
        const answer = await ask(socket, 'exam:watch', { examId: draft.id });
        expect(answer).toMatchObject({ error: { code: 'not_found' } });
      }
    });

    it('is told the sittings that they watch and in which one each candidate sits, and which anybody watches', async () => {
      const candidate = await world.candidate(exam);
      const [onDuty, free] = [await world.person(['proctor']), await world.person(['proctor'])];
      for (const { user } of [onDuty, free]) await world.factory.staff({ examId: exam.id, userId: user.id });
      const { manager } = database.dataSource;
      const [id, unwatched, { id: examId, opensAt, closesAt }] = [newId(), newId(), exam];
      const sitting = {
        ...{ examId, opensAt, lastStartAt: opensAt, closesAt, changedAt: new Date() },
        ...{ capacity: 5, slotMinutes: null, candidatesPerProctor: 5 },
      };
      await manager.insert(Sitting, { ...sitting, id, room: '201' });
      await manager.insert(Sitting, { ...sitting, id: unwatched, room: '202' });
      const place = { sittingId: id, examId: exam.id, userId: candidate.user.id, startsAt: null };
      await world.factory.enrolment({ examId: exam.id, userId: candidate.user.id });
      await manager.insert(SittingPlace, place);
      await manager.insert(SittingProctor, { sittingId: id, userId: onDuty.user.id });
      const watch = async (by: typeof onDuty) =>
        get<{
          ownSittings: unknown[];
          watchedSittings: string[];
          sessions: { id: string; sittingId: string | null }[];
        }>(await connect(by, PROCTOR_NAMESPACE), 'exam:watch', { examId: exam.id });
      const [told, all] = [await watch(onDuty), await watch(free)];
      expect([told.ownSittings, all.ownSittings]).toEqual([[{ id, room: '201' }], []]);
      expect([told.watchedSittings, all.watchedSittings]).toEqual([[id], [id]]);
      // Duties order the page; what a proctor of the exam may see stays the same.
      expect(told.sessions).toEqual(all.sessions);
      const seats = new Map(all.sessions.map((session) => [session.id, session.sittingId]));
      expect(seats.get(candidate.session.id)).toBe(id);
      expect([...seats.values()].filter((sittingId) => sittingId === null)).toHaveLength(seats.size - 1);
    });

    it('watches nothing of an exam that they sit, also as an administrator', async () => {
      const candidate = await world.candidate(exam);
      const socketOf = async (roles: Role[]) => {
        await database.dataSource.getRepository(User).update({ id: candidate.user.id }, { roles });
        return connect(candidate, PROCTOR_NAMESPACE);
      };
      await world.factory.staff({ examId: exam.id, userId: candidate.user.id });
      await join(await connect(candidate), candidate);
      for (const roles of [
        ['candidate', 'proctor'],
        ['candidate', 'admin'],
      ] satisfies Role[][]) {
        const socket = await socketOf(roles);
        const refusal = { ok: false, error: { code: 'not_found' } };
        expect(await ask(socket, 'exam:watch', { examId: exam.id })).toMatchObject(refusal);
        const { id: sessionId } = candidate.session;
        expect(await ask(socket, 'transport:create', { sessionId })).toMatchObject(refusal);
      }
    });

    it('gets no transport to a session of an exam that is not theirs', async () => {
      const candidate = await world.candidate(exam);
      await join(await connect(candidate), candidate);
      const socket = await connect(await world.person(['proctor']), PROCTOR_NAMESPACE);
      const answer = await ask(socket, 'transport:create', { sessionId: candidate.session.id });
      expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
    });

    it('is thrown out at once by a new password or a deactivation, and comes in only after a new sign-in', async () => {
      for (const end of [
        ({ id }: User) => database.dataSource.getRepository(WebSession).delete({ userId: id }),
        ({ id }: User) => database.dataSource.getRepository(User).update({ id }, { active: false }),
      ]) {
        const [proctor, other] = [await world.person(['proctor']), await world.person(['proctor'])];
        const socket = await connect(proctor, PROCTOR_NAMESPACE);
        const stays = await connect(other, PROCTOR_NAMESPACE);
        const left = new Promise((resolve) => socket.once('disconnect', resolve));
        const before = Date.now();
        await end(proctor.user);
        expect(await left).toBe('io server disconnect');
        expect(Date.now() - before).toBeLessThan(5_000);
        await expect(connect(proctor, PROCTOR_NAMESPACE)).rejects.toMatchObject({ code: 'unauthenticated' });
        expect(stays.connected).toBe(true);
      }
      const { user } = await world.person(['proctor']);
      const cookie = await world.signIn(user);
      await connect({ cookie }, PROCTOR_NAMESPACE);
    });

    it('hears when a session changes', async () => {
      const candidate = await world.candidate(exam);
      const proctor = await world.person(['proctor']);
      await world.factory.staff({ examId: exam.id, userId: proctor.user.id });
      const socket = await connect(proctor, PROCTOR_NAMESPACE);
      await get(socket, 'exam:watch', { examId: exam.id });
      const changed = next(socket, 'session:changed');
      await world.startExam(candidate);
      expect(await changed).toMatchObject({ id: candidate.session.id, state: 'running', openIncidents: 0 });
    });
  });

  it('stops in order when it is told to', async () => {
    const candidate = await world.candidate(exam);
    const socket = await connect(candidate);
    await join(socket, candidate);
    const workers = gateway.workerPids;
    await gateway.stop();
    for (const pid of workers) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    const run = await database.dataSource
      .getRepository(SessionRun)
      .findOneByOrFail({ sessionId: candidate.session.id });
    expect(run.endReason).toBe('shutdown');
    await gateway.restart();
  });
});
