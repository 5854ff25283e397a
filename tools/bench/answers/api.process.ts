import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_HEAP_OPTIONS } from '@bakylau/platform';
import { cpuMsOf } from '../process-usage';

const MAIN = join(__dirname, '../../../dist/apps/api/apps/api/src/main.js');
const START_MS = 30_000;

interface LogLine {
  path?: string;
  status?: number;
  durationMs?: number;
}

/** The built api as a process of its own, started as the launcher and its image start it; it reads the time of each request from the api's own log. */
export class ApiProcess {
  /** Milliseconds from the first byte of a save to the end of its answer, by the api's clock. */
  readonly saveMs: number[] = [];

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly origin: string,
  ) {
    createInterface({ input: child.stdout! }).on('line', (line) => this.note(line));
  }

  /** @throws Error when nothing is built, or the api is not ready in half a minute */
  static async start(databaseUrl: string, sessionSecret: string): Promise<ApiProcess> {
    if (!existsSync(MAIN)) throw new Error('Nothing is built yet: run "npm run build" first.');
    const folder = mkdtempSync(join(tmpdir(), 'bakylau-bench-api-'));
    const port = await freePort();
    const signingKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const child = spawn(process.execPath, [...API_HEAP_OPTIONS, MAIN, 'serve'], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        LOG_LEVEL: 'info',
        DATABASE_URL: databaseUrl,
        DATA_DIR: folder,
        API_PORT: String(port),
        SESSION_SECRET: sessionSecret,
        SIGNING_KEY: signingKey.toString(),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const api = new ApiProcess(child, folder, `http://localhost:${port}`);
    await api.ready();
    return api;
  }

  /** CPU time of the api so far, ms. */
  get cpuMs(): number {
    return cpuMsOf(this.child.pid!);
  }

  static newSecret(): string {
    return randomBytes(32).toString('hex');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private note(line: string): void {
    if (!line.includes('/answers/')) return;
    const { path, status, durationMs } = JSON.parse(line) as LogLine;
    if (path?.includes('/answers/') && status === 200 && durationMs !== undefined)
      this.saveMs.push(durationMs);
  }

  private async ready(): Promise<void> {
    for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(100)) {
      if (this.child.exitCode !== null) break;
      const response = await fetch(`${this.origin}/health/live`).catch(() => null);
      if (response?.ok) return;
    }
    await this.stop();
    throw new Error('The api did not start; its log stands above.');
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
