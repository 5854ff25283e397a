import { type Server } from 'node:http';
import { type ServiceConfig } from '@bakylau/platform';
import { type Logger } from 'pino';
import { CaseFileRemoval } from '../exam-questions/case-file-removal';
import { RetentionSchedule } from '../retention/retention.schedule';
import { WebhookSchedule } from '../webhooks/webhook.schedule';
import { SealSchedule } from '../sessions/seal.schedule';
import { createApi } from '../bootstrap/create-api';

/** Longer than a proxy in front keeps idle connections (Caddy: 2 min), so that it never uses one that is just closing. */
const KEEP_ALIVE_MS = 125_000;

/** Answers HTTP on API_PORT until it is told to end. */
export async function serve(config: ServiceConfig, logger: Logger): Promise<void> {
  const app = await createApi(config);
  const server: Server = app.getHttpServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await app.listen(config.apiPort, config.listenAddress);
  await app.get(RetentionSchedule).start();
  await app.get(WebhookSchedule).start();
  await app.get(SealSchedule).start();
  await app.get(CaseFileRemoval).start();
  logger.info({ address: config.listenAddress, port: config.apiPort }, 'api listens');
}
