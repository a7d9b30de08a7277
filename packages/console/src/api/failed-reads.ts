import { notifyManager, useQueryClient, type Query } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { Failure } from './failure.ts';

/* What the page on screen could not read: a choice without its options, figures of an hour ago. */

/** What failed, and whether older data stands in its place. */
export interface FailedRead {
  readonly error: unknown;
  readonly isOld: boolean;
}

/**
 * The first read of this page that failed and is not tried again yet; null while nothing is amiss. What is
 * read again by itself is left out: it comes right by itself. So is what the server refuses of words that
 * are being typed: that stands at their field.
 */
export function useFailedRead(): FailedRead | null {
  const cache = useQueryClient().getQueryCache();
  const listen = useCallback(
    (listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener)),
    [cache],
  );
  const failed = useSyncExternalStore(listen, () => cache.findAll(TOLD)[0]?.state ?? null);
  return failed === null ? null : { error: failed.error, isOld: failed.data !== undefined };
}

/** Reads once more all that failed on this page: what was wrong with one was most often wrong with all. */
export function useReadAgain(): () => void {
  const client = useQueryClient();
  return () => void client.refetchQueries(FAILED);
}

const hasFailed = ({ state: { status, fetchStatus } }: Query): boolean =>
  status === 'error' && fetchStatus === 'idle';

const FAILED = { type: 'active', predicate: hasFailed } as const;
const TOLD = {
  type: 'active',
  predicate: (query: Query) =>
    hasFailed(query) && query.meta?.['heals'] !== true && !isOfTyped(query),
} as const;

/** Asked with what is typed, and refused for that. */
function isOfTyped({ meta, state: { error } }: Query): boolean {
  return meta?.['isTyped'] === true && error instanceof Failure && error.kind === 'refused';
}
