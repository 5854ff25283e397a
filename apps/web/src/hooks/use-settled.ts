import { useEffect, useState } from 'react';

/** A page that never rests shows the rest of itself after this time all the same. */
const AT_LATEST_MS = 500;

/**
 * False while a page is first put on the screen, true once it has rested: for what lies below and need not hold up the rest.
 * @param drawn whether what comes first is on the page
 */
export function useSettled(drawn = true): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!drawn) return;
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setSettled(true), 0);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(() => setSettled(true), { timeout: AT_LATEST_MS });
    return () => cancelIdleCallback(idle);
  }, [drawn]);
  return settled;
}
