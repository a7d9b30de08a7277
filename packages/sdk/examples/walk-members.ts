import type { FealtyClient } from '@fealty/sdk';

/** Who has points that lapse soon: each member's id and what lapses, the first `max` of them. */
export async function listExpiring(
  client: FealtyClient,
  max: number,
): Promise<ReadonlyMap<string, number>> {
  const lapsing = new Map<string, number>();
  // Pages of 500 are asked for while the loop goes on; nothing is held but the page.
  for await (const member of client.members.each({ member_status: 'active', count: 500 })) {
    const [next] = member.points_expiration_schedule;
    if (next !== undefined) lapsing.set(member.member_id, next.points);
    if (lapsing.size === max) break;
  }
  return lapsing;
}
