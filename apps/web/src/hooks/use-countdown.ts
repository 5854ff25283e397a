import { useEffect, useState } from 'react';

const TICK_MS = 500;

/**
 * Milliseconds until an instant of the server's, 0 when it is over, null without one. The page's own clock only measures what
 * passes since `serverNow` was read.
 */
export function useCountdown(endsAt: string | null, serverNow: string): number | null {
  const [leftMs, setLeftMs] = useState<number | null>(null);
  useEffect(() => {
    if (endsAt === null) return;
    const readAt = performance.now();
    const wholeMs = Date.parse(endsAt) - Date.parse(serverNow);
    const tick = (): void => setLeftMs(Math.max(0, wholeMs - (performance.now() - readAt)));
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [endsAt, serverNow]);
  return endsAt === null ? null : leftMs;
}
