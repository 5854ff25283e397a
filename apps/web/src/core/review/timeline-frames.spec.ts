import type { RecordingChain } from '@bakylau/contracts';
import { TimelineFrames } from './timeline-frames';

const urls = { createObjectURL: () => 'blob:1', revokeObjectURL: jest.fn() };

describe(TimelineFrames.name, () => {
  const asked: [RecordingChain, number][] = [];
  const answer = jest.fn<Promise<Blob | null>, [RecordingChain, number, AbortSignal]>();
  let sut: TimelineFrames;
  beforeEach(() => {
    jest.useFakeTimers();
    asked.length = 0;
    answer.mockReset().mockImplementation((chain, atMs) => {
      asked.push([chain, atMs]);
      return Promise.resolve(chain === 'av' ? new Blob(['x']) : null);
    });
    sut = new TimelineFrames(['av', 'screen'], answer, urls);
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });
  const rest = () => jest.advanceTimersByTimeAsync(100);

  it('loads only where the pointer rests, and each place once', async () => {
    for (let atMs = 0; atMs < 60_000; atMs += 1000) sut.point(atMs);
    sut.point(62_300);
    await rest();
    expect(asked).toEqual([
      ['av', 60_000],
      ['screen', 60_000],
    ]);
    expect(sut.state.get().frame).toEqual({ atMs: 62_300, pictures: { av: 'blob:1', screen: null } });
    sut.point(64_900);
    await rest();
    expect(asked).toHaveLength(2);
    expect(sut.state.get().frame).toEqual({ atMs: 64_900, pictures: { av: 'blob:1', screen: null } });
  });

  it('shows nothing after the pointer left, though an answer comes', async () => {
    let come: (blob: Blob) => void = () => undefined;
    answer.mockImplementation(() => new Promise((resolve) => (come = resolve)));
    sut.point(5000);
    await rest();
    sut.leave();
    come(new Blob(['x']));
    await rest();
    expect(sut.state.get().frame).toBeNull();
  });

  it('asks again after a failure', async () => {
    answer.mockRejectedValueOnce(new Error('offline'));
    sut.point(5000);
    await rest();
    expect(sut.state.get().frame?.pictures).toEqual({ av: undefined, screen: null });
    sut.point(5001);
    await rest();
    expect(sut.state.get().frame?.pictures).toEqual({ av: 'blob:1', screen: null });
  });
});
