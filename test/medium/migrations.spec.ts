import { curvesOf, newId, type ObservationCurves } from '@bakylau/persistence';
import { createEmptyTestDatabase, type TestDatabase } from '@bakylau/testing';

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
    const newest = () =>
      dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
    for (let last = ''; last !== 'AddObservationCurves1795710031911'; await dataSource.undoLastMigration())
      last = (await newest())[0]!.name;
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
});
