import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

const runFile = promisify(execFile);
const STOP_WAIT_MS = 5_000;

/** One process among them. */
export interface TestProcess {
  /** Orderly; by force when it does not end. */
  stop(): Promise<void>;
  /** As a crash would. */
  kill(): Promise<void>;
}

/** Server processes that belong together: they end with `close`, and with this process whatever happens to it. */
export class TestProcesses {
  private readonly children: ChildProcess[] = [];
  private readonly killAll = () => this.children.forEach((child) => child.kill('SIGKILL'));

  constructor() {
    process.once('exit', this.killAll);
  }

  start(program: string, args: string[], options: { logFile: string; env?: NodeJS.ProcessEnv }): TestProcess {
    const log = openSync(options.logFile, 'a');
    const child = spawn(program, args, { stdio: ['ignore', log, log], env: options.env ?? process.env });
    closeSync(log);
    child.once('error', () => undefined);
    this.children.push(child);
    return { stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') };
  }

  async close(): Promise<void> {
    await Promise.all(
      this.children
        .splice(0)
        .reverse()
        .map((child) => end(child, 'SIGTERM')),
    );
    process.off('exit', this.killAll);
  }
}

/** Runs a program to its end. @throws Error with its own words when it fails or takes longer than `timeoutMs` */
export async function run(program: string, args: string[], timeoutMs: number): Promise<string> {
  const { stdout } = await runFile(program, args, { timeout: timeoutMs });
  return stdout;
}

/** Asks again until `probe` succeeds. @throws Error of the last try after `timeoutMs` */
export async function until(what: string, timeoutMs: number, probe: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      await probe();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${what} within ${timeoutMs / 1000} s`, { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT_MS);
  child.kill(signal);
  await ended;
  clearTimeout(insist);
}
