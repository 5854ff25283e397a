import { createServer } from 'node:net';

function canListen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}

/** `preferred` when nobody listens there on loopback, else a port that the system chooses. */
export async function freePort(preferred: number): Promise<number> {
  const port = (await canListen(preferred)) ?? (await canListen(0));
  if (port === null) throw new Error('No free TCP port on 127.0.0.1; end what holds them and start again.');
  return port;
}
