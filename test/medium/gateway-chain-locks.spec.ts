import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExamSession, SessionChainService } from '@bakylau/persistence';
import { FolderObjectStore } from '@bakylau/storage';
import { createTestDatabase, EntityFactory, type TestDatabase } from '@bakylau/testing';

/** Gateway and api append to the same chain at the same moment, one of them with the session's row locked. */
describe('Chain and session row', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  }, 60_000);
  afterAll(() => database?.close());

  it('never wait for each other', async () => {
    const { dataSource } = database;
    const chain = new SessionChainService({
      dataSource,
      objectStore: new FolderObjectStore('/nonexistent'),
      signingKey: generateKeyPairSync('ed25519').privateKey,
    });
    const { id } = await new EntityFactory(dataSource).session();
    const withRowLocked = async (round: number) =>
      dataSource.transaction(async (manager) => {
        await manager.findOneOrFail(ExamSession, { where: { id }, lock: { mode: 'pessimistic_write' } });
        await sleep(5);
        await chain.append(id, 'event', 0, { round, by: 'api' }, manager);
      });
    const alone = async (round: number) => {
      await chain.append(id, 'event', 0, { round, by: 'gateway' });
      await chain.signHead(id, { final: false });
    };
    for (let round = 0; round < 20; round++)
      await Promise.all([withRowLocked(round), alone(round), alone(round)]);
    const entries = await chain.list(id);
    expect(entries.filter(({ kind }) => kind === 'event')).toHaveLength(60);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
  }, 60_000);
});
