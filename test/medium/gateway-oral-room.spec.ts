import { randomUUID } from 'node:crypto';
import { type Socket } from 'socket.io-client';
import { ORAL_ROOM_NAMESPACE, type RoomSnapshot } from '@bakylau/contracts';
import { DEFAULT_RUBRICS, seedHash } from '@bakylau/domain';
import {
  AccessLog,
  ChainEntryRecord,
  type Exam,
  ExamItem,
  MarkingScript,
  newId,
  OralAttempt,
  ScriptMarking,
  type User,
} from '@bakylau/persistence';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { ticketItems } from '../../apps/api/src/oral/exam-tickets.service';
import { GatewayProcess } from './gateway-process';
import { ask, type Candidate, GatewayWorld, get, next } from './gateway-world';
import { tickets } from './oral-scene';

jest.setTimeout(30_000);

describe('The room of an oral exam', () => {
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let exam: Exam;
  let candidate: Candidate;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({ databaseUrl: database.url });
    world = new GatewayWorld(database, gateway);
    exam = await world.factory.exam({ format: 'oral' });
    await rows().insert(ExamItem, ticketItems(exam.id, tickets(2)));
    candidate = await world.candidate(exam);
    const { id: attemptId } = candidate.attempt;
    const seed = seedHash('a seed');
    const script = { id: randomUUID(), attemptId, examId: exam.id, code: 'ABC234' };
    const policy = { markers: 2, tieBreakOver: 10, resolution: 'mean' } as const;
    await rows().insert(MarkingScript, { ...script, rubric: DEFAULT_RUBRICS.oral, policy });
    await rows().insert(OralAttempt, {
      ...{ attemptId, examId: exam.id, state: 'preparing', seed, seedSha256: seedHash(seed) },
      ...{ contribution: '1', pool: [1, 2], ticket: 1, drawnAt: new Date() },
    });
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

  /** An examiner of the exam, with a seat in the panel. */
  async function seat(place: number): Promise<{ user: User; cookie: string }> {
    const person = await world.person(['examiner']);
    await world.factory.staff({ examId: exam.id, userId: person.user.id, role: 'examiner' });
    const { id: scriptId } = await rows().findOneByOrFail(MarkingScript, { examId: exam.id });
    const marking = { id: newId(), scriptId, markerId: person.user.id, place, claimedAt: new Date() };
    await rows().insert(ScriptMarking, marking);
    return person;
  }

  it('opens with the answer, to its candidate and to who has a seat, and notes who comes and goes', async () => {
    const first = await seat(1);
    const unseated = await world.person(['examiner']);
    await world.factory.staff({ examId: exam.id, userId: unseated.user.id, role: 'examiner' });
    const proctor = await world.person(['proctor']);
    await expect(enter(proctor)).rejects.toMatchObject({ code: 'forbidden' });
    const socket = await enter(first);
    expect(codeOf(await join(socket))).toBe('room_closed');
    await rows().update(OralAttempt, { examId: exam.id }, { state: 'answering', answeringAt: new Date() });
    for (const stranger of [unseated, await world.candidate(exam)])
      expect(codeOf(await join(await enter(stranger)))).toBe('not_found');
    expect(codeOf(await join(socket))).toBe('session_not_live');
    expect(codeOf(await ask(socket, 'transport:create', { direction: 'send' }))).toBe('room_closed');

    const media = await world.connect('/candidate', { cookie: candidate.cookie });
    await get(media, 'session:join', { attemptId: candidate.attempt.id });
    const joined = await get(socket, 'room:join', { attemptId: candidate.attempt.id });
    expect(joined).toMatchObject({ self: { memberId: 'examiner-1', place: 1 }, producers: [] });
    const own = await enter(candidate);
    const news = next<RoomSnapshot>(socket, 'room:changed');
    await get(own, 'room:join', { attemptId: candidate.attempt.id });
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
    await get(media, 'session:join', { attemptId: candidate.attempt.id });
    expect(await ended).toEqual({ reason: 'run_ended' });
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
