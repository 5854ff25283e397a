import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type DomainEvent } from '@bakylau/contracts';
import {
  DomainEvents,
  type ExamSession,
  IncidentRecord,
  newId,
  preparedQuery,
  SessionChainService,
  User,
} from '@bakylau/persistence';
import { MANIFEST_NAME, SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { FolderObjectStore } from '@bakylau/storage';
import { createTestDatabase, EntityFactory, explanationCard, type TestDatabase } from '@bakylau/testing';
import { type Pool } from 'pg';

const CHECK_VIOLATION = '23514';
const NOT_NULL_VIOLATION = '23502';

describe('persistence', () => {
  let database: TestDatabase;
  let factory: EntityFactory;

  beforeAll(async () => {
    database = await createTestDatabase();
    factory = new EntityFactory(database.dataSource);
  });
  afterAll(() => database.close());

  const until = async (isTrue: () => boolean): Promise<void> => {
    for (const end = Date.now() + 8000; !isTrue(); await delay(20)) {
      if (Date.now() > end) throw new Error('It did not happen in time');
    }
  };

  it('keeps idle connections for longer than bursts of work are apart', () => {
    const { master } = database.dataSource.driver as unknown as { master: Pool };
    expect(master.options.idleTimeoutMillis).toBeGreaterThanOrEqual(60_000);
    expect(master.options.max).toBe(10);
  });

  describe(preparedQuery.name, () => {
    const ADD = { name: 'add_one', text: 'SELECT $1::int + 1 AS sum' };

    it('is parsed once by a connection and answers as often as it is asked', async () => {
      const { dataSource } = database;
      await expect(preparedQuery(dataSource, ADD, [1])).resolves.toEqual([{ sum: 2 }]);
      await expect(preparedQuery(dataSource, ADD, [41])).resolves.toEqual([{ sum: 42 }]);
      const kept = await dataSource.query('SELECT name, statement FROM pg_prepared_statements');
      expect(kept).toEqual([{ name: ADD.name, statement: ADD.text }]);
    });

    it('fails as any other statement does, and gives its connection back as it was', async () => {
      const whose = { name: 'whose', text: 'SELECT pg_backend_pid() AS pid' };
      const before = await preparedQuery(database.dataSource, whose, []);
      for (let i = 0; i < 12; i++)
        await expect(preparedQuery(database.dataSource, ADD, ['much'])).rejects.toMatchObject({
          driverError: { code: '22P02' },
        });
      await expect(preparedQuery(database.dataSource, whose, [])).resolves.toEqual(before);
    });

    it('fails with the connection when that is lost, and goes on with another', async () => {
      const end = { name: 'end', text: 'SELECT pg_terminate_backend(pg_backend_pid())' };
      await expect(preparedQuery(database.dataSource, end, [])).rejects.toMatchObject({
        message: expect.stringContaining('terminat'),
      });
      await expect(preparedQuery(database.dataSource, ADD, [1])).resolves.toEqual([{ sum: 2 }]);
    });
  });

  describe(IncidentRecord.name, () => {
    const withCard = async (card: unknown): Promise<unknown> => {
      const session = await factory.session();
      return factory.incident({ sessionId: session.id, rule: 'face.absent', card: card as never });
    };

    it('is stored with a complete card', async () => {
      await expect(withCard(explanationCard('face.absent'))).resolves.toBeInstanceOf(IncidentRecord);
    });

    it('is refused by the database without a card', async () => {
      await expect(withCard(null)).rejects.toMatchObject({ driverError: { code: NOT_NULL_VIOLATION } });
      await expect(withCard({})).rejects.toMatchObject({ driverError: { code: CHECK_VIOLATION } });
    });

    // Cards from before it was noted name no policy.
    it.each(Object.keys(explanationCard('face.absent')).filter((name) => name !== 'policy'))(
      'is refused when its card has no %s',
      async (name) => {
        const card: Record<string, unknown> = { ...explanationCard('face.absent') };
        delete card[name];
        await expect(withCard(card)).rejects.toMatchObject({ driverError: { code: CHECK_VIOLATION } });
      },
    );

    it('is refused when the card is of another rule', async () => {
      await expect(withCard(explanationCard('head.away'))).rejects.toMatchObject({
        driverError: { code: CHECK_VIOLATION },
      });
    });

    it.each([
      ['camera.dark', 'behaviour'],
      ['face.absent', 'technical'],
    ] as const)('refuses rule %s in the %s ledger', async (rule, ledger) => {
      const session = await factory.session();
      await expect(factory.incident({ sessionId: session.id, rule, ledger })).rejects.toMatchObject({
        driverError: { code: CHECK_VIOLATION },
      });
    });

    it('has no verdict without a person, a reason and a time', async () => {
      const { id } = await factory.incident({ sessionId: (await factory.session()).id });
      await expect(
        database.dataSource.getRepository(IncidentRecord).update({ id }, { verdict: 'confirmed' }),
      ).rejects.toMatchObject({ driverError: { code: CHECK_VIOLATION } });
    });
  });

  describe(User.name, () => {
    it('keeps logins in lower case and its password hash out of ordinary reads', async () => {
      await expect(factory.user({ login: 'Upper' })).rejects.toMatchObject({
        driverError: { code: CHECK_VIOLATION },
      });
      const { id } = await factory.user();
      const read = await database.dataSource.getRepository(User).findOneByOrFail({ id });
      expect(read.passwordHash).toBeUndefined();
    });

    it('refuses a role that does not exist', async () => {
      await expect(factory.user({ roles: ['emperor' as never] })).rejects.toMatchObject({
        driverError: { code: CHECK_VIOLATION },
      });
    });
  });

  describe(DomainEvents.name, () => {
    let sut: DomainEvents;
    let received: DomainEvent[];
    let reconnected: number;

    beforeEach(async () => {
      received = [];
      reconnected = 0;
      sut = new DomainEvents({
        url: database.url,
        applicationName: 'events-test',
        dataSource: database.dataSource,
        onError: () => undefined,
      });
      sut.subscribe({
        onEvent: (event) => void received.push(event),
        onReconnected: () => void (reconnected += 1),
      });
      await sut.start();
    });
    afterEach(() => sut.close());

    const event = (): DomainEvent => ({ kind: 'session.changed', sessionId: newId() });

    it('brings what is published', async () => {
      const sent = event();
      await sut.publish(sent);
      await until(() => received.length > 0);
      expect(received).toEqual([sent]);
    });

    it('brings what a transaction published when it commits, and nothing of one that fails', async () => {
      const [kept, lost] = [event(), event()];
      await database.dataSource.transaction(async (manager) => {
        await sut.publish(kept, manager);
        await delay(100);
        expect(received).toEqual([]);
      });
      await expect(
        database.dataSource.transaction(async (manager) => {
          await sut.publish(lost, manager);
          throw new Error('taken back');
        }),
      ).rejects.toThrow('taken back');
      await until(() => received.length > 0);
      await delay(100);
      expect(received).toEqual([kept]);
    });

    it('listens again after the connection was cut, and says so', async () => {
      await database.dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'events-test-events'`,
      );
      await until(() => reconnected > 0);
      const sent = event();
      await sut.publish(sent);
      await until(() => received.length > 0);
      expect(received).toEqual([sent]);
    });

    it('goes on after a message that is not an event and a listener that throws', async () => {
      sut.subscribe({ onEvent: () => Promise.reject(new Error('bad listener')) });
      await database.dataSource.query(`SELECT pg_notify('bakylau_events', '{"kind":"nonsense"}')`);
      await sut.publish(event());
      await sut.publish(event());
      await until(() => received.length === 2);
    });
  });

  describe(SessionChainService.name, () => {
    let folder: string;
    let store: FolderObjectStore;
    let sut: SessionChainService;
    let session: ExamSession;

    const newService = (): SessionChainService =>
      new SessionChainService({
        dataSource: database.dataSource,
        objectStore: store,
        signingKey: generateKeyPairSync('ed25519').privateKey,
      });
    const verify = (publicKeyPem?: string) =>
      verifySession(new SessionArchive(store, sessionFolder(session.id)), {
        ...(publicKeyPem && { expectedPublicKeyPem: publicKeyPem }),
      });

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'bakylau-chain-'));
      store = new FolderObjectStore(folder);
      sut = newService();
      session = await factory.session({ epoch: new Date('2026-11-23T06:00:00.000Z') });
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('numbers and links entries that come at the same time', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, i) => sut.append(session.id, 'event', i, { i })));
      const entries = await sut.list(session.id);
      expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i));
      entries.slice(1).forEach((entry, i) => expect(entry.previousHash).toBe(entries[i]?.hash));
    });

    it('takes the time from the session clock', async () => {
      const entry = await sut.append(session.id, 'event', 1500, {});
      expect(entry).toMatchObject({ atMs: 1500, utc: '2026-11-23T06:00:01.500Z' });
    });

    it('forgets an entry whose transaction failed', async () => {
      await expect(
        database.dataSource.transaction(async (manager) => {
          await sut.append(session.id, 'event', 0, { lost: true }, manager);
          throw new Error('taken back');
        }),
      ).rejects.toThrow('taken back');
      expect(await sut.list(session.id)).toEqual([]);
    });

    it('exports a manifest that verifies, again after a later verdict, and with a changed key', async () => {
      await sut.append(session.id, 'event', 0, { text: 'Қазақша', half: 0.5, small: 1e-7, none: null });
      await sut.signHead(session.id, { final: false });
      await sut.append(session.id, 'event', 2000, { nested: { b: [1, 2], a: true } });
      await sut.signHead(session.id, { final: true });
      await sut.exportManifest(session.id);
      expect(await verify(sut.keys.currentPem)).toMatchObject({
        sound: true,
        entries: 4,
        unsignedEntries: 0,
      });

      const successor = newService();
      await successor.append(session.id, 'verdict', null, { verdict: 'dismissed' });
      await successor.signHead(session.id, { final: true });
      await successor.exportManifest(session.id);
      expect(await verify(sut.keys.currentPem + successor.keys.currentPem)).toMatchObject({
        sound: true,
        entries: 6,
      });
      expect(await verify(successor.keys.currentPem)).toMatchObject({ problem: { code: 'KEY_REPLACED' } });
    });

    it('leaves the newest manifest when a slow store takes an older one last, and holds nobody up meanwhile', async () => {
      await sut.append(session.id, 'event', 0, {});
      const put = store.put.bind(store);
      let letPutGo = (): void => undefined;
      const held = new Promise<void>((resolve) => (letPutGo = resolve));
      const puts = jest.spyOn(store, 'put');
      puts.mockImplementation(async (key, content, contentType) => {
        if (key.endsWith(MANIFEST_NAME)) {
          puts.mockImplementation(put);
          await held;
        }
        await put(key, content, contentType);
      });
      const slow = sut.exportManifest(session.id);
      await until(() => puts.mock.calls.some(([key]) => key.endsWith(MANIFEST_NAME)));
      await sut.append(session.id, 'event', 1000, {});
      await sut.signHead(session.id, { final: true });
      expect(await sut.exportManifest(session.id)).toMatchObject({ entries: 3 });
      letPutGo();
      expect(await slow).toMatchObject({ entries: 3 });
      expect(await verify()).toMatchObject({ sound: true, entries: 3, unsignedEntries: 0 });
    });

    it('makes a manifest that does not verify after one row was changed in the database', async () => {
      await sut.append(session.id, 'event', 0, { seen: 'a book' });
      await sut.signHead(session.id, { final: true });
      await database.dataSource.query(
        `UPDATE chain_entries SET payload = '{"seen":"nothing"}' WHERE session_id = $1 AND seq = 0`,
        [session.id],
      );
      await sut.exportManifest(session.id);
      expect(await verify()).toMatchObject({ sound: false, problem: { code: 'ENTRY_CHANGED', line: 1 } });
    });

    it('signs nothing new twice', async () => {
      expect(await sut.signHead(session.id, { final: true })).toBeNull();
      await sut.append(session.id, 'event', 0, {});
      const first = await sut.signHead(session.id, { final: true });
      expect(await sut.signHead(session.id, { final: true })).toEqual(first);
    });
  });
});
