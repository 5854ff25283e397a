import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { cpuMsOf } from '../process-usage';

/** The PostgreSQL behind a connection, as the operating system of this machine sees it. */
export class DatabaseProcess {
  private constructor(private readonly pid: string) {}

  static async find(dataSource: DataSource): Promise<DatabaseProcess> {
    const [{ folder }] = await dataSource.query<[{ folder: string }]>(
      `SELECT current_setting('data_directory') AS folder`,
    );
    return new DatabaseProcess(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]!);
  }

  /** CPU time so far of the server and of its processes that run now, ms: one for each connection, writers and the like. */
  get cpuMs(): number {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .reduce((sum, pid) => sum + (ifItRuns(() => this.cpuMsIfOwn(pid)) ?? 0), 0);
  }

  private cpuMsIfOwn(pid: string): number {
    return pid === this.pid || parentOf(pid) === this.pid ? cpuMsOf(Number(pid)) : 0;
  }
}

function parentOf(pid: string): string | undefined {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
}

/** A process may end while the list is read. */
function ifItRuns<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
