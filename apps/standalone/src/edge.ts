import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { SOCKET_PATH } from '@bakylau/contracts';
import { createProxyMiddleware } from 'http-proxy-middleware';

export interface EdgeOptions {
  port: number;
  /** Address to bind, `127.0.0.1` for this machine alone; absent: all of them. */
  address?: string;
  apiPort: number;
  gatewayPort: number;
}

/** What a caller gets while a part restarts; pages try again by themselves. */
const NOT_READY = JSON.stringify({ code: 'not_ready', message: 'The service is starting; try again.' });

function answerNotReady(response: ServerResponse | Socket): void {
  if (!('writeHead' in response)) {
    response.destroy();
    return;
  }
  if (!response.headersSent) {
    response.writeHead(503, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '1' });
  }
  response.end(NOT_READY);
}

function proxyTo(port: number) {
  return createProxyMiddleware<IncomingMessage, ServerResponse>({
    target: `http://127.0.0.1:${port}`,
    xfwd: true,
    // The parts check the Origin header against the public one, so the Host header stays as the caller sent it.
    changeOrigin: false,
    on: { error: (_error, _request, response) => answerNotReady(response) },
  });
}

/**
 * The one public origin of an embedded installation: sockets go to the gateway, everything else to the api. Caddy plays
 * this part in production (docker/Caddyfile).
 */
export async function startEdge({ port, address, apiPort, gatewayPort }: EdgeOptions): Promise<Server> {
  const api = proxyTo(apiPort);
  const gateway = proxyTo(gatewayPort);
  const isSocket = (request: IncomingMessage): boolean => request.url?.startsWith(SOCKET_PATH) ?? false;
  const server = createServer((request, response) => {
    void (isSocket(request) ? gateway : api)(request, response, () => answerNotReady(response));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (isSocket(request)) gateway.upgrade(request, socket, head);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. End what listens there, or choose another: PORT=3100 make run`)
          : error,
      ),
    );
    server.listen({ port, host: address }, resolve);
  });
  return server;
}
