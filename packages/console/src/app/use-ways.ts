import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isFramed } from '../api/framed.ts';
import { waysCall, type Ways } from '../api/me.ts';
import { send } from '../api/send.ts';

/** What the server says in the address of the page when nobody was signed in. */
const WHY = 'sign_on';

/** How people may sign in here; where that cannot be read, and inside of frames, by password. */
export function useWays(): {
  readonly isAsked: boolean;
  readonly provider: string | null;
  readonly isForOwners: boolean;
} {
  const { data, isPending } = useQuery<Ways>({
    queryKey: ['ways'],
    queryFn: ({ signal }) => send(waysCall, {}, { signal, asIs: true }),
    staleTime: Infinity,
  });
  const provider = isFramed() ? null : (data?.single_sign_on ?? null);
  return { isAsked: !isPending, provider, isForOwners: data?.passwords === 'owners' };
}

/** What the provider's answer came to, if nobody was signed in; said once, and gone with the next load. */
export function useSignOnTrouble(): string | null {
  const [why] = useState(() => new URLSearchParams(window.location.search).get(WHY));
  useEffect(() => {
    const address = new URL(window.location.href);
    if (!address.searchParams.has(WHY)) return;
    address.searchParams.delete(WHY);
    window.history.replaceState(window.history.state, '', address);
  }, []);
  return why;
}
