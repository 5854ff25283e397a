import { EventEmitter } from 'node:events';
import { type Namespace } from 'socket.io';
import { type DomainEventListener, type DomainEvents } from '@bakylau/persistence';
import { type Principal, type ServiceConfig, type SessionAuthenticator } from '@bakylau/platform';
import { Doorkeeper } from './doorkeeper';

const ORIGIN = 'https://exam.university.kz';
const principal = { userId: 'u', roles: ['candidate'], sessionId: 'hash' } as unknown as Principal;

class FakeSocket extends EventEmitter {
  data = {};
  disconnected = false;
  constructor(readonly handshake: { headers: Record<string, string> }) {
    super();
  }
  disconnect() {
    this.disconnected = true;
    this.emit('disconnect');
  }
}

const setUp = () => {
  const authenticator = {
    findPrincipal: jest.fn(() => Promise.resolve<Principal | null>(principal)),
    findPrincipalOf: jest.fn(() => Promise.resolve<Principal | null>(principal)),
  };
  let middleware: (socket: FakeSocket, next: (error?: unknown) => void) => void = () => undefined;
  const namespace = { use: (given: typeof middleware) => (middleware = given) };
  const config = { allowedOrigins: [ORIGIN] } as unknown as ServiceConfig;
  let listener: DomainEventListener | null = null;
  const events = { subscribe: (given: DomainEventListener) => (listener = given) };
  const sut = new Doorkeeper(
    authenticator as unknown as SessionAuthenticator,
    config,
    events as unknown as DomainEvents,
  );
  sut.onModuleInit();
  const signedOut = async (userId: string) => listener?.onEvent({ kind: 'person.signed_out', userId });
  const listenAgain = async () => listener?.onReconnected?.();
  sut.guard(namespace as unknown as Namespace, 'attempt:sit');
  const knock = async (headers: Record<string, string>) => {
    const socket = new FakeSocket({ headers });
    const refusal = await new Promise<{ data?: { code: string } } | undefined>((resolve) =>
      middleware(socket, (error) => resolve(error as { data?: { code: string } } | undefined)),
    );
    return { socket, code: refusal?.data?.code ?? null };
  };
  return { authenticator, knock, signedOut, listenAgain };
};

describe(Doorkeeper.name, () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lets people in from our origin, and clients that are no page', async () => {
    const { knock } = setUp();
    expect((await knock({ origin: ORIGIN, cookie: 'c' })).code).toBeNull();
    expect((await knock({ cookie: 'c' })).code).toBeNull();
  });

  it('looks at the origin before it looks at the cookie', async () => {
    const { authenticator, knock } = setUp();
    expect((await knock({ origin: 'https://evil.example', cookie: 'c' })).code).toBe('origin_refused');
    expect(authenticator.findPrincipal).not.toHaveBeenCalled();
  });

  it('throws out at once whose session ended, and nobody else', async () => {
    const { authenticator, knock, signedOut } = setUp();
    const { socket } = await knock({ cookie: 'c' });
    authenticator.findPrincipalOf.mockResolvedValue(null);
    await signedOut('somebody else');
    expect(socket.disconnected).toBe(false);
    await signedOut('u');
    expect(socket.disconnected).toBe(true);
    authenticator.findPrincipalOf.mockClear();
    await signedOut('u');
    expect(authenticator.findPrincipalOf).not.toHaveBeenCalled();
  });

  it('keeps the other session of the same person, and looks at all after nudges were lost', async () => {
    const { authenticator, knock, signedOut, listenAgain } = setUp();
    const { socket } = await knock({ cookie: 'c' });
    await signedOut('u');
    expect(socket.disconnected).toBe(false);
    authenticator.findPrincipalOf.mockResolvedValue(null);
    await listenAgain();
    expect(socket.disconnected).toBe(true);
  });

  it('says only "internal" of a fault of ours', async () => {
    const { authenticator, knock } = setUp();
    authenticator.findPrincipal.mockRejectedValue(new Error('password of the database'));
    expect((await knock({ cookie: 'c' })).code).toBe('internal');
  });

  it('ends a socket whose person signed out, and leaves it while the database is away', async () => {
    const { authenticator, knock } = setUp();
    const { socket } = await knock({ cookie: 'c' });
    authenticator.findPrincipalOf.mockRejectedValue(new Error('away'));
    await jest.advanceTimersByTimeAsync(61_000);
    expect(socket.disconnected).toBe(false);
    authenticator.findPrincipalOf.mockResolvedValue(null);
    await jest.advanceTimersByTimeAsync(61_000);
    expect(socket.disconnected).toBe(true);
    const calls = authenticator.findPrincipalOf.mock.calls.length;
    await jest.advanceTimersByTimeAsync(300_000);
    expect(authenticator.findPrincipalOf).toHaveBeenCalledTimes(calls);
  });

  it('ends a socket whose person may no longer do what it is for', async () => {
    const { authenticator, knock } = setUp();
    const { socket } = await knock({ cookie: 'c' });
    await jest.advanceTimersByTimeAsync(61_000);
    expect(socket.disconnected).toBe(false);
    authenticator.findPrincipalOf.mockResolvedValue({ ...principal, roles: ['proctor'] });
    await jest.advanceTimersByTimeAsync(61_000);
    expect(socket.disconnected).toBe(true);
  });
});
