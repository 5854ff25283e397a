import { join } from 'node:path';
import { InferencePool } from '@bakylau/vision';
import { type INestMicroservice } from '@nestjs/common';
import { type MicroserviceOptions } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { AnalyzerModule } from '../../apps/analyzer/src/analyzer.module';
import { analyzerTransport } from '../../apps/analyzer/src/transport';
import { freePort } from '../../apps/standalone/src/free-port';

const ROOT = join(__dirname, '../..');
const modelsDir = join(ROOT, 'models');

/** The real analyzer with one inference thread, listening on a TCP port of its own. */
export class AnalyzerInProcess {
  private constructor(
    readonly port: number,
    private readonly app: INestMicroservice,
  ) {}

  static async start(): Promise<AnalyzerInProcess> {
    const port = await freePort(0);
    // Jest does not reach into worker threads: these are told how to read TypeScript.
    const execArgv = ['--require', join(ROOT, 'tools/typescript/register.cjs')];
    const module = await Test.createTestingModule({ imports: [AnalyzerModule.register({ modelsDir })] })
      .overrideProvider(InferencePool)
      .useFactory({
        factory: () => InferencePool.start({ modelsDir, threads: 1, queueLength: 4, execArgv }),
      })
      .compile();
    const listenAddress = '127.0.0.1';
    const transport = analyzerTransport({
      natsUrl: null,
      listenAddress,
      analyzer: { host: listenAddress, port },
    });
    const app = module.createNestMicroservice<MicroserviceOptions>({ ...transport, logger: false });
    await app.listen();
    return new AnalyzerInProcess(port, app);
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
