import { type RuleContext } from '@bakylau/contracts';
import { connectionSpans } from './connection-spans';

type Report = 'page_hidden' | 'page_visible' | 'window_blurred' | 'window_focused';
const report = (kind: Report, atMs: number): RuleContext => ({ kind: 'client', event: { kind, atMs } });
const page = (connected: boolean, atMs: number): RuleContext => ({ kind: 'page', atMs, connected });

describe(connectionSpans.name, () => {
  it('tells a hidden page from one behind another window, each span once', () => {
    const { focusLosses } = connectionSpans(
      [
        report('window_blurred', 10_000),
        report('page_hidden', 12_000),
        report('page_visible', 15_000),
        report('window_focused', 16_000),
      ],
      60_000,
    );
    expect(focusLosses).toEqual([
      { state: 'behind', startMs: 10_000, endMs: 12_000 },
      { state: 'hidden', startMs: 12_000, endMs: 15_000 },
      { state: 'behind', startMs: 15_000, endMs: 16_000 },
    ]);
  });

  it('takes a window in front for a visible page', () => {
    const context = [report('page_hidden', 1000), report('window_focused', 3000)];
    expect(connectionSpans(context, 9000).focusLosses).toEqual([
      { state: 'hidden', startMs: 1000, endMs: 3000 },
    ]);
  });

  it('blames nobody for the time in which the page could not report', () => {
    const spans = connectionSpans(
      [report('page_hidden', 1000), page(false, 4000), page(true, 9000), report('window_focused', 9100)],
      20_000,
    );
    expect(spans).toEqual({
      focusLosses: [{ state: 'hidden', startMs: 1000, endMs: 4000 }],
      disconnections: [{ startMs: 4000, endMs: 9000 }],
    });
  });

  it('ends everything with a pause, and what goes on with the session', () => {
    const paused: RuleContext = { kind: 'watch_ended', atMs: 5000 };
    const spans = connectionSpans(
      [page(false, 2000), paused, page(true, 50_000), report('window_blurred', 55_000)],
      60_000,
    );
    expect(spans).toEqual({
      focusLosses: [{ state: 'behind', startMs: 55_000, endMs: 60_000 }],
      disconnections: [{ startMs: 2000, endMs: 5000 }],
    });
  });
});
