import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Socket } from 'socket.io-client';
import {
  CANDIDATE_NAMESPACE,
  PROCTOR_NAMESPACE,
  type SessionJoined,
  type SessionSummary,
} from '@bakylau/contracts';
import { WINDOW_RELOADS_WITHIN_MS } from '@bakylau/domain';
import {
  Attempt,
  AuditEntry,
  ChainEntryRecord,
  DomainEvents,
  type Exam,
  ExamSession,
  newId,
  SessionChainService,
  SessionRun,
  SessionWindow,
  WindowLedger,
} from '@bakylau/persistence';
import { FolderObjectStore } from '@bakylau/storage';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { GatewayProcess } from './gateway-process';
import { ask, type Candidate, GatewayWorld, get, next } from './gateway-world';

describe('Windows of a candidate at the gateway', () => {
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let ledger: WindowLedger;
  let exam: Exam;
  let proctorId: string;
  let proctorCookie: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({ databaseUrl: database.url });
    world = new GatewayWorld(database, gateway);
    exam = await world.factory.exam();
    const proctor = await world.person(['proctor']);
    [proctorId, proctorCookie] = [proctor.user.id, proctor.cookie];
    await world.factory.staff({ examId: exam.id, userId: proctorId, role: 'proctor' });
    const { dataSource } = database;
    const objectStore = new FolderObjectStore(join(gateway.dataDir, 'unused'));
    const signingKey = generateKeyPairSync('ed25519').privateKey;
    ledger = new WindowLedger(
      dataSource,
      new SessionChainService({ dataSource, objectStore, signingKey }),
      new DomainEvents({
        ...{ url: database.url, applicationName: 'test', dataSource },
        onError: () => undefined,
      }),
    );
  }, 60_000);
  afterEach(() => world.disconnectAll());
  afterAll(async () => {
    await gateway?.dispose();
    await database?.close();
  });

  const rows = () => database.dataSource.manager;
  const connect = ({ cookie }: { cookie: string }) => world.connect(CANDIDATE_NAMESPACE, { cookie });
  const asked = ({ attempt }: Candidate, windowId: string, again?: boolean) => ({
    attemptId: attempt.id,
    windowId,
    again,
  });
  const enter = (socket: Socket, candidate: Candidate, windowId: string) =>
    get<SessionJoined>(socket, 'session:join', asked(candidate, windowId));
  const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) as unknown });
  const holderOf = async ({ attempt }: Candidate) =>
    (await rows().findOneByOrFail(Attempt, { id: attempt.id })).windowId;
  const eventsOf = async ({ session }: Candidate) =>
    (
      await rows().find(ChainEntryRecord, {
        where: { sessionId: session.id, kind: 'event' },
        order: { seq: 'ASC' },
      })
    ).map(({ payload }) => payload);
  const waitingOf = ({ session }: Candidate) =>
    rows().findOneBy(SessionWindow, { sessionId: session.id, state: 'waiting' });
  const until = async (what: string, holds: () => Promise<boolean>) => {
    for (let tries = 0; !(await holds()); tries += 1) {
      if (tries > 100) throw new Error(`Not within 10 s: ${what}`);
      await sleep(100);
    }
  };
  /** A first window that holds the session, and a second one that waits. */
  const twoWindows = async (of: Exam = exam) => {
    const candidate = await world.candidate(of);
    const [firstId, secondId] = [newId(), newId()];
    const first = await connect(candidate);
    await enter(first, candidate, firstId);
    const second = await connect(candidate);
    const told = next(second, 'window:waiting');
    const answer = await ask(second, 'session:join', asked(candidate, secondId));
    return { candidate, firstId, secondId, first, second, answer, told: await told };
  };
  /** A candidate whose first window held the session and said that it closes. */
  const leftByFirst = async () => {
    const candidate = await world.candidate(exam);
    const first = await connect(candidate);
    await enter(first, candidate, newId());
    await get(first, 'window:closing', {});
    first.disconnect();
    await sleep(200);
    return candidate;
  };

  it('keeps the second one waiting while the first is there, and tells the proctors', async () => {
    const proctor = await world.connect(PROCTOR_NAMESPACE, { cookie: proctorCookie });
    await get(proctor, 'exam:watch', { examId: exam.id });
    const { candidate, firstId, first, second, answer, told } = await twoWindows();
    expect(answer).toEqual(refused('open_elsewhere'));
    expect(told).toMatchObject({ sessionId: candidate.session.id, mayTakeOver: false });
    for (const [command, payload] of [
      ['transport:create', {}],
      ['media:status', {}],
      ['client:report', { events: [{ kind: 'page_hidden', atMs: 1 }] }],
    ] as const)
      expect(await ask(second, command, payload)).toEqual(refused('session_not_live'));
    expect(await ask(second, 'window:take-over', {})).toEqual(refused('forbidden'));
    expect(await holderOf(candidate)).toBe(firstId);
    await get(first, 'transport:create', {});
    const shown = await get<{ sessions: SessionSummary[] }>(proctor, 'exam:watch', { examId: exam.id });
    const tile = shown.sessions.find(({ id }) => id === candidate.session.id);
    expect(tile?.waitingWindows).toHaveLength(1);

    const news = next<SessionSummary>(proctor, 'session:changed');
    second.disconnect();
    expect((await news).waitingWindows).toEqual([]);
    expect(await waitingOf(candidate)).toBeNull();
  });

  it('is moved by a hand-over: the first run ends as taken over, and the second begins', async () => {
    const { candidate, firstId, secondId, first, second } = await twoWindows();
    const lost = next(first, 'session:taken-over');
    const turn = next(second, 'window:turn');
    const waiting = await waitingOf(candidate);
    await ledger.handOver(candidate.session.id, waiting!.id, {
      handedBy: proctorId,
      reason: 'It is broken.',
    });
    await Promise.all([lost, turn]);
    expect(await ask(first, 'transport:create', {})).toEqual(refused('taken_over'));
    expect(await enter(second, candidate, secondId)).toMatchObject({ run: 2 });
    await get(second, 'transport:create', {});
    await until('the end of the first run', async () => {
      const run = await rows().findOneBy(SessionRun, { sessionId: candidate.session.id, run: 1 });
      return run?.endReason === 'taken_over';
    });

    // The first one is told that it was moved, and asks for it again only by its candidate's wish.
    expect(await ask(first, 'session:join', asked(candidate, firstId))).toEqual(refused('taken_over'));
    expect(await waitingOf(candidate)).toBeNull();
    expect(await ask(first, 'session:join', asked(candidate, firstId, true))).toEqual(
      refused('open_elsewhere'),
    );
    expect(await waitingOf(candidate)).toMatchObject({ windowId: firstId });
    expect(await holderOf(candidate)).toBe(secondId);
  });

  it('goes at once to another one when the first said that it closes', async () => {
    const candidate = await leftByFirst();
    expect(await enter(await connect(candidate), candidate, newId())).toMatchObject({ run: 2 });
    expect(await eventsOf(candidate)).toMatchObject([{ change: 'window_moved', cause: 'first_gone' }]);
  });

  it('stays with one that was let in while an older reading of its holder was under way', async () => {
    const candidate = await leftByFirst();
    const secondId = newId();
    const second = await connect(candidate);
    const thrownOut = jest.fn();
    second.on('session:taken-over', thrownOut).on('run:ended', thrownOut);
    const entered = await rows().transaction(async (manager) => {
      await manager.findOneOrFail(ExamSession, {
        where: { id: candidate.session.id },
        lock: { mode: 'for_no_key_update' },
      });
      const join = enter(second, candidate, secondId);
      await sleep(300);
      const nudge = { kind: 'session.changed', sessionId: candidate.session.id };
      await rows().query(`SELECT pg_notify('bakylau_events', $1)`, [JSON.stringify(nudge)]);
      await sleep(300);
      return { join };
    });
    expect(await entered.join).toMatchObject({ run: 2 });
    await sleep(500);
    expect(thrownOut).not.toHaveBeenCalled();
    await get(second, 'transport:create', {});
    expect(await holderOf(candidate)).toBe(secondId);
  });

  it('goes to one that waits when the first is gone for good, and not while it may only be loading again', async () => {
    const { candidate, firstId, secondId, first, second } = await twoWindows();
    const turn = next(second, 'window:turn', 20_000);
    first.disconnect();
    await sleep(1_500);
    expect(await ask(second, 'session:join', asked(candidate, secondId))).toEqual(refused('open_elsewhere'));
    const again = await connect(candidate);
    expect(await enter(again, candidate, firstId)).toMatchObject({ run: 2 });

    again.disconnect();
    const closedAt = Date.now();
    await turn;
    expect(Date.now() - closedAt).toBeGreaterThan(WINDOW_RELOADS_WITHIN_MS - 500);
    expect(await enter(second, candidate, secondId)).toMatchObject({ run: 3 });
    expect(await holderOf(candidate)).toBe(secondId);
  }, 30_000);

  it('is moved by the candidate where nobody proctors, which is in the audit and the chain', async () => {
    const { candidate, secondId, first, second, told } = await twoWindows(await world.factory.exam());
    expect(told).toMatchObject({ mayTakeOver: true });
    const lost = next(first, 'session:taken-over');
    const turn = next(second, 'window:turn');
    await get(second, 'window:take-over', {});
    await Promise.all([lost, turn]);
    await enter(second, candidate, secondId);
    expect((await eventsOf(candidate)).at(-1)).toMatchObject({ change: 'window_moved', cause: 'candidate' });
    const audit = await rows().findBy(AuditEntry, { subject: candidate.session.id });
    expect(audit).toMatchObject([{ action: 'session.window_taken', userId: candidate.user.id }]);
    expect(await ask(first, 'window:take-over', {})).toEqual(refused('taken_over'));
  });

  it('does not let a window in that was not there when the gateway died, before the one that was', async () => {
    const { candidate, firstId, secondId } = await twoWindows();
    await gateway.kill();
    await gateway.restart();
    expect(await waitingOf(candidate)).toBeNull();
    const second = await connect(candidate);
    expect(await ask(second, 'session:join', asked(candidate, secondId))).toEqual(refused('open_elsewhere'));
    expect(await enter(await connect(candidate), candidate, firstId)).toMatchObject({ run: 2 });
  }, 30_000);
});
