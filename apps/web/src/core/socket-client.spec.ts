import { EventEmitter } from 'node:events';
import { api } from './api-client';
import { SocketClient, type CandidateSocket, type RawSocket } from './socket-client';

class FakeSocket extends EventEmitter implements RawSocket {
  connected = false;
  active = false;
  connects = 0;
  answer: () => Promise<unknown> = () => Promise.resolve({ ok: true, data: {} });
  connect() {
    this.connects += 1;
  }
  disconnect() {
    this.connected = false;
  }
  timeout() {
    return { emitWithAck: () => this.answer() };
  }
  arrive() {
    this.connected = true;
    this.emit('connect');
  }
  drop(active: boolean) {
    this.connected = false;
    this.active = active;
    this.emit('disconnect');
  }
}

describe(SocketClient.name, () => {
  let raw: FakeSocket;
  let sut: CandidateSocket;
  beforeEach(() => {
    jest.useFakeTimers();
    raw = new FakeSocket();
    sut = new SocketClient(raw);
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  it('answers a command with the data of its acknowledgement', async () => {
    raw.arrive();
    raw.answer = () => Promise.resolve({ ok: true, data: { flowing: ['camera'] } });
    await expect(sut.command('media:status', {})).resolves.toEqual({ flowing: ['camera'] });
  });

  it('throws the code of a refused command, and timeout when there is no answer', async () => {
    raw.arrive();
    raw.answer = () => Promise.resolve({ ok: false, error: { code: 'not_found', message: 'no' } });
    await expect(sut.command('media:status', {})).rejects.toMatchObject({ code: 'not_found' });
    raw.answer = () => Promise.reject(new Error('operation has timed out'));
    await expect(sut.command('media:status', {})).rejects.toMatchObject({ code: 'timeout' });
  });

  it('fails at once without a connection instead of queueing', async () => {
    await expect(sut.command('media:status', {})).rejects.toMatchObject({ code: 'network' });
  });

  it('connects again where socket.io gives up, with growing waits', () => {
    raw.arrive();
    raw.drop(false);
    expect(sut.state.get()).toBe('lost');
    jest.advanceTimersByTime(500);
    expect(raw.connects).toBe(2);
    raw.emit('connect_error', Object.assign(new Error('x'), { data: { code: 'unauthenticated' } }));
    expect(sut.lastRefusal?.code).toBe('unauthenticated');
    jest.advanceTimersByTime(500);
    expect(raw.connects).toBe(2);
    jest.advanceTimersByTime(500);
    expect(raw.connects).toBe(3);
    raw.arrive();
    expect(sut.state.get()).toBe('connected');
    expect(sut.lastRefusal).toBeNull();
  });

  it('has the page ask for a sign-in when nobody is signed in any more, and for no other refusal', () => {
    const asked = jest.spyOn(api, 'onUnauthenticated').mockImplementation(() => undefined);
    raw.emit('connect_error', Object.assign(new Error('x'), { data: { code: 'forbidden' } }));
    expect(asked).not.toHaveBeenCalled();
    raw.emit('connect_error', Object.assign(new Error('x'), { data: { code: 'unauthenticated' } }));
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });

  it('leaves a plain network loss to socket.io', () => {
    raw.arrive();
    raw.drop(true);
    jest.advanceTimersByTime(10_000);
    expect(raw.connects).toBe(1);
  });

  it('stays closed', () => {
    raw.arrive();
    sut.close();
    sut.close();
    raw.emit('disconnect');
    jest.advanceTimersByTime(10_000);
    expect(sut.state.get()).toBe('closed');
    expect(raw.connects).toBe(1);
  });
});
