import { useQuery, type Query } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { send } from '../../api/send.ts';
import { Failing, Loading } from '../../ui/states.tsx';
import { membersCall } from './calls.ts';
import type { Chosen } from './wanted.ts';

/** The largest page of a list. */
const PAGE = 1000;
/** As many as a list counts: more are done filter by filter. */
const CHOSEN_MAX = 10_000;

const KEY = 'chosen members';

/** All that was read, but for who was chosen: that stays as it was while something is done to them. */
export function isNotChosen({ queryKey }: Pick<Query, 'queryKey'>): boolean {
  return queryKey[0] !== KEY;
}

/** The ids of those who are meant; what is to be shown until they are known. */
export function useChosenIds(
  chosen: Chosen,
): { readonly ids: readonly string[] } | { readonly ids: null; readonly shown: ReactNode } {
  const isFound = chosen.of === 'found';
  const found = useQuery({
    queryKey: [KEY, isFound ? chosen.query : null],
    queryFn: ({ signal }) => (isFound ? findIds(chosen.query, signal) : Promise.resolve([])),
    enabled: isFound,
    // What was chosen stays chosen, whatever is done to it meanwhile.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: false,
  });
  if (!isFound) return { ids: [...chosen.names.keys()] };
  if (found.data !== undefined) return { ids: found.data };
  const retry = (): void => void found.refetch();
  return {
    ids: null,
    shown: found.error === null ? <Loading /> : <Failing error={found.error} onRetry={retry} />,
  };
}

async function findIds(
  query: Extract<Chosen, { of: 'found' }>['query'],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (let start = 0; start < CHOSEN_MAX; start += PAGE) {
    const asked = { query: { ...query, count: PAGE, start_index: start } };
    const { members, more } = await send(membersCall, asked, { signal });
    for (const { id } of members) ids.add(id);
    if (!more) break;
  }
  return [...ids];
}
