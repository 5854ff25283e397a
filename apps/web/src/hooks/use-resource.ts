import { useCallback, useEffect, useState } from 'react';
import { toApiError, type ApiError } from '../core/api-error';

export type Resource<T> =
  | { kind: 'loading'; data: null; error: null }
  | { kind: 'ready'; data: T; error: null }
  | { kind: 'failed'; data: null; error: ApiError };

/**
 * Loads something when the page opens and again on `reload`. While it loads again, the old data stays on the screen; when that
 * fails, the old data stays too. `load` must be stable (useCallback): a new one is loaded at once.
 */
export function useResource<T>(load: (signal: AbortSignal) => Promise<T>): Resource<T> & {
  reload: () => void;
} {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ from: typeof load; resource: Resource<T> } | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setState({ from: load, resource: { kind: 'ready', data, error: null } });
      },
      (thrown: unknown) => {
        if (abort.signal.aborted) return;
        setState((old) =>
          old?.from === load && old.resource.kind === 'ready'
            ? old
            : { from: load, resource: { kind: 'failed', data: null, error: toApiError(thrown) } },
        );
      },
    );
    return () => abort.abort();
  }, [load, round]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  const resource: Resource<T> =
    state?.from === load ? state.resource : { kind: 'loading', data: null, error: null };
  return { ...resource, reload };
}
