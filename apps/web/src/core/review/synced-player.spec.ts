import type { RecordingTrack } from '@bakylau/contracts';
import { FakeVideo } from './player-media.fake';
import { SyncedPlayer } from './synced-player';

const track = (over: Partial<RecordingTrack>): RecordingTrack => ({
  chain: 'av',
  startMs: 0,
  endMs: 60_000,
  sizeBytes: 1,
  segments: 6,
  runs: 1,
  gaps: [],
  version: '1',
  ...over,
});
const urlOf = (it: RecordingTrack) => `/${it.chain}.webm?v=${it.version}`;

describe(SyncedPlayer.name, () => {
  let av: FakeVideo;
  let screen: FakeVideo;
  let sut: SyncedPlayer;
  let clockMs: number;

  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= 10) {
      clockMs += 10;
      av.pass(10);
      screen.pass(10);
      jest.advanceTimersByTime(10);
    }
  };
  const setUp = (tracks: RecordingTrack[], fileSeconds: { av: number; screen: number }) => {
    av = new FakeVideo(fileSeconds.av);
    screen = new FakeVideo(fileSeconds.screen);
    sut = new SyncedPlayer({ av, screen }, () => clockMs);
    sut.open();
    sut.load(tracks, 0, urlOf);
    pass(200);
  };
  const inStep = (limitMs: number) => {
    expect(Math.abs(sut.driftMs('av') ?? 0)).toBeLessThanOrEqual(limitMs);
    expect(Math.abs(sut.driftMs('screen') ?? 0)).toBeLessThanOrEqual(limitMs);
  };

  beforeEach(() => {
    clockMs = 1000;
    jest.useFakeTimers();
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  it('shows both chains at the start of the session and waits for play', () => {
    setUp([track({}), track({ chain: 'screen', startMs: 0 })], { av: 60, screen: 60 });
    expect(sut.state.get()).toMatchObject({
      status: 'paused',
      durationMs: 60_000,
      chains: { av: 'showing', screen: 'showing' },
    });
    pass(1000);
    expect(sut.positionMs()).toBe(0);
  });

  it('begins where both chains have a picture when they begin nearly together', () => {
    setUp([track({ startMs: 170 }), track({ chain: 'screen', startMs: 260 })], { av: 59, screen: 59 });
    expect(sut.positionMs()).toBe(260);
    expect(sut.state.get().chains).toEqual({ av: 'showing', screen: 'showing' });
    sut.seek(0);
    expect(sut.positionMs()).toBe(260);
  });

  it('plays chains that start at different times in step', () => {
    setUp([track({ startMs: 500 }), track({ chain: 'screen', startMs: 2500 })], { av: 59.5, screen: 57.5 });
    sut.play();
    pass(1500);
    expect(sut.state.get().chains).toEqual({ av: 'showing', screen: 'gap' });
    pass(4000);
    expect(sut.state.get()).toMatchObject({
      status: 'playing',
      chains: { av: 'showing', screen: 'showing' },
    });
    expect(av.currentTime - screen.currentTime).toBeCloseTo(2, 1);
    inStep(50);
  });

  it('makes up for a picture that starts late, without another seek', () => {
    setUp([track({}), track({ chain: 'screen' })], { av: 60, screen: 60 });
    screen.startLatencyMs = 200;
    sut.play();
    pass(150);
    const seeks = screen.seeks;
    pass(2500);
    inStep(40);
    expect(screen.seeks).toBe(seeks);
  });

  it('holds a picture in step that runs one per cent fast', () => {
    setUp([track({}), track({ chain: 'screen' })], { av: 60, screen: 60 });
    screen.skew = 1.01;
    sut.play();
    pass(20_000);
    inStep(40);
  });

  it('never bends the speed of the sound', () => {
    setUp([track({}), track({ chain: 'screen' })], { av: 60, screen: 60 });
    screen.startLatencyMs = 150;
    sut.setSpeed(2);
    sut.play();
    const rates = new Set<number>();
    for (let i = 0; i < 40; i++) {
      pass(100);
      rates.add(av.playbackRate);
    }
    expect([...rates]).toEqual([2]);
  });

  it('seeks when a picture is more than 250 ms off', () => {
    setUp([track({}), track({ chain: 'screen' })], { av: 60, screen: 60 });
    sut.play();
    pass(1000);
    screen.currentTime = 9;
    pass(1000);
    inStep(50);
    expect(sut.state.get().status).toBe('playing');
  });

  it.each([0.5, 1.5, 4])('runs at %s times the speed', (speed) => {
    setUp([track({}), track({ chain: 'screen', startMs: 300 })], { av: 60, screen: 59.7 });
    sut.setSpeed(speed);
    sut.play();
    pass(1000);
    const from = sut.positionMs();
    pass(2000);
    expect(sut.positionMs() - from).toBeCloseTo(2000 * speed, -2);
    inStep(60);
  });

  it('keeps playing after a seek, and both wait for the slower one', () => {
    setUp([track({}), track({ chain: 'screen' })], { av: 60, screen: 60 });
    sut.play();
    pass(500);
    screen.seekMs = 600;
    sut.seek(30_000);
    pass(300);
    expect(sut.state.get().status).toBe('waiting');
    expect(av.paused).toBe(true);
    expect(sut.positionMs()).toBe(30_000);
    pass(1400);
    expect(sut.state.get().status).toBe('playing');
    expect(sut.positionMs()).toBeGreaterThan(30_500);
    inStep(40);
  });

  it('stops both when one picture runs out of data, and goes on when it is there', () => {
    setUp([track({}), track({ chain: 'screen' })], { av: 60, screen: 60 });
    sut.play();
    pass(1000);
    screen.starving = true;
    pass(100);
    const held = sut.positionMs();
    pass(1000);
    expect(sut.state.get().status).toBe('waiting');
    expect(sut.positionMs()).toBeCloseTo(held, -2);
    screen.starving = false;
    pass(500);
    expect(sut.state.get().status).toBe('playing');
  });

  it('goes through a gap of one chain with the other, and comes back in step', () => {
    const gaps = [{ startMs: 10_000, endMs: 14_000 }];
    setUp([track({ gaps, runs: 2 }), track({ chain: 'screen' })], { av: 60, screen: 60 });
    sut.seek(9_000);
    pass(200);
    sut.play();
    pass(2500);
    expect(sut.state.get().chains).toEqual({ av: 'gap', screen: 'showing' });
    expect(av.paused).toBe(true);
    pass(3500);
    expect(sut.state.get().chains.av).toBe('showing');
    expect(sut.state.get().status).toBe('playing');
    inStep(40);
  });

  it('passes over a stretch that nobody recorded, and says so', () => {
    const gaps = [{ startMs: 10_000, endMs: 40_000 }];
    setUp([track({ gaps }), track({ chain: 'screen', gaps })], { av: 60, screen: 60 });
    sut.seek(9_500);
    pass(200);
    sut.play();
    pass(1500);
    expect(sut.positionMs()).toBeGreaterThan(40_000);
    expect(sut.state.get().skipped?.toMs).toBe(40_000);
  });

  it('stops at the end and starts over at the next play', () => {
    setUp([track({}), track({ chain: 'screen', endMs: 58_000 })], { av: 60, screen: 58 });
    sut.seek(57_500);
    pass(200);
    sut.play();
    pass(3500);
    expect(sut.state.get().status).toBe('paused');
    expect(sut.positionMs()).toBe(60_000);
    sut.play();
    pass(500);
    expect(sut.positionMs()).toBeLessThan(1000);
    expect(sut.state.get().status).toBe('playing');
  });

  it('loads a longer version of a growing recording when it comes near the end of the old one', () => {
    setUp([track({ endMs: 20_000 })], { av: 20, screen: 0 });
    sut.seek(5_000);
    pass(100);
    sut.play();
    pass(500);
    av = Object.assign(av, { fileSeconds: 40 });
    sut.load([track({ endMs: 40_000, version: '2' })], 40_000, urlOf);
    pass(500);
    expect(av.src).toBe('/av.webm?v=1');
    sut.seek(15_000);
    pass(1000);
    expect(av.src).toBe('/av.webm?v=2');
    expect(sut.positionMs()).toBeGreaterThan(15_200);
    expect(sut.state.get().status).toBe('playing');
  });

  it('goes on with one chain when the other cannot be read', () => {
    setUp([track({}), track({ chain: 'screen' })], { av: 60, screen: 60 });
    sut.play();
    pass(500);
    screen.error = { code: 3 } as MediaError;
    pass(1000);
    expect(sut.state.get()).toMatchObject({ status: 'playing', chains: { av: 'showing', screen: 'failed' } });
    sut.retry('screen');
    pass(500);
    expect(sut.state.get().chains.screen).toBe('showing');
  });

  it('is quiet about a chain that was never recorded', () => {
    setUp([track({})], { av: 60, screen: 0 });
    sut.play();
    pass(1000);
    expect(sut.state.get().chains).toEqual({ av: 'showing', screen: 'none' });
    expect(sut.positionMs()).toBeGreaterThan(800);
  });

  describe('with a panel', () => {
    let examiner: FakeVideo;

    const passAll = (ms: number) => {
      for (let left = ms; left > 0; left -= 10) {
        examiner.pass(10);
        pass(10);
      }
    };
    const comeIn = (over: Partial<RecordingTrack> = {}) => {
      examiner = new FakeVideo(30);
      sut.seat('examiner-2', examiner);
      const panel = track({ chain: 'examiner-2', startMs: 20_000, endMs: 50_000, ...over });
      sut.load([track({}), track({ chain: 'screen' }), panel], 0, urlOf);
      passAll(200);
    };

    it('brings an examiner in by the session clock, and goes on when the recording ends', () => {
      setUp([track({}), track({ chain: 'screen' })], { av: 60, screen: 60 });
      comeIn();
      expect(sut.state.get().chains).toEqual({ av: 'showing', screen: 'showing', 'examiner-2': 'gap' });
      sut.seek(19_000);
      sut.play();
      passAll(3_000);
      expect(sut.state.get().chains['examiner-2']).toBe('showing');
      expect(Math.abs(sut.driftMs('examiner-2') ?? NaN)).toBeLessThanOrEqual(40);
      sut.seek(49_000);
      passAll(3_000);
      expect(sut.state.get()).toMatchObject({ status: 'playing', chains: { 'examiner-2': 'gap' } });
    });

    it('follows an examiner where nothing of the candidate is recorded', () => {
      setUp([track({ endMs: 30_000 })], { av: 30, screen: 0 });
      examiner = new FakeVideo(30);
      sut.seat('examiner-2', examiner);
      const panel = track({ chain: 'examiner-2', startMs: 20_000, endMs: 50_000 });
      sut.load([track({ endMs: 30_000 }), panel], 0, urlOf);
      passAll(200);
      sut.seek(35_000);
      sut.play();
      passAll(2_000);
      expect(sut.state.get()).toMatchObject({
        skipped: null,
        chains: { av: 'gap', 'examiner-2': 'showing' },
      });
      expect(Math.abs(sut.positionMs() - 37_000)).toBeLessThan(300);
    });

    it('lets go of an element that is gone', () => {
      setUp([track({}), track({ chain: 'screen' })], { av: 60, screen: 60 });
      comeIn();
      sut.seat('examiner-2', null);
      pass(100);
      expect(sut.state.get().chains).toEqual({ av: 'showing', screen: 'showing' });
      expect(examiner.src).toBe('');
    });
  });
});

describe('what the candidate’s browser recorded in a gap', () => {
  const LOCAL = { id: 'one', chain: 'av' as const, startMs: 20_000, endMs: 40_000, sizeBytes: 1 };
  let videos: Record<'av' | 'screen' | 'avLocal' | 'screenLocal', FakeVideo>;
  let sut: SyncedPlayer;
  let clockMs = 1000;
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= 10) {
      clockMs += 10;
      for (const video of Object.values(videos)) video.pass(10);
      jest.advanceTimersByTime(10);
    }
  };
  const open = (tracks: RecordingTrack[]) => {
    const [av, screen] = [new FakeVideo(60), new FakeVideo(60)];
    videos = { av, screen, avLocal: new FakeVideo(20), screenLocal: new FakeVideo(20) };
    const standIns = { av: videos.avLocal, screen: videos.screenLocal };
    sut = new SyncedPlayer({ av, screen }, () => clockMs, standIns);
    sut.open();
    sut.load(tracks, 0, urlOf, { recordings: [LOCAL], urlOf: ({ id }) => `/local/${id}.webm` });
    pass(200);
  };
  const holed = track({ gaps: [{ startMs: 20_000, endMs: 40_000 }] });

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  it('is fetched only near its span, plays in its place, and gives the picture back', () => {
    open([holed]);
    sut.play();
    pass(5000);
    expect(videos.avLocal.src).toBe('');
    sut.seek(18_000);
    pass(4000);
    expect(videos.avLocal.src).toBe('/local/one.webm');
    expect(sut.state.get()).toMatchObject({ standIns: { av: true }, chains: { av: 'showing' } });
    expect(Math.abs(20_000 + videos.avLocal.currentTime * 1000 - sut.positionMs())).toBeLessThan(100);
    sut.seek(39_000);
    pass(3000);
    expect(sut.state.get()).toMatchObject({ standIns: { av: false }, chains: { av: 'showing' } });
    expect(sut.state.get().skipped).toBeNull();
    expect(Math.abs(sut.driftMs('av') ?? 1000)).toBeLessThan(100);
  });

  it('is all there is when the gateway recorded nothing', () => {
    open([]);
    expect(sut.positionMs()).toBe(20_000);
    sut.play();
    pass(2000);
    expect(sut.state.get()).toMatchObject({
      ...{ durationMs: 40_000, status: 'playing' },
      ...{ standIns: { av: true }, chains: { av: 'showing', screen: 'none' } },
    });
  });
});
