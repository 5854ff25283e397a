import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { natsServer, type ProcessConfig } from '@bakylau/platform';

/** Analyzers that share this queue group share the work: each message reaches one of them. */
const queueGroup = 'analyzers';

/** Largest message, in characters: a check-in photo of 8 million base64 characters and its envelope. */
const maxMessageLength = 9_000_000;

/** NATS when it is configured (analyzers on any number of machines), else TCP for one analyzer. */
export function analyzerTransport(
  config: Pick<ProcessConfig, 'natsUrl' | 'listenAddress' | 'analyzer'>,
): MicroserviceOptions {
  if (config.natsUrl) {
    return {
      transport: Transport.NATS,
      options: {
        ...natsServer(config.natsUrl),
        queue: queueGroup,
        name: 'bakylau-analyzer',
        maxReconnectAttempts: -1,
      },
    };
  }
  return {
    transport: Transport.TCP,
    options: { host: config.listenAddress, port: config.analyzer.port, maxBufferSize: maxMessageLength },
  };
}
