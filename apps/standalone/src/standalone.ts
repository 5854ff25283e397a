import type { Server } from 'node:http';
import { join } from 'node:path';
import { ANALYZER_ALLOCATOR, API_HEAP_OPTIONS, type ProcessConfig } from '@bakylau/platform';
import { servesThisMachineOnly } from './audience';
import { startEdge } from './edge';
import { prepareEnvironment } from './embedded-environment';
import { EmbeddedDatabase } from './embedded-database';
import { acceptsConnections, answersReady } from './readiness';
import { runOnce } from './run-once';
import { SupervisedProcess } from './supervised-process';

const READY_TIMEOUT_MS = 90_000;

/** Built entry file of an app, next to this app's own build. */
function entryOf(app: 'api' | 'gateway' | 'analyzer'): string {
  return join(__dirname, `../../../../${app}/apps/${app}/src/main.js`);
}

/**
 * The whole service on one machine: database, analyzer, gateway, api and the public origin. Owns all of them;
 * `close()` is idempotent and ends them in the order in which nothing is lost.
 */
export class Standalone {
  private readonly processes: SupervisedProcess[] = [];
  private database: EmbeddedDatabase | null = null;
  private edge: Server | null = null;
  private closing: Promise<void> | null = null;

  constructor(
    private readonly config: ProcessConfig,
    private readonly log: (line: string) => void,
  ) {}

  /** Starts everything and answers with what the demo seed printed (empty where there is no demo). */
  async start(given: NodeJS.ProcessEnv): Promise<string> {
    const { env, ports, database } = await prepareEnvironment(this.config, given, this.log);
    this.database = database;
    if (database) {
      this.log('Starting PostgreSQL');
      await database.start();
    }
    this.log('Bringing the database up to date');
    await runOnce(entryOf('api'), ['migrate'], env);

    this.log('Starting analyzer, gateway and api');
    // Over NATS the analyzer opens no port; the api's own readiness says then whether it answers.
    const overNats = this.config.natsUrl !== null;
    this.supervise('analyzer', { ...ANALYZER_ALLOCATOR, ...env }, () =>
      overNats ? Promise.resolve(true) : acceptsConnections(ports.analyzer),
    );
    this.supervise('gateway', env, () => answersReady(ports.gateway));
    this.supervise('api', env, () => answersReady(ports.api), API_HEAP_OPTIONS);
    const isPrivate = servesThisMachineOnly(given.PUBLIC_ORIGIN);
    const hasDemo = isPrivate && !this.config.production;
    const demo = hasDemo ? await runOnce(entryOf('api'), ['seed-demo'], env) : '';
    // One after another: the api's own readiness asks the other two, and would report them as missing.
    for (const process_ of this.processes) await process_.waitUntilReady(READY_TIMEOUT_MS);
    this.edge = await startEdge({
      port: this.config.port,
      ...(isPrivate ? { address: '127.0.0.1' } : {}),
      apiPort: ports.api,
      gatewayPort: ports.gateway,
    });
    return demo;
  }

  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    this.edge?.closeAllConnections();
    this.edge?.close();
    await Promise.all(this.processes.map((process_) => process_.close()));
    await this.database?.close();
  }

  private supervise(
    app: 'api' | 'gateway' | 'analyzer',
    env: NodeJS.ProcessEnv,
    isReady: () => Promise<boolean>,
    nodeOptions: readonly string[] = [],
  ): void {
    const process_ = new SupervisedProcess({
      name: app,
      script: entryOf(app),
      nodeOptions,
      env,
      isReady,
      log: this.log,
    });
    this.processes.push(process_);
    process_.start();
  }
}
