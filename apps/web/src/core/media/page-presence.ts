import type { SeenEvent } from './client-reports';

export interface PagePresence {
  /**
   * Reports how the page stands now. After a reload the gateway still holds what the old page said while it unloaded, and after
   * a new join it may have lost the last change.
   */
  reportNow: () => void;
  stop: () => void;
}

/** Reports how the page stands, then each time it is hidden or loses the focus and is back. */
export function watchPagePresence(report: (event: SeenEvent) => void): PagePresence {
  const onVisibility = (): void =>
    report({ kind: document.visibilityState === 'hidden' ? 'page_hidden' : 'page_visible' });
  const onBlur = (): void => report({ kind: 'window_blurred' });
  const onFocus = (): void => report({ kind: 'window_focused' });
  const reportNow = (): void => {
    onVisibility();
    if (document.hasFocus()) onFocus();
    else onBlur();
  };
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('blur', onBlur);
  window.addEventListener('focus', onFocus);
  reportNow();
  return {
    reportNow,
    stop: () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('blur', onBlur);
      window.removeEventListener('focus', onFocus);
    },
  };
}
