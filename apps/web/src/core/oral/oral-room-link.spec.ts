import type { RoomMember, RoomSnapshot } from '@bakylau/contracts';
import type { Device } from 'mediasoup-client';
import { ApiError, type AnyErrorCode } from '../api-error';
import type { ConnectionState, OralRoomSocket } from '../socket-client';
import { Store } from '../store';
import { OralRoomLink } from './oral-room-link';

const SELF: RoomMember = { memberId: 'examiner-1', role: 'examiner', name: 'Болат', place: 1 };
const OTHER: RoomMember = { memberId: 'candidate', role: 'candidate', name: 'Мадина', place: null };

/** A socket in the hands of a test. */
class FakeRoomSocket {
  readonly state = new Store<ConnectionState>('connecting');
  readonly joins: unknown[] = [];
  refusal: AnyErrorCode | null = null;
  closed = false;
  private readonly listeners = new Map<string, (payload: unknown) => void>();

  command(name: string, request: unknown): Promise<unknown> {
    if (name !== 'room:join') return Promise.reject(new Error(`The test gave no answer to ${name}`));
    this.joins.push(request);
    if (this.refusal) return Promise.reject(new ApiError(this.refusal));
    return Promise.resolve({ self: SELF, members: [SELF], producers: [], rtpCapabilities: {} });
  }

  on(name: string, listener: (payload: never) => void): () => void {
    this.listeners.set(name, listener as (payload: unknown) => void);
    return () => this.listeners.delete(name);
  }

  notify(name: string, payload: unknown): void {
    this.listeners.get(name)?.(payload);
  }

  close(): void {
    this.closed = true;
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

function setUp() {
  const socket = new FakeRoomSocket();
  const sut = new OralRoomLink({
    attemptId: 'attempt',
    openSocket: () => socket as unknown as OralRoomSocket,
    createDevice: () => Promise.resolve({ load: () => Promise.resolve() } as unknown as Device),
  });
  sut.open();
  return { socket, sut };
}

describe(OralRoomLink.name, () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('enters when it is connected, and again after a loss', async () => {
    const { socket, sut } = setUp();
    expect(socket.joins).toHaveLength(0);
    socket.state.set('connected');
    await settle();
    expect(sut.state.get()).toMatchObject({ phase: 'joined', self: SELF, members: [SELF] });
    socket.state.set('lost');
    expect(sut.state.get()).toMatchObject({ phase: 'connecting', members: [] });
    socket.state.set('connected');
    await settle();
    expect(sut.state.get().phase).toBe('joined');
    expect(socket.joins).toEqual([{ attemptId: 'attempt' }, { attemptId: 'attempt' }]);
  });

  it('takes news that overtake the answer to its join', async () => {
    const { socket, sut } = setUp();
    socket.state.set('connected');
    const news: RoomSnapshot = { members: [SELF, OTHER], producers: [] };
    socket.notify('room:changed', news);
    await settle();
    expect(sut.state.get().members).toEqual([SELF, OTHER]);
  });

  it.each(['room_closed', 'session_not_live', 'taken_over'] as const)(
    'tries again after %s',
    async (code) => {
      const { socket, sut } = setUp();
      socket.refusal = code;
      socket.state.set('connected');
      await settle();
      expect(sut.state.get().phase).toBe('waiting');
      socket.refusal = null;
      await jest.advanceTimersByTimeAsync(2_000);
      expect(sut.state.get().phase).toBe('joined');
    },
  );

  it('stays away for good from a room that is not its own', async () => {
    const { socket, sut } = setUp();
    socket.refusal = 'not_found';
    socket.state.set('connected');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sut.state.get()).toMatchObject({ phase: 'refused', error: { code: 'not_found' } });
    expect(socket.joins).toHaveLength(1);
  });

  it('comes again when the run ended, and not when another window is in, unless told to', async () => {
    const { socket, sut } = setUp();
    socket.state.set('connected');
    await settle();
    socket.notify('room:closed', { reason: 'run_ended' });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(socket.joins).toHaveLength(2);
    socket.notify('room:closed', { reason: 'taken_over' });
    await jest.advanceTimersByTimeAsync(10_000);
    expect([sut.state.get().phase, socket.joins.length]).toEqual(['taken_over', 2]);
    sut.takeBack();
    await settle();
    expect(sut.state.get().phase).toBe('joined');
  });

  it('closes its socket', () => {
    const { socket, sut } = setUp();
    sut.close();
    expect(socket.closed).toBe(true);
  });
});
