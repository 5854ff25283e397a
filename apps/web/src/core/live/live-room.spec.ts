import { Device, FakeHandler, testFakeParameters } from 'mediasoup-client';
import { buildIncident, buildProducer, buildSession, testId } from './live.factory';
import { LiveRoom } from './live-room';
import { FakeProctorChannel, settle } from './proctor-channel.fake';

describe(LiveRoom.name, () => {
  let sockets: (FakeProctorChannel & { close: () => void; closed: boolean })[];
  let sut: LiveRoom;

  const openSocket = () => {
    const channel = Object.assign(new FakeProctorChannel(), {
      closed: false,
      close() {
        this.closed = true;
      },
    });
    channel.answer('exam:watch', () => ({
      sessions: [buildSession()],
      ownSittings: [],
      watchedSittings: [],
      incidents: [],
      producers: [buildProducer()],
      rtpCapabilities: { ...testFakeParameters.generateRouterRtpCapabilities() },
    }));
    channel.refuse('transport:create', 'session_not_live');
    sockets.push(channel);
    return channel;
  };

  beforeEach(() => {
    sockets = [];
    const handlerFactory = FakeHandler.createFactory(testFakeParameters);
    sut = new LiveRoom(testId('exam', 1), {
      openSocket,
      createDevice: () => Device.factory({ handlerFactory }),
    });
  });
  afterEach(() => sut.close());

  it('shows the exam and asks for the media that is on the screen', async () => {
    sut.open();
    sockets[0]?.connect(true);
    await settle();
    expect(sut.state.get()).toMatchObject({ connection: 'live', generation: 1 });
    expect(sockets[0]?.commands('transport:create')).toEqual([]);
    sut.watch({ tiles: [testId('session', 1)], opened: null });
    for (let i = 0; i < 10; i++) await settle();
    expect(sockets[0]?.commands('transport:create')).toEqual([{ sessionId: testId('session', 1) }]);
  });

  it('passes on new incidents, and nothing after it was closed', async () => {
    const heard: string[] = [];
    sut.onIncidentOpened((incident) => heard.push(incident.id));
    sut.open();
    sockets[0]?.connect(true);
    await settle();
    sockets[0]?.notify('incident:opened', buildIncident());
    sut.close();
    sockets[0]?.notify('incident:opened', buildIncident({ id: testId('incident', 2) }));
    expect(heard).toEqual([testId('incident', 1)]);
    expect(sockets[0]?.closed).toBe(true);
    expect(sut.state.get().connection).toBe('connecting');
  });

  it('opens anew with a new socket', async () => {
    sut.open();
    sut.close();
    sut.open();
    sockets[1]?.connect(true);
    await settle();
    expect(sockets).toHaveLength(2);
    expect(sut.state.get().connection).toBe('live');
  });
});
