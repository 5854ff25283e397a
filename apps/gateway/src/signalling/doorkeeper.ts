import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Namespace, type Socket } from 'socket.io';
import { hasPermission, type Permission } from '@bakylau/contracts';
import { DomainEvents } from '@bakylau/persistence';
import {
  AppError,
  type Principal,
  SERVICE_CONFIG,
  type ServiceConfig,
  SessionAuthenticator,
  toAppError,
} from '@bakylau/platform';
import { socketError } from './socket-error';

/**
 * How often an open socket's web session is looked at again. A sign-out, a new password or a deactivation is told at once; this finds
 * what no nudge told, and sessions whose time is over.
 */
const RECHECK_MS = 60_000;

/** A socket that passed the door. */
export interface PrincipalSocket extends Socket {
  data: { principal: Principal };
}

/** Lets only sockets of signed-in people with the right permission into a namespace, and out again when that ends. */
@Injectable()
export class Doorkeeper implements OnModuleInit {
  readonly #logger = new Logger(Doorkeeper.name);
  /** Open sockets and the permissions that they came in with. */
  readonly #inside = new Map<PrincipalSocket, readonly Permission[]>();

  constructor(
    private readonly authenticator: SessionAuthenticator,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.subscribe({
      onEvent: (event) =>
        event.kind === 'person.signed_out'
          ? this.#recheckAll(({ userId }) => userId === event.userId)
          : undefined,
      onReconnected: () => this.#recheckAll(() => true),
    });
  }

  /** @param permissions one of which is enough */
  guard(namespace: Namespace, ...permissions: [Permission, ...Permission[]]): void {
    namespace.use((socket, next) => {
      this.#admit(socket as PrincipalSocket, permissions).then(
        () => next(),
        (error: unknown) => next(socketError(this.#toCode(error))),
      );
    });
  }

  /**
   * The Origin must be ours, because a WebSocket of a foreign page would carry the cookie too. A request without one does not
   * come from a page of another origin.
   */
  async #admit(socket: PrincipalSocket, permissions: readonly Permission[]): Promise<void> {
    const { origin, cookie } = socket.handshake.headers;
    if (origin !== undefined && !this.config.allowedOrigins.includes(origin))
      throw new AppError('origin_refused');
    const principal = await this.authenticator.findPrincipal(cookie);
    if (!principal) throw new AppError('unauthenticated');
    if (!isAllowed(principal, permissions)) throw new AppError('forbidden');
    socket.data.principal = principal;
    this.#inside.set(socket, permissions);
    const timer = setInterval(() => void this.#recheck(socket, permissions), RECHECK_MS);
    socket.once('disconnect', () => {
      clearInterval(timer);
      this.#inside.delete(socket);
    });
  }

  async #recheckAll(concerns: (principal: Principal) => boolean): Promise<void> {
    const sockets = [...this.#inside].filter(([{ data }]) => concerns(data.principal));
    await Promise.all(sockets.map(([socket, permissions]) => this.#recheck(socket, permissions)));
  }

  /** Whoever lost the session or the permission goes. A database that is away is no reason to throw anybody out. */
  async #recheck(socket: PrincipalSocket, permissions: readonly Permission[]): Promise<void> {
    try {
      const { sessionId } = socket.data.principal;
      const principal = await this.authenticator.findPrincipalOf(sessionId);
      if (!principal || !isAllowed(principal, permissions)) {
        socket.disconnect(true);
        return;
      }
      socket.data.principal = principal;
    } catch (error) {
      this.#logger.warn('An open socket could not be looked at again', error);
    }
  }

  #toCode(error: unknown): AppError['code'] {
    const { code, isServiceFault } = toAppError(error);
    if (isServiceFault) this.#logger.error(`A handshake ended with ${code}`, error);
    return code;
  }
}

function isAllowed({ roles }: Principal, permissions: readonly Permission[]): boolean {
  return permissions.some((permission) => hasPermission(roles, permission));
}
