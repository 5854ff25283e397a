import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../apps/standalone/src/free-port';

const ROOT = resolve(__dirname, '../..');
const MAIN = join(ROOT, 'dist/apps/gateway/apps/gateway/src/main.js');
/** Three seconds alone; a machine that does other things as well takes much longer. */
const START_TIMEOUT_MS = 90_000;

export interface GatewayOptions {
  databaseUrl: string;
  /** Port of the analyzer that it asks; by default nobody answers there. */
  analyzerPort?: number;
  env?: Record<string, string>;
}

/** The built gateway as a process of its own, with a data folder and ports that stay the same over restarts. */
export class GatewayProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'bakylau-gateway-'));
  readonly sessionSecret = 'secret of the tests 0123456789 abcdef';
  readonly publicKey: KeyObject;
  readonly output: string[] = [];
  #child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly environment: Record<string, string>,
    keys: { publicKey: KeyObject; privateKey: KeyObject },
  ) {
    this.publicKey = keys.publicKey;
    this.environment['DATA_DIR'] = this.dataDir;
    this.environment['SESSION_SECRET'] = this.sessionSecret;
    this.environment['SIGNING_KEY'] = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  }

  static async start({ databaseUrl, analyzerPort, env }: GatewayOptions): Promise<GatewayProcess> {
    if (!existsSync(MAIN)) throw new Error('Build first: npm run build:apps');
    const port = await freePort(0);
    const environment = {
      GATEWAY_PORT: String(port),
      DATABASE_URL: databaseUrl,
      ANALYZER_PORT: String(analyzerPort ?? (await freePort(0))),
      RTC_PORT_BASE: String(await freePort(43_000)),
      RTC_WORKERS: '1',
      PUBLIC_ORIGIN: `http://localhost:${port}`,
      ...env,
    };
    const gateway = new GatewayProcess(port, environment, generateKeyPairSync('ed25519'));
    await gateway.restart();
    return gateway;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    return this.#child!.pid!;
  }

  /** Numbers of the media worker processes. */
  get workerPids(): number[] {
    return execFileSync('pgrep', ['-P', String(this.pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  }

  /** Starts the process again (or for the first time) and waits until it is ready, or only until it answers. */
  async restart({ ready = true } = {}): Promise<void> {
    const child = spawn(process.execPath, [MAIN], {
      cwd: ROOT,
      env: { ...process.env, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => this.output.push(chunk));
    }
    for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await sleep(50)) {
      if (child.exitCode !== null) break;
      const response = await fetch(`${this.origin}/health/ready`).catch(() => null);
      if (response && (response.ok || !ready)) return;
    }
    throw new Error(`The gateway is not ready:\n${this.output.join('').slice(-4000)}`);
  }

  /** As a crash would: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Orderly, as an administrator would. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends the process if it runs, and removes its folder. */
  async dispose(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill(signal);
    await ended;
  }
}
