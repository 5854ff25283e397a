import { natsServer } from './nats-server';

describe(natsServer.name, () => {
  it('takes user and password out of the address', () => {
    expect(natsServer('nats://bakylau:12345678%40x@broker:4222')).toEqual({
      servers: ['nats://broker:4222'],
      user: 'bakylau',
      pass: '12345678@x',
    });
  });

  it('gives no credentials where there are none', () => {
    expect(natsServer('tls://[2001:db8::7]:4222')).toEqual({ servers: ['tls://[2001:db8::7]:4222'] });
  });
});
