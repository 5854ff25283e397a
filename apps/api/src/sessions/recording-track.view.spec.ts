import { recordingTrackView, recordingVersion } from './recording-track.view';

const segment = (run: number, startMs: number, endMs: number) => ({ run, startMs, endMs, sizeBytes: 1000 });

describe(recordingTrackView.name, () => {
  it('is null without segments', () => {
    expect(recordingTrackView('av', [])).toBeNull();
  });

  it('sums up segments in order of time and finds the gaps between them', () => {
    const segments = [segment(2, 30_000, 40_000), segment(1, 100, 10_000), segment(1, 10_040, 20_000)];
    expect(recordingTrackView('av', segments)).toEqual({
      chain: 'av',
      startMs: 100,
      endMs: 40_000,
      sizeBytes: 3000,
      segments: 3,
      runs: 2,
      gaps: [{ startMs: 20_000, endMs: 30_000 }],
      version: '3-3000',
    });
  });

  it('finds no gap where segments overlap', () => {
    const segments = [segment(1, 0, 20_000), segment(1, 5_000, 10_000), segment(1, 20_200, 30_000)];
    expect(recordingTrackView('screen', segments)?.gaps).toEqual([]);
  });
});

describe(recordingVersion.name, () => {
  it('changes when the recording grows', () => {
    const before = [segment(1, 0, 10_000)];
    expect(recordingVersion([...before, segment(1, 10_000, 20_000)])).not.toBe(recordingVersion(before));
  });
});
