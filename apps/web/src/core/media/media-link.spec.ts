import { EventEmitter } from 'node:events';
import type { Device } from 'mediasoup-client/types';
import { ApiError } from '../api-error';
import type { CandidateSocket, ConnectionState } from '../socket-client';
import { Store } from '../store';
import type { LocalMediaState, SourceState } from './local-media';
import { MediaLink } from './media-link';

/** The gateway as far as the page sees it: answers commands and counts runs. */
class FakeGateway {
  readonly state = new Store<ConnectionState>('connecting');
  readonly events = new EventEmitter();
  readonly commands: string[] = [];
  readonly joins: Record<string, unknown>[] = [];
  readonly produced: string[] = [];
  run = 0;
  flowing: string[] = [];
  joinError: ApiError | null = null;
  lastRefusal = null;
  closed = false;
  on = (name: string, listener: (payload: unknown) => void) => {
    this.events.on(name, listener);
    return () => void this.events.off(name, listener);
  };
  close = () => {
    this.closed = true;
  };
  command = (name: string, payload: Record<string, unknown>): Promise<unknown> => {
    this.commands.push(name);
    if (this.state.get() !== 'connected') return Promise.reject(new ApiError('network'));
    switch (name) {
      case 'session:join':
        this.joins.push(payload);
        if (this.joinError) return Promise.reject(this.joinError);
        this.run += 1;
        return Promise.resolve({
          run: this.run,
          nowMs: 1000,
          state: 'waiting',
          uploadProfile: 'p324',
          rtpCapabilities: {},
        });
      case 'transport:create':
        return Promise.resolve({ id: `t${this.run}` });
      case 'producer:create':
        this.produced.push(`${this.run}:${String(payload['source'])}`);
        return Promise.resolve({ producerId: 'p' });
      case 'media:status':
        return Promise.resolve({ flowing: this.flowing });
      default:
        return Promise.resolve({});
    }
  };
}

/** mediasoup-client's device and transport, without a peer connection. */
class FakeTransport extends EventEmitter {
  static all: FakeTransport[] = [];
  closed = false;
  replaced: unknown[] = [];
  restarts = 0;
  constructor(readonly id: string) {
    super();
    FakeTransport.all.push(this);
  }
  produce({ track, appData }: { track: unknown; appData: unknown }) {
    const producer = {
      track,
      closed: false,
      rtpSender: undefined,
      close: () => (producer.closed = true),
      replaceTrack: ({ track: next }: { track: unknown }) => {
        producer.track = next;
        this.replaced.push(next);
        return Promise.resolve();
      },
    };
    return new Promise((resolve, reject) => {
      this.emit('produce', { rtpParameters: {}, appData }, () => resolve(producer), reject);
    });
  }
  restartIce() {
    this.restarts += 1;
    return Promise.resolve();
  }
  close() {
    this.closed = true;
  }
}

const fakeDevice = () =>
  Promise.resolve({
    load: () => Promise.resolve(),
    createSendTransport: ({ id }: { id: string }) => new FakeTransport(id),
  } as unknown as Device);

const live = (label: string): SourceState =>
  ({ kind: 'live', track: { readyState: 'live', label }, label, surface: null }) as unknown as SourceState;

const WAITING = {
  sessionId: 's1',
  since: '2026-11-26T09:00:00.000Z',
  openOn: 'Chrome 142, Windows',
  mayTakeOver: false,
};

describe(MediaLink.name, () => {
  let gateway: FakeGateway;
  let media: Store<LocalMediaState>;
  let sut: MediaLink;
  let joins: number;
  let elsewhere: number;
  const settle = () => jest.advanceTimersByTimeAsync(0);
  const transport = () => FakeTransport.all.at(-1)!;

  beforeEach(() => {
    jest.useFakeTimers();
    FakeTransport.all = [];
    [joins, elsewhere] = [0, 0];
    gateway = new FakeGateway();
    media = new Store<LocalMediaState>({
      camera: live('cam'),
      microphone: live('mic'),
      screen: { kind: 'off' },
    });
    sut = new MediaLink({
      attemptId: 'a1',
      windowId: 'w1',
      media,
      onSessionChanged: () => undefined,
      onJoined: () => (joins += 1),
      onElsewhere: () => (elsewhere += 1),
      openSocket: () => gateway as unknown as CandidateSocket,
      createDevice: fakeDevice,
    });
    sut.start();
    gateway.state.set('connected');
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  it('joins, sends what is live, and shows what the gateway receives', async () => {
    await settle();
    expect(sut.state.get()).toMatchObject({ phase: 'joined', run: 1 });
    expect(gateway.produced).toEqual(['1:camera', '1:microphone']);
    gateway.flowing = ['camera', 'microphone'];
    await jest.advanceTimersByTimeAsync(1000);
    expect(sut.state.get().flowing).toEqual(['camera', 'microphone']);
  });

  it('sends a screen that comes later, and a new camera in the place of the old', async () => {
    await settle();
    const other = live('other');
    media.patch({ screen: live('screen') });
    await settle();
    media.patch({ camera: other });
    await settle();
    expect(gateway.produced).toEqual(['1:camera', '1:microphone', '1:screen']);
    expect(transport().replaced).toEqual([(other as { track: unknown }).track]);
  });

  it('builds a new run from the same tracks when the connection was lost', async () => {
    await settle();
    const first = transport();
    gateway.state.set('lost');
    expect(sut.state.get()).toMatchObject({ phase: 'lost', flowing: [] });
    expect(first.closed).toBe(false);
    gateway.state.set('connected');
    await settle();
    expect(sut.state.get()).toMatchObject({ phase: 'joined', run: 2 });
    expect(joins).toBe(2);
    expect(first.closed).toBe(true);
    expect(gateway.produced).toEqual(['1:camera', '1:microphone', '2:camera', '2:microphone']);
  });

  it('joins again after a run that ended on the server, and after refusals that pass', async () => {
    await settle();
    gateway.joinError = new ApiError('not_ready', { status: 503 });
    gateway.events.emit('run:ended', {});
    await jest.advanceTimersByTimeAsync(3000);
    expect(sut.state.get().phase).not.toBe('joined');
    gateway.joinError = null;
    await jest.advanceTimersByTimeAsync(5000);
    expect(sut.state.get()).toMatchObject({ phase: 'joined', run: 2 });
  });

  it('restarts ICE on a broken path, and rebuilds when that does not help', async () => {
    await settle();
    transport().emit('connectionstatechange', 'connected');
    transport().emit('connectionstatechange', 'disconnected');
    await jest.advanceTimersByTimeAsync(1600);
    expect(gateway.commands).toContain('transport:restart-ice');
    expect(transport().restarts).toBe(1);
    await jest.advanceTimersByTimeAsync(12_000);
    expect(sut.state.get()).toMatchObject({ phase: 'joined', run: 2 });
  });

  it('lets a short loss heal by itself', async () => {
    await settle();
    transport().emit('connectionstatechange', 'disconnected');
    transport().emit('connectionstatechange', 'connected');
    await jest.advanceTimersByTimeAsync(5000);
    expect(gateway.commands).not.toContain('transport:restart-ice');
  });

  it('rebuilds when nothing arrives although everything looks well here', async () => {
    await settle();
    transport().emit('connectionstatechange', 'connected');
    await jest.advanceTimersByTimeAsync(18_000);
    expect(sut.state.get().run).toBe(2);
  });

  it('gives way to another window until it is asked to come back', async () => {
    await settle();
    gateway.events.emit('session:taken-over', {});
    expect(sut.state.get()).toMatchObject({ phase: 'taken_over', error: { code: 'taken_over' } });
    await jest.advanceTimersByTimeAsync(30_000);
    expect(gateway.run).toBe(1);
    sut.takeBack();
    await settle();
    expect(sut.state.get()).toMatchObject({ phase: 'joined', run: 2 });
  });

  it('waits while another window is there, and comes when it is called', async () => {
    await settle();
    gateway.joinError = new ApiError('open_elsewhere');
    gateway.events.emit('run:ended', {});
    gateway.events.emit('window:waiting', WAITING);
    await jest.advanceTimersByTimeAsync(3000);
    expect(sut.state.get()).toMatchObject({ phase: 'waiting', run: null, waiting: WAITING });
    expect(elsewhere).toBe(1);
    const asked = () => gateway.commands.filter((name) => name === 'session:join').length;
    const before = asked();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(asked()).toBe(before);

    // A line that broke and came back asks again, and keeps its place.
    gateway.state.set('lost');
    gateway.state.set('connected');
    await settle();
    expect([asked(), sut.state.get().phase]).toEqual([before + 1, 'waiting']);

    gateway.joinError = null;
    gateway.events.emit('window:turn', {});
    await settle();
    expect(sut.state.get()).toMatchObject({ phase: 'joined', run: 2, waiting: null });
    gateway.events.emit('window:turn', {});
    await settle();
    expect(sut.state.get().run).toBe(2);
  });

  it('asks for an exam that was moved away only when its candidate does, and says good-bye', async () => {
    await settle();
    gateway.events.emit('session:taken-over', {});
    sut.takeBack();
    await settle();
    expect(gateway.joins.map(({ windowId, again }) => [windowId, again])).toEqual([
      ['w1', false],
      ['w1', true],
    ]);
    sut.sayGoodbye();
    await sut.takeOver();
    expect(gateway.commands.slice(-2)).toEqual(['window:closing', 'window:take-over']);
  });

  it('stops at a refusal that will not pass', async () => {
    await settle();
    gateway.joinError = new ApiError('session_not_live');
    gateway.events.emit('run:ended', {});
    await jest.advanceTimersByTimeAsync(3000);
    expect(sut.state.get()).toMatchObject({ phase: 'refused', error: { code: 'session_not_live' } });
    await jest.advanceTimersByTimeAsync(30_000);
    expect(gateway.commands.filter((name) => name === 'session:join')).toHaveLength(2);
  });

  it('shows hints until they are cleared or acknowledged, and reports the acknowledgement', async () => {
    await settle();
    const text = { kk: 'a', ru: 'b', en: 'c' };
    gateway.events.emit('hint:raised', { hintId: 'h1', rule: 'face.absent', text });
    gateway.events.emit('hint:raised', { hintId: 'h2', rule: 'sound.noise', text });
    gateway.events.emit('hint:cleared', { hintId: 'h1' });
    expect(sut.hints.get().map(({ hintId }) => hintId)).toEqual(['h2']);
    sut.acknowledgeHint('h2');
    await settle();
    expect(sut.hints.get()).toEqual([]);
    expect(gateway.commands).toContain('client:report');
  });

  it('closes everything once', async () => {
    await settle();
    sut.close();
    sut.close();
    expect(transport().closed).toBe(true);
    expect(gateway.closed).toBe(true);
    gateway.state.set('lost');
    expect(sut.state.get().phase).toBe('closed');
  });
});
