import { type Socket } from 'socket.io-client';
import { ORAL_ROOM_NAMESPACE, type RoomSnapshot } from '@bakylau/contracts';
import { AccessLog, ChainEntryRecord } from '@bakylau/persistence';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { GatewayProcess } from './gateway-process';
import { ask, type Candidate, GatewayWorld, get, next } from './gateway-world';
import { OralRoomScene } from './oral-room-scene';

jest.setTimeout(30_000);

describe('The room of an oral exam', () => {
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let scene: OralRoomScene;
  let candidate: Candidate;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({ databaseUrl: database.url });
    world = new GatewayWorld(database, gateway);
    scene = await OralRoomScene.set(world, database);
    ({ candidate } = scene);
  });
  afterEach(() => world.disconnectAll());
  afterAll(async () => {
    await gateway?.dispose();
    await database?.close();
  });

  const rows = () => database.dataSource.manager;
  const enter = async ({ cookie }: { cookie: string }) => world.connect(ORAL_ROOM_NAMESPACE, { cookie });
  const join = (socket: Socket) => ask(socket, 'room:join', { attemptId: candidate.attempt.id });
  const codeOf = (answer: Awaited<ReturnType<typeof ask>>) => (answer.ok ? 'ok' : answer.error.code);

  it('opens with the answer, to its candidate and to who has a seat, and notes who comes and goes', async () => {
    const first = await scene.seat(1);
    const unseated = await world.person(['examiner']);
    await world.factory.staff({ examId: scene.exam.id, userId: unseated.user.id, role: 'examiner' });
    const proctor = await world.person(['proctor']);
    await expect(enter(proctor)).rejects.toMatchObject({ code: 'forbidden' });
    const socket = await enter(first);
    expect(codeOf(await join(socket))).toBe('room_closed');
    await scene.beginAnswer();
    for (const stranger of [unseated, await world.candidate(scene.exam)])
      expect(codeOf(await join(await enter(stranger)))).toBe('not_found');
    const sitting = await scene.seat(2);
    await world.factory.attempt({ examId: scene.exam.id, userId: sitting.user.id });
    expect(codeOf(await join(await enter(sitting)))).toBe('not_found');
    expect(codeOf(await join(socket))).toBe('session_not_live');
    expect(codeOf(await ask(socket, 'transport:create', { direction: 'send' }))).toBe('room_closed');

    const media = await world.connect('/candidate', { cookie: candidate.cookie });
    await get(media, 'session:join', { attemptId: candidate.attempt.id, windowId: candidate.attempt.id });
    const joined = await get(socket, 'room:join', { attemptId: candidate.attempt.id });
    expect(joined).toMatchObject({ self: { memberId: 'examiner-1', place: 1 }, producers: [] });
    const own = await enter(candidate);
    const news = next<RoomSnapshot>(socket, 'room:changed');
    const elsewhere = { attemptId: candidate.attempt.id, windowId: candidate.user.id };
    expect(codeOf(await ask(own, 'room:join', elsewhere))).toBe('taken_over');
    await get(own, 'room:join', { attemptId: candidate.attempt.id, windowId: candidate.attempt.id });
    expect((await news).members.map(({ memberId }) => memberId).sort()).toEqual(['candidate', 'examiner-1']);
    await get(own, 'transport:create', { direction: 'send' });
    expect(codeOf(await ask(own, 'producer:create', { kind: 'audio', rtpParameters: {} }))).toBe('forbidden');
    expect(codeOf(await ask(socket, 'consumer:create', { producerId: 'x', rtpCapabilities: {} }))).toBe(
      'not_found',
    );

    // A second window of the same examiner takes the place; a new run of the candidate closes the room for all.
    const evicted = next(socket, 'room:closed');
    const other = await enter(first);
    await get(other, 'room:join', { attemptId: candidate.attempt.id });
    expect(await evicted).toEqual({ reason: 'taken_over' });
    const ended = next(other, 'room:closed');
    media.disconnect();
    // The run goes on for a while without its page, whose two connections come back in any order.
    const ownWindow = { attemptId: candidate.attempt.id, windowId: candidate.attempt.id };
    let early = codeOf(await ask(own, 'room:join', ownWindow));
    for (let tries = 0; early === 'ok' && tries < 50; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      early = codeOf(await ask(own, 'room:join', ownWindow));
    }
    expect(early).toBe('session_not_live');
    expect(codeOf(await ask(own, 'room:join', elsewhere))).toBe('taken_over');
    await get(await world.connect('/candidate', { cookie: candidate.cookie }), 'session:join', ownWindow);
    expect(await ended).toEqual({ reason: 'run_ended' });
    await get(own, 'room:join', ownWindow);
    await get(other, 'room:join', { attemptId: candidate.attempt.id });

    await world.submit(candidate);
    await next(other, 'room:closed');
    for (let tries = 0; (await world.readSession(candidate.session.id)).finalisedAt === null; tries++) {
      if (tries > 100) throw new Error('The session was not finalised');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const entries = await rows().find(ChainEntryRecord, {
      where: { sessionId: candidate.session.id },
      order: { seq: 'ASC' },
    });
    const changes = entries.map(({ payload }) => (payload as { change?: string }).change);
    const ofPanel = changes.filter((change) => change?.startsWith('examiner_'));
    expect(ofPanel.filter((change) => change === 'examiner_joined')).toHaveLength(3);
    expect(ofPanel.filter((change) => change === 'examiner_left')).toHaveLength(3);
    expect(entries.at(-1)?.kind).toBe('head');
    expect(await rows().countBy(AccessLog, { sessionId: candidate.session.id })).toBe(0);
  });
});
