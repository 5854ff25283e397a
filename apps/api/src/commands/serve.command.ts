import { type ServiceConfig } from '@bakylau/platform';
import { type Logger } from 'pino';
import { createApi } from '../bootstrap/create-api';

/** Answers HTTP on API_PORT until it is told to end. */
export async function serve(config: ServiceConfig, logger: Logger): Promise<void> {
  const app = await createApi(config);
  await app.listen(config.apiPort, config.listenAddress);
  logger.info({ address: config.listenAddress, port: config.apiPort }, 'api listens');
}
