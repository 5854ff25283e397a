import { useEffect, useState } from 'react';

/** A page that never rests shows the rest of itself after this time all the same. */
const AT_LATEST_MS = 500;
/** So long may that which comes first take. */
const DRAWN_AT_LATEST_MS = 2000;

/**
 * False while a page is first put on the screen, true once it has rested: for what lies below and need not hold up the rest.
 * @param drawn whether what comes first is on the page
 */
export function useSettled(drawn: boolean): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!drawn || !('requestIdleCallback' in window)) {
      // Safari has no idle callbacks.
      const timer = setTimeout(() => setSettled(true), drawn ? 0 : DRAWN_AT_LATEST_MS);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(() => setSettled(true), { timeout: AT_LATEST_MS });
    return () => cancelIdleCallback(idle);
  }, [drawn]);
  return settled;
}
