import { DatabaseError, type Pool, type PoolClient, type QueryConfig } from 'pg';
import { type DataSource, type ObjectLiteral, QueryFailedError } from 'typeorm';

/** A statement that a connection parses once. The name must belong to this text alone. */
export interface PreparedStatement {
  /** At most 63 characters: PostgreSQL cuts longer ones. */
  name: string;
  text: string;
}

/**
 * Runs a statement of a busy path: each connection keeps it parsed and planned, which `DataSource.query` cannot ask for and
 * which costs more than the statement itself. It goes to the pool of the data source's driver past TypeORM's query runners. Never
 * inside a transaction: it takes a connection of its own from the pool.
 * @returns the rows
 * @throws QueryFailedError as `DataSource.query` does
 */
export async function preparedQuery<Row extends ObjectLiteral>(
  dataSource: DataSource,
  statement: PreparedStatement,
  values: unknown[],
): Promise<Row[]> {
  try {
    const { master: pool } = dataSource.driver as unknown as { master: Pool };
    return await runPrepared<Row>(await pool.connect(), { ...statement, values });
  } catch (error) {
    throw new QueryFailedError(statement.text, values, error as Error);
  }
}

/** Not `pool.query`, which closes the connection whenever a statement fails. */
async function runPrepared<Row extends ObjectLiteral>(
  client: PoolClient,
  query: QueryConfig,
): Promise<Row[]> {
  client.on('error', failWithStatement);
  let isLost = false;
  try {
    return (await client.query<Row>(query)).rows;
  } catch (error) {
    isLost = !(error instanceof DatabaseError && error.severity === 'ERROR');
    throw error;
  } finally {
    client.off('error', failWithStatement);
    client.release(isLost);
  }
}

/** A connection that is lost fails its statement; that it says so as an event too would end the process. */
function failWithStatement(): void {}
