import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { ConfigError, createLogger, HttpErrorFilter, loadConfig, NestLogger } from '@bakylau/platform';
import { GatewayModule } from './gateway.module';
import { makeHeapRoomy } from './recording/roomy-heap';
import { SignallingAdapter } from './signalling/signalling.adapter';

async function main(): Promise<void> {
  makeHeapRoomy();
  const config = loadConfig('gateway');
  const logger = new NestLogger(createLogger(config));
  const app = await NestFactory.create<NestExpressApplication>(GatewayModule.register(config), { logger });
  app.disable('x-powered-by');
  app.useGlobalFilters(new HttpErrorFilter());
  app.useWebSocketAdapter(new SignallingAdapter(app));
  app.enableShutdownHooks();
  await app.listen(config.gateway.port, config.listenAddress);
  logger.log(`Gateway listens on ${config.listenAddress}:${config.gateway.port}`, 'main');
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
