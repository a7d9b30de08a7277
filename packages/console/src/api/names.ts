import type { nameMembers } from '@fealty/contract/v2';
import { useMemo } from 'react';
import { call } from './call.ts';
import { useRead } from './hooks.ts';

/** As many as one request may ask for; lists show fewer. */
const ASKED_MAX = 200;

export const namesCall = call<typeof nameMembers>('GET', '/v2/loyalty/members/names');

/** What a member is called; `otherwise` until that is known, and for whoever was erased. */
export type NameOf = (id: string, otherwise: string) => string;

/** What the members of a list are called, all in one request; takes internal ids. */
export function useNames(ids: readonly string[]): NameOf {
  const asked = [...new Set(ids)].filter((id) => id !== '').sort();
  const { data } = useRead(
    namesCall,
    { query: { members: asked.slice(0, ASKED_MAX) } },
    { isWanted: asked.length > 0 },
  );
  return useMemo(() => {
    const names = new Map(data?.names.map(({ id, name }) => [id, name]));
    return (id, otherwise) => names.get(id) || otherwise;
  }, [data]);
}
