import type { ProgramDocument } from '@fealty/core';
import type { Instant } from '@fealty/core';
import type { MemoryStore } from '../store/memory-store.ts';
import type { StockedCoupon } from '../../support/scenario/driver.ts';

/** The merchant of every run; a second one comes to some. */
export const MERCHANT = 1;
export const OTHER_MERCHANT = 2;

export interface OpenedShop {
  readonly merchantId: number;
  readonly program: ProgramDocument;
  readonly coupons: Readonly<Record<string, readonly StockedCoupon[]>>;
  readonly expiryOf?: (coupon: StockedCoupon) => Instant | null;
}

/** Puts a merchant into a store, with a running program and pools of coupons. */
export function openShop(
  store: MemoryStore,
  { merchantId, program, coupons, expiryOf = () => null }: OpenedShop,
): void {
  const merchant = { merchant_id: merchantId };
  store.seed('merchants', {
    ...merchant,
    ...{ running_version: 1, keeps_events: true, clock_offset_ms: 0 },
  });
  store.seed('program_versions', {
    ...merchant,
    ...{ version: 1, document: program, stamps: {}, applied_at: 0, runs_since: 0 },
  });
  for (const { id } of program.budgets ?? []) {
    store.seed('budgets', { ...merchant, budget_id: id, points: 0, uses: 0 });
  }
  for (const [rewardId, codes] of Object.entries(coupons)) {
    const stock = { uploaded: codes.length, issued: 0, told_low_at: 0 };
    store.seed('reward_stocks', { ...merchant, reward_id: rewardId, ...stock });
    codes.forEach((coupon, index) => {
      store.seed('coupons', {
        ...merchant,
        ...{ reward_id: rewardId, number: index + 1, code: coupon.code },
        ...{ expires_at: expiryOf(coupon), member_id: null, transaction_id: null },
        ...{ issued_at: null, burned_at: null, redeemed_at: null, order_id: null },
        ...{ issued_moment: null, issued_place: null },
      });
    });
  }
}

/** Twice as many points for all that gives a number of them, and another multiplier for the rest. */
function otherProgram(program: ProgramDocument): ProgramDocument {
  const activities = program.activities.map((activity) => ({
    ...activity,
    earn:
      'multiplier' in activity.earn
        ? { multiplier: '2' }
        : { points: String(2 * Number(activity.earn.points)) },
  }));
  return { ...program, activities };
}

/** Lets another program run from now on, as somebody at the store does while commands are carried out. */
export function changeProgram(store: MemoryStore, merchantId: number, micros: number): void {
  const own = store.of(merchantId);
  const [merchant] = own.rows('merchants');
  const known = own.rows('program_versions');
  const last = known.at(-1);
  if (merchant === undefined || last === undefined) throw new Error('there is no merchant');
  const document = otherProgram(last['document'] as ProgramDocument);
  const version = known.length + 1;
  store.seed('program_versions', { ...last, document, version, runs_since: micros });
  store.seed('merchants', { ...merchant, running_version: version });
}

/** Moves a merchant's clock; whoever asks the time next gets the new one. */
export function moveClock(
  store: MemoryStore,
  merchantId: number,
  change: (offsetMs: number) => number,
): void {
  const [merchant] = store.of(merchantId).rows('merchants');
  if (merchant === undefined) throw new Error('there is no merchant');
  const offset = change(merchant['clock_offset_ms'] as number);
  store.seed('merchants', { ...merchant, clock_offset_ms: offset });
}
