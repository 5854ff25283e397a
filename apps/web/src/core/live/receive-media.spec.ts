import { Device, FakeHandler, testFakeParameters } from 'mediasoup-client';
import type { LiveProducer } from '@bakylau/contracts';
import { buildProducer, testId } from './live.factory';
import { FakeProctorChannel, settle } from './proctor-channel.fake';
import { ReceiveMedia, trackKey } from './receive-media';

const SESSION = testId('session', 1);
const OTHER = testId('session', 2);
const camera = buildProducer();
const screen = buildProducer({ producerId: 'screen-1', source: 'screen' });
const microphone = buildProducer({ producerId: 'microphone-1', source: 'microphone' });

describe(ReceiveMedia.name, () => {
  let channel: FakeProctorChannel;
  let sut: ReceiveMedia;
  let ids: number;

  const keys = () => [...sut.tracks.get().keys()].sort();
  const follow = async (
    producers: LiveProducer[],
    watched: { tiles?: string[]; opened?: string | null },
    generation = 1,
  ) => {
    const wish = { tiles: watched.tiles ?? [], opened: watched.opened ?? null };
    sut.follow(generation, { ...testFakeParameters.generateRouterRtpCapabilities() }, producers, wish);
    for (let i = 0; i < 20; i++) await settle();
  };

  beforeEach(() => {
    ids = 0;
    channel = new FakeProctorChannel();
    channel.answer('transport:create', () => {
      const remote = testFakeParameters.generateTransportRemoteParameters();
      return { ...remote, id: `transport-${++ids}`, iceServers: [] };
    });
    channel.answer('transport:connect', () => ({}));
    channel.answer('consumer:create', ({ producerId }) => {
      const codecMimeType = producerId.startsWith('microphone') ? 'audio/opus' : 'video/VP8';
      const remote = testFakeParameters.generateConsumerRemoteParameters({ codecMimeType });
      return { ...remote, consumerId: `consumer-${++ids}`, producerId };
    });
    channel.answer('consumer:resume', () => ({}));
    channel.answer('consumer:close', () => ({}));
    const handlerFactory = FakeHandler.createFactory(testFakeParameters);
    sut = new ReceiveMedia(channel, () => Device.factory({ handlerFactory }));
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  it('takes the low layer of the cameras on the wall, and nothing else', async () => {
    await follow([camera, screen, microphone, buildProducer({ producerId: 'camera-2', sessionId: OTHER })], {
      tiles: [SESSION],
    });
    expect(keys()).toEqual([trackKey(SESSION, 'camera')]);
    expect(channel.commands('consumer:create')).toMatchObject([{ producerId: 'camera-1', layer: 'low' }]);
    expect(channel.commands('consumer:resume')).toHaveLength(1);
  });

  it('takes camera, screen and sound of the opened session high, over one transport', async () => {
    await follow([camera, screen, microphone], { tiles: [SESSION], opened: SESSION });
    expect(keys()).toEqual(
      ['camera', 'microphone', 'screen'].map((source) => trackKey(SESSION, source as never)),
    );
    expect(channel.commands('consumer:create')).toMatchObject([
      { layer: 'high' },
      { layer: 'high' },
      { layer: 'high' },
    ]);
    expect(channel.commands('transport:create')).toEqual([{ sessionId: SESSION }]);
    expect(channel.commands('transport:connect')).toHaveLength(1);
  });

  it('changes the layer without a moment of no picture', async () => {
    await follow([camera], { tiles: [SESSION] });
    const seen: number[] = [];
    sut.tracks.subscribe(() => seen.push(sut.tracks.get().size));
    await follow([camera], { tiles: [SESSION], opened: SESSION });
    expect(seen.length).toBeGreaterThan(0);
    expect(Math.min(...seen)).toBe(1);
    expect(channel.commands('consumer:close')).toHaveLength(1);
    await follow([camera], { tiles: [SESSION] });
    expect(channel.commands('consumer:create')).toMatchObject([
      { layer: 'low' },
      { layer: 'high' },
      { layer: 'low' },
    ]);
  });

  it('closes what is not watched any more', async () => {
    await follow([camera, screen], { opened: SESSION });
    await follow([camera, screen], {});
    expect(keys()).toEqual([]);
    expect(channel.commands('consumer:close')).toHaveLength(2);
  });

  it('keeps the same tracks when nothing changed', async () => {
    await follow([camera], { tiles: [SESSION] });
    const before = sut.tracks.get();
    await follow([camera], { tiles: [SESSION] });
    expect(sut.tracks.get()).toBe(before);
    expect(channel.commands('consumer:create')).toHaveLength(1);
  });

  it('takes the new producers after the candidate rejoined, over a new transport when the old one is dead', async () => {
    await follow([camera], { tiles: [SESSION] });
    await follow([], { tiles: [SESSION] });
    const create = channel.commands('transport:create').length;
    let refusals = 1;
    channel.answer('consumer:create', ({ producerId }) => {
      if (refusals-- > 0) throw Object.assign(new Error('gone'), { code: 'not_found' });
      const remote = testFakeParameters.generateConsumerRemoteParameters({ codecMimeType: 'video/VP8' });
      return { ...remote, consumerId: 'consumer-new', producerId };
    });
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    await follow([buildProducer({ producerId: 'camera-again' })], { tiles: [SESSION] });
    expect(keys()).toEqual([]);
    await jest.advanceTimersByTimeAsync(250);
    await settle();
    expect(keys()).toEqual([trackKey(SESSION, 'camera')]);
    expect(channel.commands('transport:create')).toHaveLength(create + 1);
  });

  it('begins anew after the socket reconnected', async () => {
    await follow([camera], { tiles: [SESSION] });
    await follow([buildProducer({ producerId: 'camera-9' })], { tiles: [SESSION] }, 2);
    expect(keys()).toEqual([trackKey(SESSION, 'camera')]);
    expect(channel.commands('transport:create')).toHaveLength(2);
  });

  it('goes on asking with pauses while a session refuses, and stops when closed', async () => {
    channel.refuse('transport:create', 'session_not_live');
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    await follow([camera], { tiles: [SESSION] });
    await jest.advanceTimersByTimeAsync(9000);
    const tries = channel.commands('transport:create').length;
    expect(tries).toBeGreaterThanOrEqual(3);
    expect(tries).toBeLessThanOrEqual(6);
    sut.close();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(channel.commands('transport:create')).toHaveLength(tries);
  });
});
