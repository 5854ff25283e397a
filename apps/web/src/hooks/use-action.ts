import { useCallback, useRef, useState } from 'react';
import { toApiError, type ApiError } from '../core/api-error';

export interface Action<A extends unknown[]> {
  pending: boolean;
  /** Of the last run; gone when the next begins. */
  error: ApiError | null;
  /** Runs it unless it already runs. Never rejects. */
  run: (...args: A) => Promise<void>;
}

/** Something that a button does: whether it is under way, and how the last try failed. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Action<A> {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const running = useRef(false);
  const run = useCallback(
    async (...args: A) => {
      if (running.current) return;
      running.current = true;
      setPending(true);
      setError(null);
      try {
        await act(...args);
      } catch (thrown) {
        setError(toApiError(thrown));
      } finally {
        running.current = false;
        setPending(false);
      }
    },
    [act],
  );
  return { pending, error, run };
}
