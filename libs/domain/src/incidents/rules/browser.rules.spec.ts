import { SessionStream } from '../session-stream.factory';
import { PageLeftRule } from './page-left.rule';
import { ScreenShareStoppedRule } from './screen-share-stopped.rule';

const at = (kind: 'page_hidden' | 'page_visible' | 'window_blurred' | 'window_focused', atMs: number) => ({
  kind,
  atMs,
});

describe(PageLeftRule.name, () => {
  it('opens after two seconds away and closes on return', () => {
    const played = new SessionStream()
      .client(at('window_blurred', 10_000))
      .client(at('page_hidden', 10_100))
      .client(at('page_visible', 15_000))
      .client(at('window_focused', 15_050))
      .play(20_000);
    expect(played.spansOf('page.left')).toEqual([[10_000, 15_050]]);
    expect(played.stepsOf('page.left')[0]).toMatchObject({ ledger: 'behaviour', severity: 'attention' });
    expect(played.hintsOf('page.left')).toEqual([]);
  });

  it('does not open on a blink away', () => {
    const played = new SessionStream();
    for (let atMs = 1000; atMs < 100_000; atMs += 4000) {
      played.client(at('window_blurred', atMs)).client(at('window_focused', atMs + 1500));
    }
    expect(played.play(100_000).openedRules()).toEqual([]);
  });

  it('opens and closes at once when the reports come late', () => {
    const { rules } = new SessionStream().play(60_000);
    rules.push({ kind: 'client', event: at('page_hidden', 20_000) });
    const changes = rules.push({ kind: 'client', event: at('page_visible', 45_000) });
    expect(changes.map(({ change }) => change)).toEqual(['opened', 'closed']);
    expect(changes[1]).toMatchObject({ startedAtMs: 20_000, endedAtMs: 45_000 });
  });

  it('is one incident while the person switches between other windows', () => {
    const played = new SessionStream()
      .client(at('window_blurred', 10_000))
      .client(at('page_hidden', 12_000))
      .client(at('page_visible', 14_000))
      .client(at('page_hidden', 16_000))
      .client(at('window_focused', 20_000))
      .play(30_000);
    expect(played.spansOf('page.left')).toEqual([[10_000, 20_000]]);
  });
});

describe(ScreenShareStoppedRule.name, () => {
  it('opens at once when the person ends the share and closes when the screen is back', () => {
    const played = new SessionStream()
      .media(0, 'screen', true)
      .client({ kind: 'track_ended', atMs: 10_000, source: 'screen', cause: 'user' })
      .media(10_300, 'screen', false)
      .media(25_000, 'screen', true)
      .play(40_000);
    expect(played.spansOf('screen.share_stopped')).toEqual([[10_000, 25_000]]);
    expect(played.stepsOf('screen.share_stopped')[0]?.severity).toBe('critical');
    expect(played.hintsOf('screen.share_stopped')).toEqual(['hint_raised', 'hint_cleared']);
  });

  it('does not open when a device ended it, or for another source', () => {
    const played = new SessionStream()
      .client({ kind: 'track_ended', atMs: 10_000, source: 'screen', cause: 'device' })
      .client({ kind: 'track_ended', atMs: 11_000, source: 'camera', cause: 'user' })
      .play(40_000);
    expect(played.openedRules()).toEqual([]);
  });
});
