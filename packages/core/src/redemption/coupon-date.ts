import type { Coupon } from '../books/records.ts';
import type { Instant } from '../time/instant.ts';

/** True once the coupon's own date has passed. */
export function hasLapsedCoupon(coupon: Coupon, now: Instant): boolean {
  return coupon.expiresAt !== null && coupon.expiresAt <= now;
}
