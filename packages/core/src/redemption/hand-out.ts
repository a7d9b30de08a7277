import type { Coupon, Shelf } from '../books/records.ts';
import {
  lacking,
  refuse,
  type Draft,
  type Lacking,
  type Refused,
  type Scene,
} from '../deciding.ts';
import type { Reward } from '../program/program.ts';
import { calendarDay, dayNumber } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { endOfLocalDay, localDay } from '../time/zone.ts';
import { codeBy } from './coupon-pattern.ts';

/** From this part of a pool on it is told that few codes are left: four fifths. */
const LOW = { part: 4, of: 5 };

/** The coupon that a redemption gives out, if its reward has any. */
export type Handed = { readonly kind: 'handed'; readonly coupon: Coupon | null };

/** The next code of the pool, a new one, or none. Nothing is changed yet. */
export function findCoupon(scene: Scene, reward: Reward, draft: Draft): Handed | Refused | Lacking {
  if (reward.coupons === 'none') return { kind: 'handed', coupon: null };
  const shelf = reward.coupons === 'pool' ? findShelf(scene, reward, draft) : null;
  if (shelf !== null && 'kind' in shelf) return shelf;
  const next = shelf?.next[0] ?? null;
  const own = next?.expiresAt ?? null;
  const expiresAt = sooner(own, expiryOf(reward, draft.at, scene.program.timeZone));
  if (expiresAt !== null && expiresAt <= draft.at) {
    const details = { reward: reward.name, seen: 'expired', needed: 'a coupon within its date' };
    return refuse('coupons_expired', details, draft);
  }
  const coupon = next ?? {
    rewardId: reward.id,
    number: 0,
    code: codeBy(reward.pattern, scene.fresh),
  };
  return { kind: 'handed', coupon: { ...coupon, expiresAt } };
}

/** Gives the coupon out, and tells when few are left or none. */
export function handOut(
  scene: Scene,
  draft: Draft,
  { coupon, transactionId }: { readonly coupon: Coupon; readonly transactionId: string },
): void {
  const { memberId, at } = draft;
  const kind = coupon.number === 0 ? 'coupon_generated' : 'coupon_issued';
  draft.changes.push({ kind, memberId, transactionId, coupon, at });
  const shelf = scene.books.shelves.get(coupon.rewardId);
  if (kind === 'coupon_generated' || shelf == null) return;
  const { rewardId, uploaded } = shelf;
  const issued = shelf.issued + 1;
  const alert = alertOf(shelf, issued);
  if (alert === null) return;
  draft.changes.push({ kind: 'stock_alerted', alert, rewardId, uploaded, issued, at });
}

/** What is to be told once so many are out. Few are told of once for each upload. */
function alertOf(
  { uploaded, toldLowAt }: Shelf,
  issued: number,
): 'reward.stock_low' | 'reward.paused' | null {
  if (issued >= uploaded) return 'reward.paused';
  const isLow = issued * LOW.of >= uploaded * LOW.part;
  return isLow && toldLowAt < uploaded ? 'reward.stock_low' : null;
}

/** The pool of the reward, if it has a next coupon. */
function findShelf(scene: Scene, reward: Reward, draft: Draft): Shelf | Refused | Lacking {
  const { books } = scene;
  const lacks = lacking({ shelves: [{ rewardId: reward.id, coupons: 1 }] });
  const shelf = books.shelves.get(reward.id);
  if (shelf === undefined && !books.whole) return lacks;
  if (shelf === undefined || shelf === null || shelf.issued >= shelf.uploaded) {
    const details = { reward: reward.name, seen: 0, needed: 1 };
    return refuse('coupons_exhausted', details, draft);
  }
  return shelf.next.length === 0 ? lacks : shelf;
}

function expiryOf({ couponExpiry }: Reward, at: Instant, zone: string): Instant | null {
  if (couponExpiry === null) return null;
  const day =
    'day' in couponExpiry ? couponExpiry.day : dayNumber(localDay(at, zone)) + couponExpiry.days;
  return endOfLocalDay(calendarDay(day), zone);
}

function sooner(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
