import { useCallback, useState } from 'react';

/** The width of an element in CSS pixels, kept up to date; give `ref` to the element. 0 before the first measurement. */
export function useElementWidth(): {
  width: number;
  ref: (element: Element | null) => (() => void) | undefined;
} {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: Element | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { width, ref };
}
