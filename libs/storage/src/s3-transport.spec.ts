import { createS3Transport } from './s3-transport';

describe(createS3Transport.name, () => {
  it.each(['localhost:9000', 'ftp://host', 'http://host/path', 'http://user:secret@host', ''])(
    'refuses the endpoint %j',
    (endpoint) => {
      expect(() => createS3Transport(endpoint, 1000)).toThrow(/must look like https:\/\/host:port/);
    },
  );

  it('keeps connections alive for either scheme', () => {
    for (const endpoint of ['http://127.0.0.1:9000', 'https://s3.example.edu']) {
      const { agent, url } = createS3Transport(endpoint, 1000);
      expect(agent).toMatchObject({ options: { keepAlive: true } });
      expect(url.hostname).not.toBe('');
    }
  });
});
