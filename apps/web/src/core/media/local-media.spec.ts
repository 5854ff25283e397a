import { LocalMedia, type LocalMediaEvents } from './local-media';

class FakeTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  contentHint = '';
  constructor(
    readonly label: string,
    private readonly settings: MediaTrackSettings = {},
  ) {
    super();
  }
  getSettings() {
    return this.settings;
  }
  stop() {
    this.readyState = 'ended';
  }
  /** As the browser does it when a device is unplugged or a share is stopped. */
  end() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

class FakeDevices {
  next: FakeTrack | Error = new FakeTrack('Camera', { deviceId: 'c1' });
  listed = [{ kind: 'videoinput', deviceId: 'c1' }];
  asked: unknown[] = [];
  private give = (constraints: unknown) => {
    this.asked.push(constraints);
    if (this.next instanceof Error) return Promise.reject(this.next);
    const track = this.next;
    return Promise.resolve({ getTracks: () => [track], getVideoTracks: () => [track] });
  };
  getUserMedia = this.give;
  getDisplayMedia = this.give;
  enumerateDevices = () => Promise.resolve(this.listed);
}

const named = (name: string) => Object.assign(new Error(name), { name });

describe(LocalMedia.name, () => {
  let devices: FakeDevices;
  let events: string[];
  let sut: LocalMedia;
  beforeEach(() => {
    jest.useFakeTimers();
    devices = new FakeDevices();
    events = [];
    const listener: LocalMediaEvents = {
      onEnded: (source, cause) => events.push(`${source} ended by ${cause}`),
      onRestored: (source, label, changed) =>
        events.push(`${source} is ${label}${changed ? ', changed' : ''}`),
    };
    sut = new LocalMedia(devices as unknown as MediaDevices, listener);
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  const startCameraAndMicrophone = async (): Promise<[FakeTrack, FakeTrack]> => {
    const camera = new FakeTrack('Camera', { deviceId: 'c1' });
    devices.next = camera;
    await sut.startDevice('camera');
    const microphone = new FakeTrack('Mic', { deviceId: 'm1' });
    devices.next = microphone;
    await sut.startDevice('microphone');
    return [camera, microphone];
  };

  it('asks for the microphone as it is, without gain control or noise suppression', async () => {
    devices.next = new FakeTrack('Mic');
    await sut.startDevice('microphone');
    expect(devices.asked[0]).toMatchObject({ audio: { autoGainControl: false, noiseSuppression: false } });
    expect(sut.state.get().microphone).toMatchObject({ kind: 'live', label: 'Mic' });
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['Odd', 'failed'],
  ])('says that %s is %s', async (name, problem) => {
    devices.next = named(name);
    await sut.startDevice('camera');
    expect(sut.state.get().camera).toEqual({ kind: 'refused', problem });
  });

  it('takes the whole screen only', async () => {
    const tab = new FakeTrack('tab', { displaySurface: 'browser' });
    devices.next = tab;
    await sut.startScreen();
    expect(sut.state.get().screen).toEqual({ kind: 'refused', problem: 'wrong_surface' });
    expect(tab.readyState).toBe('ended');
    const monitor = new FakeTrack('screen:0', { displaySurface: 'monitor' });
    devices.next = monitor;
    await sut.startScreen();
    expect(sut.trackOf('screen')).toBe(monitor);
    expect(monitor.contentHint).toBe('text');
  });

  it('tells a screen share that was stopped, and waits for a click', async () => {
    await startCameraAndMicrophone();
    const first = new FakeTrack('screen:0', { displaySurface: 'monitor' });
    devices.next = first;
    await sut.startScreen();
    first.end();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sut.state.get().screen).toEqual({ kind: 'ended', cause: 'user' });
    devices.next = new FakeTrack('screen:0', { displaySurface: 'monitor' });
    await sut.startScreen();
    expect(events).toEqual(['screen ended by user', 'screen is screen:0']);
  });

  it.each(['before', 'after'] as const)(
    'does not blame the person when the whole capture fails, camera %s screen',
    async (order) => {
      const [camera, microphone] = await startCameraAndMicrophone();
      const screen = new FakeTrack('screen:0', { displaySurface: 'monitor' });
      devices.next = screen;
      await sut.startScreen();
      devices.next = named('NotReadableError');
      const tracks = [camera, microphone, screen];
      for (const track of order === 'before' ? tracks : tracks.reverse()) track.end();
      await jest.advanceTimersByTimeAsync(1000);
      expect(sut.state.get().screen).toEqual({ kind: 'ended', cause: 'device' });
      expect(events).toContain('screen ended by device');
    },
  );

  it('brings an unplugged camera back by itself, and says that it is another one', async () => {
    const first = new FakeTrack('Camera', { deviceId: 'c1' });
    devices.next = first;
    await sut.startDevice('camera', 'c1');
    devices.listed = [];
    devices.next = named('NotFoundError');
    first.end();
    await jest.advanceTimersByTimeAsync(4000);
    expect(sut.state.get().camera).toEqual({ kind: 'refused', problem: 'missing' });
    devices.next = new FakeTrack('Spare camera', { deviceId: 'c2' });
    await jest.advanceTimersByTimeAsync(4000);
    expect(sut.state.get().camera).toMatchObject({ kind: 'live', label: 'Spare camera' });
    expect(events).toEqual(['camera ended by device', 'camera is Spare camera, changed']);
    const asked = devices.asked.length;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(devices.asked).toHaveLength(asked);
  });

  it('knows a permission that was taken back from a device that vanished', async () => {
    const first = new FakeTrack('Camera', { deviceId: 'c1' });
    devices.next = first;
    await sut.startDevice('camera');
    devices.next = named('NotAllowedError');
    first.end();
    await jest.advanceTimersByTimeAsync(0);
    expect(events).toEqual(['camera ended by user']);
  });

  it('keeps the running camera when another one cannot be had', async () => {
    const first = new FakeTrack('Camera', { deviceId: 'c1' });
    devices.next = first;
    await sut.startDevice('camera', 'c1');
    devices.next = named('NotReadableError');
    await sut.startDevice('camera', 'c2');
    expect(sut.trackOf('camera')).toBe(first);
  });

  it('stops every track when it closes, also one that arrives late', async () => {
    const first = new FakeTrack('Camera');
    devices.next = first;
    await sut.startDevice('camera');
    const late = new FakeTrack('Mic');
    devices.next = late;
    const asking = sut.startDevice('microphone');
    sut.close();
    await asking;
    expect([first.readyState, late.readyState]).toEqual(['ended', 'ended']);
    expect(sut.state.get().camera).toEqual({ kind: 'off' });
  });
});
