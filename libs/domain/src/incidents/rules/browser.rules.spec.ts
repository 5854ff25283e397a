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

  it('does not grow while the page is not connected, and takes the next page as visible', () => {
    const played = new SessionStream()
      .client(at('page_hidden', 10_000))
      .add({ kind: 'page', atMs: 15_200, connected: false })
      .add({ kind: 'page', atMs: 60_000, connected: true })
      .play(90_000);
    expect(played.spansOf('page.left')).toEqual([[10_000, 15_000]]);
    expect(played.lifeOf('page.left')).toEqual(['opened', 'closed']);
  });

  it('does not open when the page went away right after it was hidden', () => {
    const played = new SessionStream()
      .client(at('page_hidden', 10_000))
      .add({ kind: 'page', atMs: 11_000, connected: false })
      .play(60_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('rests while all media is lost, and goes on when the page is still hidden after it', () => {
    const played = new SessionStream()
      .client(at('page_hidden', 10_000))
      .add({ kind: 'interruption', atMs: 20_100, interrupted: true })
      .add({ kind: 'interruption', atMs: 50_000, interrupted: false })
      .client(at('page_visible', 55_000))
      .play(60_000);
    expect(played.spansOf('page.left')).toEqual([
      [10_000, 20_000],
      [50_000, 55_000],
    ]);
  });
});

describe(ScreenShareStoppedRule.name, () => {
  const ended = { kind: 'track_ended', atMs: 10_000, source: 'screen', cause: 'user' } as const;
  const shared = () =>
    new SessionStream().media(0, 'screen', true).client(ended).media(10_300, 'screen', false);

  it('tells the page at once and opens when the share is not back ten seconds later', () => {
    const played = shared().media(35_000, 'screen', true).play(40_000);
    expect(played.changes[0]).toMatchObject({ change: 'hint_raised', atMs: 10_000 });
    const [opened] = played.stepsOf('screen.share_stopped');
    expect(opened).toMatchObject({ startedAtMs: 10_000, severity: 'attention', ledger: 'behaviour' });
    expect(opened?.card).toMatchObject({ durationMs: 10_000, threshold: { value: 10_000, unit: 'ms' } });
    expect(played.spansOf('screen.share_stopped')).toEqual([[10_000, 35_000]]);
    expect(played.hintsOf('screen.share_stopped')).toEqual(['hint_raised', 'hint_cleared']);
  });

  it('is no behaviour when the share comes back in time, or when nobody was told', () => {
    const back = shared().media(19_000, 'screen', true).play(60_000);
    expect(back.openedRules()).toEqual(['media.gap']);
    expect(back.hintsOf('screen.share_stopped')).toEqual(['hint_raised', 'hint_cleared']);
    expect(shared().withoutPage().play(60_000).openedRules()).toEqual(['media.gap']);
  });

  it('begins anew with the next page, and leaves the time without one to nobody', () => {
    const played = shared()
      .add({ kind: 'page', atMs: 15_000, connected: false })
      .add({ kind: 'page', atMs: 40_000, connected: true })
      .add({ kind: 'hint_delivered', atMs: 41_000, rule: 'screen.share_stopped' })
      .play(60_000);
    const [opened] = played.stepsOf('screen.share_stopped');
    expect(opened).toMatchObject({ startedAtMs: 41_000, card: { durationMs: 10_000 } });
  });

  it('waits while all media is lost', () => {
    const played = shared()
      .add({ kind: 'interruption', atMs: 12_000, interrupted: true })
      .add({ kind: 'interruption', atMs: 45_000, interrupted: false })
      .media(50_000, 'screen', true)
      .play(60_000);
    expect(played.openedRules()).toEqual(['media.gap']);
  });

  it('does not open when a device ended it, or for another source', () => {
    const played = new SessionStream()
      .client({ kind: 'track_ended', atMs: 10_000, source: 'screen', cause: 'device' })
      .client({ kind: 'track_ended', atMs: 11_000, source: 'camera', cause: 'user' })
      .play(40_000);
    expect(played.openedRules()).toEqual([]);
  });
});
