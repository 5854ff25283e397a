import type { LivenessBegun, LivenessProgress } from '@bakylau/contracts';
import { ApiError } from '../api-error';
import type { LivenessCalls } from './liveness-calls';
import { LivenessRun } from './liveness-run';

const open: LivenessProgress = {
  ...{ state: 'open', phase: 'turn', step: 0, hint: null, failure: null, outcome: 'missing', triesLeft: 2 },
};
const passed: LivenessProgress = { ...open, state: 'passed', phase: null, outcome: 'shown' };
const begun = (kind: 'head_turn' | 'spoken_digits'): LivenessBegun => ({
  challenge: {
    ...{ id: 'c', kind, tryNumber: 1, expiresInMs: 60_000 },
    turns: kind === 'head_turn' ? ['left', 'left', 'right'] : [],
    digits: kind === 'head_turn' ? null : '4071',
  },
  outcome: 'missing',
  triesLeft: 2,
});
const failed = (triesLeft: number): LivenessProgress => ({
  ...{ ...open, state: 'failed', phase: null, failure: 'abandoned' },
  ...{ triesLeft, outcome: triesLeft === 0 ? 'not_shown' : 'missing' },
});

describe(LivenessRun.name, () => {
  let calls: jest.Mocked<LivenessCalls>;
  let recorder: { stop: jest.Mock; cancel: jest.Mock };
  let sut: LivenessRun;

  beforeEach(() => {
    jest.useFakeTimers();
    calls = { begin: jest.fn(), sendFrame: jest.fn(), sendSound: jest.fn(), end: jest.fn() };
    calls.begin.mockImplementation((kind) => Promise.resolve(begun(kind)));
    calls.sendFrame.mockResolvedValue(open);
    calls.end.mockResolvedValue(failed(2));
    recorder = { stop: jest.fn().mockResolvedValue(new Blob(['sound'])), cancel: jest.fn() };
    sut = new LivenessRun({
      calls,
      captureFrame: () => Promise.resolve(new Blob(['frame'])),
      recordSound: () => recorder,
    });
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });
  const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

  it('sends four pictures a second until the try is over', async () => {
    await sut.begin('head_turn');
    await pass(900);
    expect(calls.sendFrame).toHaveBeenCalledTimes(4);
    expect(sut.state.get()).toMatchObject({ stage: 'running', progress: open });
    calls.sendFrame.mockResolvedValue(passed);
    await pass(250);
    expect(sut.state.get()).toMatchObject({ stage: 'over', progress: passed });
    await pass(2000);
    expect(calls.sendFrame).toHaveBeenCalledTimes(5);
  });

  it('waits for a slow line instead of sending more', async () => {
    calls.sendFrame.mockImplementation(() => new Promise((resolve) => setTimeout(() => resolve(open), 1000)));
    await sut.begin('head_turn');
    await pass(2900);
    expect(calls.sendFrame).toHaveBeenCalledTimes(3);
  });

  it('goes on after a lost picture, and gives up when all are lost', async () => {
    calls.sendFrame.mockRejectedValueOnce(new ApiError('network'));
    await sut.begin('head_turn');
    await pass(600);
    expect(sut.state.get()).toMatchObject({ stage: 'running', error: null });
    calls.sendFrame.mockRejectedValue(new ApiError('network'));
    await pass(2000);
    expect(sut.state.get()).toMatchObject({ stage: 'over', error: { code: 'network' } });
  });

  it('ends a try that nobody finished in time', async () => {
    await sut.begin('head_turn');
    await pass(60_500);
    expect(calls.end).toHaveBeenCalledWith('c');
    expect(sut.state.get()).toMatchObject({ stage: 'over', progress: { failure: 'abandoned' } });
  });

  it('shows digits first, and records and sends only from the word of the person', async () => {
    await sut.begin('spoken_digits');
    await pass(1000);
    expect(sut.state.get()).toMatchObject({ stage: 'shown', challenge: { digits: '4071' } });
    expect(calls.sendFrame).not.toHaveBeenCalled();
    sut.speak();
    await pass(500);
    calls.sendSound.mockResolvedValue({ ...passed, state: 'to_be_heard', outcome: 'to_be_heard' });
    await sut.stopSpeaking();
    expect(calls.sendFrame).toHaveBeenCalled();
    expect(calls.sendSound).toHaveBeenCalledWith('c', expect.any(Blob));
    expect(sut.state.get()).toMatchObject({ stage: 'over', progress: { outcome: 'to_be_heard' } });
  });

  it('sends a recording again after a lost connection', async () => {
    calls.sendSound.mockRejectedValueOnce(new ApiError('network')).mockResolvedValue(passed);
    await sut.begin('spoken_digits');
    sut.speak();
    const stopped = sut.stopSpeaking();
    await pass(1500);
    await stopped;
    expect(calls.sendSound).toHaveBeenCalledTimes(2);
    expect(sut.state.get()).toMatchObject({ stage: 'over', error: null });
  });

  it('ends a recording by itself, so that it stays short', async () => {
    calls.sendSound.mockResolvedValue(passed);
    await sut.begin('spoken_digits');
    sut.speak();
    await pass(8100);
    expect(recorder.stop).toHaveBeenCalledTimes(1);
  });

  it('uses up the tries of somebody who can do neither', async () => {
    calls.end
      .mockResolvedValueOnce(failed(2))
      .mockResolvedValueOnce(failed(1))
      .mockResolvedValueOnce(failed(0));
    await sut.giveUpAll();
    expect(calls.end).toHaveBeenCalledTimes(3);
    expect(sut.state.get()).toMatchObject({ stage: 'over', progress: { outcome: 'not_shown' } });
  });

  it('stops with the page', async () => {
    await sut.begin('spoken_digits');
    sut.speak();
    sut.close();
    expect(recorder.cancel).toHaveBeenCalled();
    await pass(1000);
    expect(calls.sendFrame).not.toHaveBeenCalled();
  });
});
