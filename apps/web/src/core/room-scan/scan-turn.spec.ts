import type { CandidateRoomScan, RoomScanTurn } from '@bakylau/contracts';
import { ApiError } from '../api-error';
import { ScanTurn } from './scan-turn';
import type { TurnChannel } from './turn-channel';

const turnIn = (state: CandidateRoomScan['state']): RoomScanTurn => ({
  scan: {
    ...{ id: 's', origin: 'proctor', reason: 'r', state, endsAt: null, tries: 1, refusals: [] },
    ...{ coveredDeg: null, missingSectors: [], creditedMs: 0 },
  },
  progress: { coveredDeg: 10, headingDeg: 5, missingSectors: [], advice: 'go_on' },
});

const setUp = (answer: (picture: number) => Promise<RoomScanTurn>) => {
  let sent = 0;
  const turns: RoomScanTurn[] = [];
  const failed: string[] = [];
  const camera = { take: () => Promise.resolve(new Uint8Array([1])), close: jest.fn() };
  const channel = { frame: () => answer((sent += 1)) } as unknown as TurnChannel;
  const sut = new ScanTurn({
    ...{ scanId: 's', channel, camera },
    onTurn: (turn) => turns.push(turn),
    onFailed: ({ code }) => failed.push(code),
  });
  return { sut, turns, failed, camera, sent: () => sent };
};

describe(ScanTurn.name, () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('sends four to five pictures a second while the line keeps up', async () => {
    const { sut, sent, turns } = setUp(() => Promise.resolve(turnIn('open')));
    sut.start();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(sent()).toBeGreaterThanOrEqual(8);
    expect(sent()).toBeLessThanOrEqual(10);
    sut.stop();
    expect(turns.length).toBe(sent());
  });

  it('never has two pictures on the way', async () => {
    let answerNow: (turn: RoomScanTurn) => void = () => undefined;
    const { sut, sent } = setUp(() => new Promise((resolve) => (answerNow = resolve)));
    sut.start();
    await jest.advanceTimersByTimeAsync(3_000);
    expect(sent()).toBe(1);
    answerNow(turnIn('open'));
    await jest.advanceTimersByTimeAsync(10);
    expect(sent()).toBe(2);
    sut.stop();
  });

  it('ends when the circle is closed', async () => {
    const { sut, sent, turns, camera } = setUp((picture) =>
      Promise.resolve(turnIn(picture === 3 ? 'complete' : 'open')),
    );
    sut.start();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(sent()).toBe(3);
    expect(turns.at(-1)?.scan.state).toBe('complete');
    expect(camera.close).toHaveBeenCalledTimes(1);
  });

  it('lives through a short loss of the connection, and gives up after a long one', async () => {
    const short = setUp((picture) =>
      picture < 10 ? Promise.reject(new ApiError('network')) : Promise.resolve(turnIn('open')),
    );
    short.sut.start();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(short.failed).toEqual([]);
    expect(short.turns.length).toBeGreaterThan(5);
    short.sut.stop();
    const long = setUp(() => Promise.reject(new ApiError('network')));
    long.sut.start();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(long.failed).toEqual(['network']);
  });

  it('ends at once when another device took the camera over', async () => {
    const { sut, failed, sent } = setUp(() => Promise.reject(new ApiError('conflict')));
    sut.start();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(failed).toEqual(['conflict']);
    expect(sent()).toBe(1);
  });
});
