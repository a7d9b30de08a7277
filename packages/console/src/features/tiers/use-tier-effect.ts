import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { send } from '../../api/send.ts';
import { useDelayed } from '../../api/use-delayed.ts';
import { tierEffectCall, type TierEffect } from './calls.ts';

const DELAY_MS = 400;
/** Counting all members of a large store is not done with every key. */
const FRESH_MS = 30_000;

/** How many members a document would have in which tier; a moment after it changed. Null asks nothing. */
export function useTierEffect(document: ProgramDocument | null): UseQueryResult<TierEffect> {
  const asked = useDelayed(document, DELAY_MS);
  return useQuery({
    queryKey: ['tier-effect', asked],
    queryFn: ({ signal }) => {
      if (asked === null) throw new Error('no document');
      return send(tierEffectCall, { body: { document: asked } }, { signal });
    },
    enabled: asked !== null,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}
