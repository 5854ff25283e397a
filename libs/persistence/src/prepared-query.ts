import { type DataSource, type ObjectLiteral, QueryFailedError } from 'typeorm';

/** A statement that a connection parses once. The name must belong to this text alone. */
export interface PreparedStatement {
  /** At most 63 characters: PostgreSQL cuts longer ones. */
  name: string;
  text: string;
}

/** What TypeORM hands out as the connection of its PostgreSQL driver, as far as it is needed here. */
interface PgClient {
  query(config: PreparedStatement & { values: unknown[] }): Promise<{ rows: ObjectLiteral[] }>;
}

/**
 * Runs a statement of a busy path: each connection keeps it parsed and planned, which `DataSource.query` cannot ask for and
 * which costs more than the statement itself. Never inside a transaction: it takes a connection of its own from the pool.
 * @returns the rows
 * @throws QueryFailedError as `DataSource.query` does
 */
export async function preparedQuery<Row extends ObjectLiteral>(
  dataSource: DataSource,
  statement: PreparedStatement,
  values: unknown[],
): Promise<Row[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as PgClient;
    const { rows } = await client.query({ ...statement, values });
    return rows as Row[];
  } catch (error) {
    throw new QueryFailedError(statement.text, values, error as Error);
  } finally {
    await runner.release();
  }
}
