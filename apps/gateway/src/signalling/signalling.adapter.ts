import { type INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { type Server, type ServerOptions } from 'socket.io';
import { SOCKET_MAX_BYTES, SOCKET_PATH } from '@bakylau/contracts';
import { socketError } from './socket-error';

/** socket.io with our path and limits, and nobody in the nameless namespace. */
export class SignallingAdapter extends IoAdapter {
  constructor(app: INestApplicationContext) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      path: SOCKET_PATH,
      maxHttpBufferSize: SOCKET_MAX_BYTES,
      serveClient: false,
      // A dead connection is noticed after 15 s at the latest; media does not depend on it.
      pingInterval: 10_000,
      pingTimeout: 5_000,
      connectTimeout: 10_000,
    } as ServerOptions);
    server.use((_socket, next) => next(socketError('not_found')));
    return server;
  }
}
