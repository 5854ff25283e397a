import { type Namespace, type Socket } from 'socket.io';
import { hasPermission, type Permission } from '@bakylau/contracts';
import { AppError, type Principal, type SessionAuthenticator } from '@bakylau/platform';
import { socketError } from './socket-error';

/** What every accepted socket carries. */
export interface SocketData {
  principal: Principal;
}

export interface HandshakeRules {
  authenticator: SessionAuthenticator;
  allowedOrigins: ReadonlySet<string>;
  permission: Permission;
}

/**
 * Lets only sockets of signed-in people with the permission into a namespace. The Origin must be ours, because a WebSocket
 * of a foreign page would carry the cookie too; a request without one does not come from a page of another origin.
 */
export function guardHandshake(namespace: Namespace, rules: HandshakeRules): void {
  namespace.use((socket, next) => {
    admit(socket, rules).then(
      () => next(),
      (error: unknown) => next(socketError(error instanceof AppError ? error.code : 'internal')),
    );
  });
}

async function admit(
  socket: Socket,
  { authenticator, allowedOrigins, permission }: HandshakeRules,
): Promise<void> {
  const { origin, cookie } = socket.handshake.headers;
  if (origin !== undefined && !allowedOrigins.has(origin)) throw new AppError('origin_refused');
  const principal = await authenticator.authenticate(cookie);
  if (!principal) throw new AppError('unauthenticated');
  if (!hasPermission(principal.roles, permission)) throw new AppError('forbidden');
  (socket.data as SocketData).principal = principal;
}
