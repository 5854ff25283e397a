import { useEffect, useState } from 'react';
import { api } from '../core/api-client';
import { AttemptSession } from '../core/attempt/attempt-session';
import { Store } from '../core/store';
import { useStore } from './use-store';

/**
 * The session of an attempt for as long as the page is open; null for one moment at the start. It is made in the effect and not
 * while rendering, because it opens cameras and sockets and must be closed as often as it is made.
 */
export function useAttemptSession(attemptId: string): AttemptSession | null {
  const [holder] = useState(() => new Store<AttemptSession | null>(null));
  useEffect(() => {
    const opened = new AttemptSession({
      attemptId,
      api,
      devices: navigator.mediaDevices,
      storage: browserStorage(),
    });
    opened.open();
    holder.set(opened);
    return () => {
      opened.close();
      holder.set(null);
    };
  }, [attemptId, holder]);
  return useStore(holder);
}

function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
