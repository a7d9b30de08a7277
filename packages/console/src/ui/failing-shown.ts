import { useEffect, useSyncExternalStore } from 'react';

/* How many parts of the page say that they failed: beside them no notice about the rest is needed. */

const listeners = new Set<() => void>();
let shown = 0;

/** Counts whoever calls it, for as long as it is on screen. */
export function useCountedAsFailing(): void {
  useEffect(() => {
    change(1);
    return () => change(-1);
  }, []);
}

/** Whether any part of the page says that it failed. */
export function useIsFailingShown(): boolean {
  return useSyncExternalStore(listen, () => shown > 0);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(by: number): void {
  shown += by;
  for (const listener of listeners) listener();
}
