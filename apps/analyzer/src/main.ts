import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions } from '@nestjs/microservices';
import { ConfigError, createLogger, loadConfig, NestLogger } from '@bakylau/platform';
import { Logger } from '@nestjs/common';
import { AnalyzerModule } from './analyzer.module';
import { analyzerTransport } from './transport';

async function start(): Promise<void> {
  const config = loadConfig('analyzer');
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(AnalyzerModule.register(config), {
    ...analyzerTransport(config),
    // A missing network ends the process with its own message instead of a core dump.
    abortOnError: false,
    logger: new NestLogger(createLogger(config)),
  });
  // SIGTERM and SIGINT close the transport first, then the engines.
  app.enableShutdownHooks();
  await app.listen();
}

start().catch((error: unknown) => {
  if (error instanceof ConfigError) console.error(error.message);
  else new Logger('Analyzer').error(error instanceof Error ? error.message : error);
  process.exit(1);
});
