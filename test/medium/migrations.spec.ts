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
});
