import { type ClientProxy, ClientProxyFactory, Transport } from '@nestjs/microservices';
import { type ProcessConfig } from '../config/config';
import { natsServer } from './nats-server';

/** Largest answer, in characters; answers hold a 4 kB thumbnail and some figures. */
const MAX_ANSWER_LENGTH = 1_000_000;

/** The client's side of the analysis transport: NATS where it is configured, else TCP to one analyzer. */
export function createAnalysisProxy(
  config: Pick<ProcessConfig, 'app' | 'natsUrl' | 'analyzer'>,
): ClientProxy {
  if (config.natsUrl) {
    return ClientProxyFactory.create({
      transport: Transport.NATS,
      options: { ...natsServer(config.natsUrl), name: `bakylau-${config.app}`, maxReconnectAttempts: -1 },
    });
  }
  return ClientProxyFactory.create({
    transport: Transport.TCP,
    options: { ...config.analyzer, maxBufferSize: MAX_ANSWER_LENGTH },
  });
}
