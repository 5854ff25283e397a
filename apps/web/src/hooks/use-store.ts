import { useSyncExternalStore } from 'react';
import type { ReadableStore } from '../core/store';

/** The store's value now; the component renders again after every change. */
export function useStore<T>(store: ReadableStore<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
