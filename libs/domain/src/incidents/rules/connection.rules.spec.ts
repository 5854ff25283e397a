import { frameOf, SessionStream } from '../session-stream.factory';
import { AnalysisUnavailableRule } from './analysis-unavailable.rule';
import { MediaGapRule } from './media-gap.rule';
import { MicrophoneSilentRule } from './microphone-silent.rule';

describe(MicrophoneSilentRule.name, () => {
  it('opens on five seconds of zeros, tells the candidate, and closes on signal', () => {
    const played = new SessionStream()
      .sound({ fromMs: 0, toMs: 9_000 }, -70)
      .sound({ fromMs: 10_000, toMs: 17_000 }, -120)
      .sound({ fromMs: 18_000, toMs: 25_000 }, -70)
      .play(26_000);
    expect(played.spansOf('microphone.silent')).toEqual([[10_000, 18_000]]);
    expect(played.stepsOf('microphone.silent')[0]).toMatchObject({
      ledger: 'technical',
      wantsEvidence: false,
    });
    expect(played.hintsOf('microphone.silent')).toEqual(['hint_raised', 'hint_cleared']);
  });

  it('does not open on a very quiet room or on short silence', () => {
    const played = new SessionStream().sound({ fromMs: 0, toMs: 60_000 }, (atMs) =>
      atMs % 5000 === 0 ? -110 : -120,
    );
    expect(played.play(61_000).openedRules()).toEqual([]);
  });
});

describe(MediaGapRule.name, () => {
  it('opens three seconds after a flowing source stops, and closes when it is back', () => {
    const played = new SessionStream()
      .media(0, 'screen', true)
      .media(10_000, 'screen', false)
      .media(20_000, 'screen', true)
      .play(30_000);
    expect(played.spansOf('media.gap')).toEqual([[10_000, 20_000]]);
    const [opened] = played.stepsOf('media.gap');
    expect(opened?.card.durationMs).toBe(3000);
    expect(opened?.card.summary.en).toBe('The screen sent nothing for 3 s (limit 3 s).');
    expect(opened?.ledger).toBe('technical');
  });

  it('keeps the sources apart', () => {
    const played = new SessionStream()
      .media(0, 'camera', true)
      .media(0, 'microphone', true)
      .media(5_000, 'camera', false)
      .media(6_000, 'microphone', false)
      .play(12_000);
    const keys = played.stepsOf('media.gap').map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  it('does not open on a short stop, or on a source that never flowed', () => {
    const played = new SessionStream()
      .media(0, 'camera', true)
      .media(0, 'screen', false)
      .media(5_000, 'camera', false)
      .media(7_500, 'camera', true)
      .play(30_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('stands also when the browser reported an ended share, whichever news comes first', () => {
    const ended = { kind: 'track_ended', atMs: 5_000, source: 'screen', cause: 'user' } as const;
    for (const stopMs of [4_500, 5_500]) {
      const played = new SessionStream()
        .media(0, 'screen', true)
        .client(ended)
        .media(stopMs, 'screen', false)
        .media(12_000, 'screen', true)
        .play(30_000);
      expect(played.spansOf('media.gap')).toEqual([[stopMs, 12_000]]);
      expect(played.openedRules()).toEqual(['media.gap']);
    }
  });

  it.each(['camera', 'microphone', 'screen'] as const)('a %s away for more than 30 s', (source) => {
    const played = new SessionStream()
      .media(0, source, true)
      .media(10_000, source, false)
      .media(60_000, source, true)
      .media(70_000, source, false)
      .media(80_000, source, true)
      .play(90_000);
    const severities = played.changes.map((change) => 'card' in change && [change.change, change.severity]);
    const late = source === 'screen' ? 'info' : 'attention';
    expect(severities[0]).toEqual(['opened', 'info']);
    expect(severities).toContainEqual(['updated', late]);
    expect(severities).toContainEqual(['closed', late]);
    expect(played.stepsOf('media.gap').slice(-2)).toMatchObject([
      { severity: 'info', startedAtMs: 70_000, ledger: 'technical' },
      { severity: 'info', change: 'closed' },
    ]);
  });

  it('opens for an unplugged camera that the browser reported', () => {
    const played = new SessionStream()
      .media(0, 'camera', true)
      .client({ kind: 'track_ended', atMs: 5_000, source: 'camera', cause: 'device' })
      .media(5_200, 'camera', false)
      .play(20_000);
    expect(played.openedRules()).toEqual(['media.gap']);
  });
});

describe(AnalysisUnavailableRule.name, () => {
  const failures = (fromMs: number, toMs: number) => {
    const stream = new SessionStream();
    for (let atMs = fromMs; atMs <= toMs; atMs += 1000) stream.add({ kind: 'analysis_unavailable', atMs });
    return stream;
  };

  it('opens after five seconds of failures and closes on the first answer', () => {
    const played = failures(10_000, 19_000)
      .frames({ fromMs: 20_000, toMs: 25_000 }, (atMs) => frameOf(atMs))
      .play(26_000);
    expect(played.spansOf('analysis.unavailable')).toEqual([[10_000, 20_000]]);
    expect(played.openedRules()).toEqual(['analysis.unavailable']);
  });

  it('opens when only the pictures fail, though the sound is analysed', () => {
    const stream = new SessionStream().sound({ fromMs: 0, toMs: 40_000 }, -70);
    for (let atMs = 10_000; atMs < 30_000; atMs += 1000)
      stream.add({ kind: 'analysis_unavailable', atMs, source: 'camera' });
    const played = stream.frames({ fromMs: 30_000, toMs: 40_000 }, (atMs) => frameOf(atMs)).play(40_000);
    expect(played.spansOf('analysis.unavailable')).toEqual([[10_000, 30_000]]);
    const [opened] = played.stepsOf('analysis.unavailable');
    expect(opened?.card.summary.en).toContain('no answer about the camera for 5 s');
  });

  it('bears one failure where pictures come slowly', () => {
    const slow = (atMs: number) => frameOf(atMs);
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 12_000, everyMs: 6_000 }, slow)
      .add({ kind: 'analysis_unavailable', atMs: 18_000, source: 'camera' })
      .frames({ fromMs: 24_000, toMs: 60_000, everyMs: 6_000 }, slow);
    expect(played.play(60_000).openedRules()).toEqual([]);
  });

  it('opens when pictures flow and nothing is heard of any, until one is analysed or the camera stops', () => {
    const silence = () =>
      new SessionStream().media(0, 'camera', true).sound({ fromMs: 0, toMs: 90_000 }, -70);
    const back = silence()
      .frames({ fromMs: 50_000, toMs: 90_000 }, (atMs) => frameOf(atMs))
      .play(90_000);
    expect(back.spansOf('analysis.unavailable')).toEqual([[0, 50_000]]);
    expect(back.stepsOf('analysis.unavailable')[0]?.severity).toBe('attention');
    const stopped = silence().media(45_000, 'camera', false).play(90_000);
    expect(stopped.spansOf('analysis.unavailable')).toEqual([[0, 45_000]]);
  });

  it('waits for no picture during a room scan, and afresh after it', () => {
    const scanned = () =>
      new SessionStream()
        .media(0, 'camera', true)
        .calm({ fromMs: 0, toMs: 9_000 })
        .add({ kind: 'room_scan', atMs: 10_000, underWay: true })
        .media(20_000, 'camera', false)
        .media(22_500, 'camera', true)
        .sound({ fromMs: 10_000, toMs: 150_000 }, -70)
        .add({ kind: 'room_scan', atMs: 80_000, underWay: false });
    const seen = scanned().frames({ fromMs: 95_000, toMs: 150_000 }, (atMs) => frameOf(atMs));
    expect(seen.play(150_000).openedRules()).toEqual([]);
    expect(scanned().play(150_000).openedRules()).toEqual(['analysis.unavailable']);
  });

  it('takes the time in which there was no gateway for nothing missed', () => {
    const played = new SessionStream()
      .media(0, 'camera', true)
      .calm({ fromMs: 0, toMs: 20_000 })
      .media(100_000, 'camera', true)
      .sound({ fromMs: 100_000, toMs: 104_000 }, -70)
      .calm({ fromMs: 105_000, toMs: 120_000 });
    expect(played.play(120_000).openedRules()).toEqual([]);
  });

  it('does not open while answers come in between', () => {
    const played = failures(10_000, 60_000).frames({ fromMs: 10_500, toMs: 60_500, everyMs: 3000 }, (atMs) =>
      frameOf(atMs),
    );
    expect(played.play(60_500).openedRules()).toEqual([]);
  });
});
