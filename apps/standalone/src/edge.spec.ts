import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEdge } from './edge';
import { freePort } from './free-port';

function part(answer: string): Promise<Server> {
  const server = createServer((request, response) => response.end(`${answer} ${request.url}`));
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

describe(startEdge.name, () => {
  let api: Server;
  let gateway: Server;
  let sut: Server;
  let origin: string;

  beforeAll(async () => {
    api = await part('api');
    gateway = await part('gateway');
    const port = await freePort(0);
    sut = await startEdge({ port, apiPort: portOf(api), gatewayPort: portOf(gateway) });
    origin = `http://127.0.0.1:${port}`;
  });

  afterAll(() => {
    for (const server of [sut, api, gateway]) server.close();
  });

  it('sends sockets to the gateway and everything else to the api', async () => {
    expect(await (await fetch(`${origin}/socket.io/?EIO=4`)).text()).toBe('gateway /socket.io/?EIO=4');
    expect(await (await fetch(`${origin}/api/auth/me?x=1`)).text()).toBe('api /api/auth/me?x=1');
    expect(await (await fetch(`${origin}/`)).text()).toBe('api /');
  });

  it('answers 503 with a code while a part is away', async () => {
    const away = await part('away');
    const awayPort = portOf(away);
    await new Promise((resolve) => away.close(resolve));
    const port = await freePort(0);
    const edge = await startEdge({ port, apiPort: awayPort, gatewayPort: awayPort });
    const response = await fetch(`http://127.0.0.1:${port}/api/auth/me`);
    edge.close();
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'not_ready' });
  });

  it('names the cure when the port is taken', async () => {
    await expect(startEdge({ port: portOf(sut), apiPort: 1, gatewayPort: 1 })).rejects.toThrow('PORT=');
  });
});
