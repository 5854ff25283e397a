import { useEffect } from 'react';

/** Calls `action` every `everyMs` while the page is visible; a page in the background asks for nothing. */
export function useRepeat(action: () => void, everyMs: number): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) action();
    }, everyMs);
    return () => clearInterval(timer);
  }, [action, everyMs]);
}
