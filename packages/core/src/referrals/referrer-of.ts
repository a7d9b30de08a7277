import type { Books } from '../books/books.ts';
import { heldBy, holderOf } from '../books/find.ts';
import type { IdentityKey, Member, MemberId, Order } from '../books/records.ts';
import { lacking, type Draft, type Lacking, type Scene } from '../deciding.ts';
import { referralIdentity } from '../members/referral-code.ts';
import type { Program } from '../program/program.ts';

/** Coupons of one order that are looked up as referral codes. */
const CODES_MAX = 10;

/** The identities that an order's coupons may be, where the program takes codes as coupons. */
export function couponCodes(program: Program, order: Order): readonly IdentityKey[] {
  if (program.referrals?.codesAsCoupons !== true) return [];
  return order.coupons.slice(0, CODES_MAX).map(referralIdentity);
}

/** Nobody recommends the shop to himself, nor does anybody who has become one with him. */
export function isSomebodyElse(books: Books, holderId: MemberId, member: Member): boolean {
  const goesOn = books.members.get(holderId)?.member.mergedInto ?? holderId;
  return goesOn !== member.id;
}

/**
 * Who brought a buyer here: whoever he named when he joined, or whose code he gives as a coupon
 * with his first order. Customers of old belong to nobody.
 */
export function referrerOf(
  scene: Scene,
  draft: Draft,
  buyer: { readonly member: Member; readonly order: Order },
): MemberId | Lacking | null {
  const { member, order } = buyer;
  if (member.referrerId !== null || member.lifetime.purchases > 0) return member.referrerId;
  const codes = couponCodes(scene.program, order);
  const unknown = codes.filter((code) => holderOf(scene.books, code) === undefined);
  if (unknown.length > 0) return lacking({ lookups: unknown });
  const holder = codes.map((code) => heldBy(scene.books, code)).find((id) => id !== null);
  if (holder === undefined || !isSomebodyElse(scene.books, holder, member)) return null;
  draft.changes.push({ kind: 'referrer_set', memberId: member.id, referrerId: holder });
  return holder;
}
