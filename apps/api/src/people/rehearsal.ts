import { type DataSource, type EntityManager } from 'typeorm';

/** Ends a rehearsal; nothing is kept of it. */
class CurtainSignal extends Error {}

/** Runs the work in a transaction; a rehearsal answers as the work would and takes everything back. */
export async function transactionOrRehearsal<T>(
  dataSource: DataSource,
  isRehearsal: boolean,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const done: T[] = [];
  try {
    await dataSource.transaction(async (manager) => {
      done.push(await work(manager));
      if (isRehearsal) throw new CurtainSignal();
    });
  } catch (error) {
    if (!(error instanceof CurtainSignal)) throw error;
  }
  const [result] = done;
  return result as T;
}
