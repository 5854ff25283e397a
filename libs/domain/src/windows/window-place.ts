/** A window that lost its connection may come back within this time before another one of the candidate takes its place. */
export const WINDOW_RETURNS_WITHIN_MS = 15_000;
/** A page that says good-bye may only be loading again; a window that waits leaves it so long. */
export const WINDOW_RELOADS_WITHIN_MS = 10_000;

/** The window that holds an attempt, as its gateway knows it. */
export interface WindowPresence {
  windowId: string;
  /**
   * - `here`: connected
   * - `lost`: the connection broke, or the gateway has not seen it since it started
   * - `closed`: the page said that it goes
   */
  connection: 'here' | 'lost' | 'closed';
  /** Since the connection ended; 0 while it is here. */
  awayMs: number;
}

/**
 * Whether a window may have the place without anybody's word: it holds it already, nobody does, or the one that does is gone. Only a
 * window that is there keeps others out, so that a dead device, a dead line or a reload never needs a person.
 * @param isWaiting whether it asked before and was told to wait
 */
export function mayTakePlace(windowId: string, held: WindowPresence | null, isWaiting: boolean): boolean {
  if (!held || held.windowId === windowId) return true;
  switch (held.connection) {
    case 'here':
      return false;
    case 'lost':
      return held.awayMs > WINDOW_RETURNS_WITHIN_MS;
    case 'closed':
      return !isWaiting || held.awayMs > WINDOW_RELOADS_WITHIN_MS;
  }
}
