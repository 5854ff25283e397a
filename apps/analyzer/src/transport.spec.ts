import { Transport } from '@nestjs/microservices';
import { analyzerTransport } from './transport';

const config = {
  natsUrl: null,
  listenAddress: '127.0.0.1',
  analyzer: { host: 'analyzer.local', port: 3003 },
};

describe(analyzerTransport.name, () => {
  it('listens on its own address over TCP', () => {
    expect(analyzerTransport(config)).toMatchObject({
      transport: Transport.TCP,
      options: { host: '127.0.0.1', port: 3003 },
    });
  });

  it('shares the work of one queue group over NATS', () => {
    expect(analyzerTransport({ ...config, natsUrl: 'nats://user:word@broker:4222' })).toMatchObject({
      transport: Transport.NATS,
      options: { servers: ['nats://broker:4222'], user: 'user', pass: 'word', queue: 'analyzers' },
    });
  });
});
