import { type FocusLoss, type RuleContext } from '@bakylau/contracts';

export interface Span {
  startMs: number;
  endMs: number;
}

export interface ConnectionSpans {
  focusLosses: FocusLoss[];
  /** The page had no connection to the gateway. */
  disconnections: Span[];
}

/**
 * Turns what the page reported into spans. What the page said last holds until it says otherwise, except while it cannot: a
 * page that lost its connection ends what was going on, and one that begins is in front until it reports what is not so.
 * Pauses of the exam end everything too, for nothing is noted down in them.
 * @param context of one session, in the order in which the gateway noted it
 * @param endMs of the session, for what still goes on
 */
export function connectionSpans(context: readonly RuleContext[], endMs: number): ConnectionSpans {
  const focus = new FocusSpans();
  const disconnections: Span[] = [];
  let lostAtMs: number | null = null;
  const connect = (atMs: number): void => {
    if (lostAtMs !== null && atMs > lostAtMs) disconnections.push({ startMs: lostAtMs, endMs: atMs });
    lostAtMs = null;
  };
  for (const entry of context) {
    if (entry.kind === 'client') focus.report(entry.event);
    else if (entry.kind === 'page') {
      focus.reset(entry.atMs);
      if (entry.connected) connect(entry.atMs);
      else lostAtMs ??= entry.atMs;
    } else if (entry.kind === 'watch_ended') {
      focus.reset(entry.atMs);
      connect(entry.atMs);
    }
  }
  focus.reset(endMs);
  connect(endMs);
  return { focusLosses: focus.spans, disconnections };
}

/** One span for each state that the page was in; a page that is hidden is behind as well, and only the former is told. */
class FocusSpans {
  readonly spans: FocusLoss[] = [];
  private hidden = false;
  private blurred = false;
  private going: { state: FocusLoss['state']; startMs: number } | null = null;

  report(event: Extract<RuleContext, { kind: 'client' }>['event']): void {
    if (event.kind === 'page_hidden') this.hidden = true;
    else if (event.kind === 'page_visible') this.hidden = false;
    else if (event.kind === 'window_blurred') this.blurred = true;
    else if (event.kind === 'window_focused') this.hidden = this.blurred = false;
    else return;
    this.follow(event.atMs);
  }

  reset(atMs: number): void {
    this.hidden = this.blurred = false;
    this.follow(atMs);
  }

  private follow(atMs: number): void {
    const state = this.hidden ? 'hidden' : this.blurred ? 'behind' : null;
    if (state === (this.going?.state ?? null)) return;
    if (this.going && atMs > this.going.startMs) this.spans.push({ ...this.going, endMs: atMs });
    this.going = state && { state, startMs: atMs };
  }
}
