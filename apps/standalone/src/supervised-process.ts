import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

export interface SupervisedProcessOptions {
  name: string;
  /** JavaScript file that Node runs. */
  script: string;
  /** Options of Node itself. */
  nodeOptions?: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Answers true when the process can serve. */
  isReady: () => Promise<boolean>;
  log: (line: string) => void;
}

/** Waits before the restarts that follow one another; a process that lived longer than STABLE_MS starts over at the first. */
const RESTART_DELAYS_MS = [200, 500, 1000, 2000, 5000];
const STABLE_MS = 30_000;
/** How long a process may take to end by itself before it is killed. */
const STOP_TIMEOUT_MS = 8000;

/**
 * One child process that is started again whenever it ends, whatever ended it. `close()` is idempotent and ends it for
 * good. The child ends by itself when the launcher dies (see exit-with-parent.ts).
 */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private closed = false;
  private restarts = 0;
  private startedAt = 0;

  constructor(private readonly options: SupervisedProcessOptions) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    const { script, env, nodeOptions = [] } = this.options;
    this.startedAt = Date.now();
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', ...nodeOptions, '--require', exitWithParentScript(), script],
      {
        env,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    this.child = child;
    // A process that could not be started says so by `error` alone, one that ran by `exit`; both are tried again.
    child.once('error', (error) => this.again(child, `cannot start: ${error.message}`));
    child.once('exit', (code, signal) => this.again(child, `ended (${signal ?? `code ${code}`})`));
  }

  private again(child: ChildProcess, what: string): void {
    if (this.child !== child) return;
    this.child = null;
    if (this.closed) return;
    const { name, log } = this.options;
    if (Date.now() - this.startedAt > STABLE_MS) this.restarts = 0;
    const wait = RESTART_DELAYS_MS[Math.min(this.restarts, RESTART_DELAYS_MS.length - 1)] ?? 0;
    this.restarts += 1;
    log(`${name} ${what}; starting it again in ${wait} ms`);
    setTimeout(() => {
      if (!this.closed) this.start();
    }, wait);
  }

  /**
   * Resolves when the process answers that it is ready.
   * @throws Error when it is not ready within `timeoutMs`.
   */
  async waitUntilReady(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!this.closed) {
      if (await this.options.isReady()) return;
      if (Date.now() > deadline) {
        throw new Error(
          `${this.options.name} was not ready after ${Math.round(timeoutMs / 1000)} s; its messages above say why.`,
        );
      }
      await delay(100);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(killer);
  }
}

function exitWithParentScript(): string {
  return require.resolve('./exit-with-parent');
}
