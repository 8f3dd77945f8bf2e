import { useSyncExternalStore } from 'react';

/** In the browser's storage: whether one wants to see the source at each field is one's own habit, not the entry's. */
const KEY = 'localization.sources.hidden';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isShown = (): boolean => window.localStorage.getItem(KEY) === null;

function show(isToBeShown: boolean): void {
  if (isToBeShown) window.localStorage.removeItem(KEY);
  else window.localStorage.setItem(KEY, 'true');
  for (const listener of listeners) listener();
}

/** Whether the source is shown at each field, the same for all of the page, and remembered. It is until somebody says otherwise. */
export const useShowSources = (): [boolean, typeof show] => [useSyncExternalStore(subscribe, isShown), show];
