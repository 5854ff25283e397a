import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../apps/standalone/src/free-port';
import { waitFor } from './wait-for';

const ROOT = resolve(__dirname, '../../..');
const LAUNCHER = join(ROOT, 'dist/apps/standalone/apps/standalone/src/main.js');
const START_TIMEOUT_MS = 120_000;

export type Part = 'api' | 'gateway' | 'analyzer';

/** The whole service as `make run` starts it, on free ports and a data folder of its own. */
export class BakylauService {
  private constructor(
    private readonly launcher: ChildProcess,
    readonly origin: string,
    readonly dataDir: string,
    readonly output: string[],
  ) {}

  static async start(): Promise<BakylauService> {
    if (!existsSync(LAUNCHER)) throw new Error('Build first: npm run build');
    const dataDir = mkdtempSync(join(tmpdir(), 'bakylau-e2e-'));
    chmodSync(dataDir, 0o755);
    const port = await freePort(0);
    const output: string[] = [];
    const launcher = spawn(process.execPath, [LAUNCHER], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: dataDir,
        RTC_PORT_BASE: String(await freePort(42_000)),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [launcher.stdout, launcher.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));
    }
    const service = new BakylauService(launcher, `http://localhost:${port}`, dataDir, output);
    try {
      await service.waitUntilReady();
      return service;
    } catch (error) {
      // Nobody else knows of it, and it would keep the test process alive.
      await service.stop();
      throw error;
    }
  }

  async waitUntilReady(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline) {
      if (this.launcher.exitCode !== null) break;
      const ready = await fetch(`${this.origin}/health/ready`).then(
        (response) => response.ok,
        () => false,
      );
      if (ready) return;
      await delay(200);
    }
    throw new Error(`The service is not ready:\n${this.output.join('').slice(-4000)}`);
  }

  /** The end of what its parts have logged. */
  lastLines(count: number): string {
    return this.output.join('').trimEnd().split('\n').slice(-count).join('\n');
  }

  /** Process number of a part now; 0 while it is not there. */
  pidOf(part: Part): number {
    const found = spawnSync('pgrep', ['-P', String(this.launcher.pid), '-f', `dist/apps/${part}/`], {
      encoding: 'utf8',
    });
    return Number(found.stdout.trim().split('\n')[0]);
  }

  /** kill -9 of a part, as a crash or the kernel would; answers with the dead process's number. */
  kill(part: Part): number {
    const pid = this.pidOf(part);
    if (pid === 0) throw new Error(`${part} does not run, so it cannot be killed`);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** Stops a part and its children in the middle of whatever they do, as a cut line or a hung machine looks from outside. */
  freeze(part: Part): () => void {
    const pid = this.pidOf(part);
    const children = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n');
    const all = [pid, ...children.filter(Boolean).map(Number)];
    for (const one of all) process.kill(one, 'SIGSTOP');
    return () => {
      for (const one of all) process.kill(one, 'SIGCONT');
    };
  }

  /** Resolves when the part runs as another process than the dead one and everything is ready. */
  async waitUntilRestarted(part: Part, dead: number): Promise<void> {
    await waitFor(() => Promise.resolve(this.pidOf(part) !== 0 && this.pidOf(part) !== dead), 30_000);
    await this.waitUntilReady();
  }

  async stop(): Promise<void> {
    if (this.launcher.exitCode === null) {
      const ended = new Promise((done) => this.launcher.once('exit', done));
      this.launcher.kill('SIGTERM');
      await ended;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
