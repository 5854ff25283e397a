import { useEffect, useState } from 'react';
import { api } from '../core/api-client';
import { AttemptSession } from '../core/attempt/attempt-session';
import { examWindowId } from '../core/attempt/exam-window';
import { Store } from '../core/store';
import { useStore } from './use-store';

/**
 * The session of an attempt for as long as the page is open; null for one moment at the start. It is made in the effect and not
 * while rendering, because it opens cameras and sockets and must be closed as often as it is made.
 */
export function useAttemptSession(attemptId: string): AttemptSession | null {
  const [holder] = useState(() => new Store<AttemptSession | null>(null));
  useEffect(() => {
    let isGone = false;
    void examWindowId().then((windowId) => {
      if (isGone) return;
      api.windowId = windowId;
      const opened = new AttemptSession({
        ...{ attemptId, windowId, api },
        devices: navigator.mediaDevices,
        storage: browserStorage(),
      });
      opened.open();
      holder.set(opened);
    });
    return () => {
      isGone = true;
      holder.get()?.close();
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
