import {
  Attempt,
  curvesOf,
  Exam,
  newId,
  type ObservationCurves,
  SessionWindow,
  WindowMove,
} from '@bakylau/persistence';
import { createEmptyTestDatabase, EntityFactory, type TestDatabase } from '@bakylau/testing';

async function tableNames({ dataSource }: TestDatabase): Promise<string[]> {
  const rows: { table_name: string }[] = await dataSource.query(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
  );
  return rows.map((row) => row.table_name).filter((name) => name !== 'migrations');
}

describe('migrations', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createEmptyTestDatabase();
  });
  afterAll(() => database.close());

  /** The migration of this name is the last that is undone. */
  async function undoDownTo(name: string): Promise<void> {
    const { dataSource } = database;
    const newest = () =>
      dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
    for (let last = ''; last !== name; await dataSource.undoLastMigration()) last = (await newest())[0]!.name;
  }

  it('make every table, and leave none when they are undone', async () => {
    const { dataSource } = database;
    await dataSource.runMigrations();
    const wanted = dataSource.entityMetadatas.map((metadata) => metadata.tableName).sort();
    expect(await tableNames(database)).toEqual(wanted);

    for (let left = dataSource.migrations.length; left > 0; left -= 1) await dataSource.undoLastMigration();
    expect(await tableNames(database)).toEqual([]);

    await dataSource.runMigrations();
    expect(await tableNames(database)).toEqual(wanted);
  });

  it('give the schema that the entities describe', async () => {
    const difference = await database.dataSource.driver.createSchemaBuilder().log();
    expect(difference.upQueries.map((query) => query.query)).toEqual([]);
  });

  it('fill the curves of what was observed before they were kept', async () => {
    const { dataSource } = database;
    const frame = (atMs: number, pose: object | null) => ({ kind: 'frame', atMs, faces: [{ pose }] });
    const observations = [
      { kind: 'sound', atMs: 1000, levelDbfs: -61.5 },
      ...[frame(0, { yawDeg: -31.25 }), frame(500, null), { kind: 'frame', atMs: 700, faces: [] }],
      { kind: 'sound', atMs: 0, levelDbfs: -60 },
    ];
    await undoDownTo('AddObservationCurves1795710031911');
    await dataSource.transaction(async (manager) => {
      // A batch without its session: foreign keys rest for this transaction.
      await manager.query(`SET LOCAL session_replication_role = 'replica'`);
      const insert = `INSERT INTO observation_batches (session_id, from_ms, to_ms, observations) VALUES ($1, $2, $3, $4)`;
      await manager.query(insert, [newId(), 0, 1000, JSON.stringify(observations)]);
      await manager.query(insert, [newId(), 0, 0, '[]']);
    });
    await dataSource.runMigrations();
    const rows = await dataSource.query<{ curves: ObservationCurves }[]>(
      'SELECT curves FROM observation_batches ORDER BY to_ms DESC',
    );
    expect(rows.map(({ curves }) => curves)).toEqual([curvesOf(observations as never[]), curvesOf([])]);
  });

  it('keep the days of appeal that exams had, chosen or not', async () => {
    const { dataSource } = database;
    const factory = new EntityFactory(dataSource);
    const ids = [(await factory.exam()).id, (await factory.exam()).id, (await factory.exam()).id];
    await undoDownTo('NameTermsOfAppeals1795748700000');
    const chosen = { soloSupervisorMayReview: false, blindSampleShare: 0.5, appealCommissionSize: 2 };
    const policies = [null, { ...chosen, appealDays: 3 }, { ...chosen, appealDays: 0 }];
    for (const [i, policy] of policies.entries())
      await dataSource.query('UPDATE exams SET review_policy = $2 WHERE id = $1', [
        ids[i],
        policy && JSON.stringify(policy),
      ]);
    await dataSource.runMigrations();
    const kept = await Promise.all(ids.map((id) => dataSource.manager.findOneByOrFail(Exam, { id })));
    expect(kept.map(({ reviewPolicy }) => reviewPolicy)).toEqual([
      { appealTerm: { unit: 'days', count: 10 } },
      { ...chosen, appealTerm: { unit: 'days', count: 3 } },
      { ...chosen, appealTerm: { unit: 'hours', count: 0 } },
    ]);
  });

  it('keep who moved an exam to another window before every move was kept', async () => {
    const { dataSource } = database;
    const factory = new EntityFactory(dataSource);
    const { id: session, attemptId } = await factory.session();
    const { userId: candidate } = await dataSource.manager.findOneByOrFail(Attempt, { id: attemptId });
    const { id: proctor } = await factory.user();
    const [handed, taken] = [newId(), newId()];
    const [takenAt, handedAt, laterAt] = ['05:10', '05:20', '05:30'].map(
      (time) => `2026-11-23T${time}:00.000Z`,
    );
    await undoDownTo('AddWindowMoves1795749214054');
    const window = `INSERT INTO session_windows (id, session_id, window_id, device, state, asked_at, live_at, handed_by, reason)
      VALUES ($1, $2, $1, $3, $4, $5, $5, $6, $7)`;
    await dataSource.query(window, [handed, session, 'Firefox', 'live', laterAt, proctor, 'It broke.']);
    await dataSource.query(window, [taken, session, 'Chrome', 'replaced', takenAt, null, null]);
    const audit = `INSERT INTO audit_entries (id, at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)`;
    for (const [at, by, action, windowId] of [
      [takenAt, candidate, 'session.window_taken', taken],
      [handedAt, proctor, 'session.handed_over', handed],
    ])
      await dataSource.query(audit, [newId(), at, by, action, session, JSON.stringify({ windowId })]);
    await dataSource.runMigrations();
    const moves = await dataSource.manager.find(WindowMove, { order: { movedAt: 'ASC' } });
    expect(moves).toMatchObject([
      {
        sessionId: session,
        movedBy: candidate,
        reason: null,
        toDevice: 'Chrome',
        movedAt: new Date(takenAt!),
      },
      { movedBy: proctor, reason: 'It broke.', toDevice: 'Firefox', movedAt: new Date(handedAt!) },
    ]);
  });

  it('give each window its last hand-over back when moves are undone', async () => {
    const { dataSource } = database;
    const factory = new EntityFactory(dataSource);
    const { id: sessionId, attemptId } = await factory.session();
    const { userId: candidate } = await dataSource.manager.findOneByOrFail(Attempt, { id: attemptId });
    const { id: proctor } = await factory.user();
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 5, minute));
    const window = (device: string, liveAt: Date) => {
      const id = newId();
      return { id, sessionId, windowId: id, device, state: 'replaced', askedAt: at(0), liveAt } as const;
    };
    const twice = window('Chrome', at(30));
    const once = window('Chrome', at(11));
    const taken = window('Firefox', at(20));
    await dataSource.manager.insert(SessionWindow, [twice, once, taken]);
    const move = (toDevice: string, movedAt: Date, reason: string | null) => {
      const movedBy = reason === null ? candidate : proctor;
      return { id: newId(), sessionId, fromDevice: null, toDevice, movedBy, reason, movedAt };
    };
    await dataSource.manager.insert(WindowMove, [
      move('Chrome', at(11), 'It broke.'),
      move('Firefox', at(20), null),
      move('Chrome', at(25), 'Its battery was empty.'),
      move('Chrome', at(30), 'It broke again.'),
    ]);
    await undoDownTo('AddWindowMoves1795749214054');
    const handed = await dataSource.query<unknown[]>(
      'SELECT id, handed_by, reason FROM session_windows WHERE session_id = $1 ORDER BY live_at',
      [sessionId],
    );
    expect(handed).toEqual([
      { id: once.id, handed_by: proctor, reason: 'It broke.' },
      { id: taken.id, handed_by: null, reason: null },
      { id: twice.id, handed_by: proctor, reason: 'It broke again.' },
    ]);
    await dataSource.runMigrations();
  });
});
