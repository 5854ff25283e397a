import type { SeenEvent } from './client-reports';

/** Reports when the page is hidden or loses the focus, and when it is back. Call the returned function to stop. */
export function watchPagePresence(report: (event: SeenEvent) => void): () => void {
  const onVisibility = (): void =>
    report({ kind: document.visibilityState === 'hidden' ? 'page_hidden' : 'page_visible' });
  const onBlur = (): void => report({ kind: 'window_blurred' });
  const onFocus = (): void => report({ kind: 'window_focused' });
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('blur', onBlur);
  window.addEventListener('focus', onFocus);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('blur', onBlur);
    window.removeEventListener('focus', onFocus);
  };
}
