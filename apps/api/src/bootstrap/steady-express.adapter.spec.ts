import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Express } from 'express';
import { SteadyExpressAdapter } from './steady-express.adapter';

describe('SteadyExpressAdapter', () => {
  const adapter = new SteadyExpressAdapter();
  const express = adapter.getInstance<Express>();
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    adapter.initHttpServer({});
    express.put('/echo', async (request, response) => {
      response.status(201).json({ path: request.path, body: await text(request) });
    });
    server = (adapter.getHttpServer() as Server).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => server.close());

  const put = () => fetch(`${origin}/echo?a=1`, { method: 'PUT', body: 'kk' });

  it('serves as Express does', async () => {
    const response = await put();
    expect([response.status, await response.json()]).toEqual([201, { path: '/echo', body: 'kk' }]);
  });

  it("makes requests and responses that have Express's prototypes before Express sees them", async () => {
    const before: object[] = [];
    server.prependOnceListener('request', (request: IncomingMessage, response: ServerResponse) => {
      before.push(Object.getPrototypeOf(request) as object, Object.getPrototypeOf(response) as object);
    });
    await put();
    const { request, response } = express as unknown as Record<'request' | 'response', object>;
    expect(before[0]).toBe(request);
    expect(before[1]).toBe(response);
  });
});
