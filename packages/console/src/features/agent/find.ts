import type { MemberData } from '@fealty/contract/v2';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Failure } from '../../api/failure.ts';
import { send } from '../../api/send.ts';
import { memberCall, membersCall, orderCall } from './calls.ts';

const FOUND_MAX = 10;

/** Whom somebody may mean by what a customer says: by e-mail, phone, id or name, else by an order. */
export function useFound(text: string): UseQueryResult<readonly MemberData[]> {
  return useQuery({
    queryKey: ['agent', 'found', text],
    queryFn: ({ signal }) => find(text, signal),
    enabled: text !== '',
  });
}

async function find(text: string, signal: AbortSignal): Promise<readonly MemberData[]> {
  const query = { search: text, count: FOUND_MAX };
  const { members } = await send(membersCall, { query }, { signal });
  const exact = members.filter(
    ({ email_address: email, member_id: id }) =>
      email.toLowerCase() === text.toLowerCase() || id === text,
  );
  if (exact.length > 0) return exact;
  return members.length > 0 ? members : byOrder(text, signal);
}

async function byOrder(order: string, signal: AbortSignal): Promise<readonly MemberData[]> {
  try {
    const sent = { path: { tid: order }, query: { idParam: 'order_id' } };
    const { internal_member_id: mid } = await send(orderCall, sent, { signal });
    return [await send(memberCall, { path: { mid } }, { signal })];
  } catch (error) {
    if (error instanceof Failure && error.kind === 'refused') return [];
    throw error;
  }
}
