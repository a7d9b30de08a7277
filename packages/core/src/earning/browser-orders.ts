import type { MemberBooks } from '../books/books.ts';
import { claimOf } from '../books/find.ts';
import type { Claim, MemberId, Transaction } from '../books/records.ts';
import type { Purchase } from '../commands.ts';
import {
  lacking,
  refuse,
  type Draft,
  type Lacking,
  type Refused,
  type Scene,
} from '../deciding.ts';
import type { Program } from '../program/program.ts';
import { winBack } from '../occasions/win-back.ts';
import { referPurchase } from '../referrals/referral-dues.ts';

/*
 * Orders that a browser told of. Whoever holds the page can write anything there, also the ids of
 * other people's orders: until somebody believes it, such an order counts nowhere and claims nothing.
 */

/** True if nobody but a browser vouches for the order. */
export function isUnproven({
  byBrowser,
}: {
  readonly byBrowser?: Purchase['byBrowser'] | undefined;
}): boolean {
  return byBrowser === 'unsigned';
}

/** Refuses an order by how it was told, where the program does not take it so; null if it does. */
export function refuseBrowserOrder(
  { browserOrders }: Program,
  { byBrowser, order }: Purchase,
  memberId: MemberId,
): Refused | null {
  if (byBrowser === undefined || browserOrders === 'by_hand') return null;
  if (byBrowser === 'signed' && browserOrders === 'signed') return null;
  const needed =
    browserOrders === 'signed' ? 'an order that the shop signed' : 'the shop to tell it';
  return refuse('browser_order_untrusted', { seen: order.id, needed }, { memberId });
}

/** What an order is told once by: for ever by its id, or for its teller alone while it is unproven. */
export function orderClaim(command: Purchase, memberId: MemberId): Pick<Claim, 'scope' | 'key'> {
  const { activityId: scope, order } = command;
  return isUnproven(command)
    ? { scope: `browser:${scope}`, key: `${memberId}:${order.id}` }
    : { scope, key: order.id };
}

/**
 * Somebody believes an order that a browser told of: it takes the order's claim, and counts as an order
 * from now on. Refused if the order has earned otherwise meanwhile. Does nothing for other awards.
 */
export function proveOrder(
  scene: Scene,
  draft: Draft,
  { member }: MemberBooks,
  award: Transaction,
): Refused | Lacking | null {
  const { order, unproven } = award.details;
  if (unproven !== true || order === undefined || award.activityId === null) return null;
  const { activityId: scope, occurredAt, id } = award;
  const claim = claimOf(scene.books, scope, order.id);
  if (claim === undefined) return lacking({ claims: [{ scope, key: order.id }] });
  if (claim !== null) {
    const details = { seen: order.id, needed: 'an order that has not earned yet' };
    return refuse('order_taken', details, draft);
  }
  const memberId = member.id;
  const taken = { scope, key: order.id, memberId, transactionId: id };
  draft.changes.push({ kind: 'claimed', claim: taken });
  const { subtotal } = order;
  const life = { memberId, purchases: 1, revenue: subtotal, at: occurredAt } as const;
  draft.changes.push({ kind: 'lifetime_moved', ...life });
  winBack(draft, scene.program, { member, id, occurredAt });
  const { referrerId } = member;
  const bought = { member, referrerId, id, subtotal, approvesAt: null };
  referPurchase(draft, scene.program, bought);
  return null;
}
