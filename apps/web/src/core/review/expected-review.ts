import type { SessionReview } from '@bakylau/contracts';
import { api } from '../api-client';

let expected: { sessionId: string; review: Promise<SessionReview> } | null = null;

/** Begins to ask for a review whose page is about to open. Returns at once: a page that opens does not wait for it. */
export function expectReview(sessionId: string): null {
  const review = api.call('reviewSession', { params: { sessionId } });
  // Who takes it hears of the failure.
  review.catch(() => undefined);
  expected = { sessionId, review };
  return null;
}

/** The review that was asked for beforehand, once; null when none was. */
export function takeExpectedReview(sessionId: string): Promise<SessionReview> | null {
  const taken = expected?.sessionId === sessionId ? expected.review : null;
  expected = null;
  return taken;
}
