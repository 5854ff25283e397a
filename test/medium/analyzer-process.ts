import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AnalysisClient, createAnalysisProxy } from '@bakylau/platform';
import { freePort } from '../../apps/standalone/src/free-port';

const ROOT = join(__dirname, '../..');
const START_PATIENCE_MS = 60_000;

/** The real analyzer with its real networks, as a process of its own. */
export class AnalyzerProcess {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<AnalyzerProcess> {
    const port = await freePort(0);
    const loader = join(ROOT, 'tools/typescript/register.cjs');
    const child = spawn(process.execPath, ['--require', loader, join(ROOT, 'apps/analyzer/src/main.ts')], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ANALYZER_PORT: String(port) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const output: string[] = [];
    child.stderr?.on('data', (text: Buffer) => output.push(text.toString()));
    const analyzer = new AnalyzerProcess(port, child);
    const client = new AnalysisClient(
      createAnalysisProxy({ app: 'cli', natsUrl: null, analyzer: { host: '127.0.0.1', port } }),
    );
    try {
      for (const end = Date.now() + START_PATIENCE_MS; ; await delay(200)) {
        if (child.exitCode !== null || Date.now() > end) throw new Error(`No analyzer: ${output.join('')}`);
        const health = await client.health().catch(() => null);
        if (health?.ready) return analyzer;
      }
    } catch (error) {
      await analyzer.close();
      throw error;
    } finally {
      await client.close();
    }
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}
