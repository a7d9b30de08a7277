import type { Change } from '@fealty/core';
import type { BatchRows } from './batch-rows.ts';
import type { Origin } from './origin.ts';

/** Writes what becomes of coupons and pools; false for all other changes. */
export function collectCoupons(
  rows: BatchRows,
  change: Change,
  { origin, newId }: { readonly origin: Origin; readonly newId: () => string },
): boolean {
  switch (change.kind) {
    case 'coupon_issued': {
      const { coupon, memberId, transactionId, at } = change;
      const { rewardId, number, expiresAt } = coupon;
      rows.issuedStocks.add(rewardId);
      rows.coupons.push(
        ...[rewardId, number, memberId, transactionId, at, expiresAt],
        ...[origin.moment, origin.place],
      );
      return true;
    }
    case 'coupon_generated': {
      const { coupon, memberId, transactionId, at } = change;
      const { code, rewardId, expiresAt } = coupon;
      rows.generatedCoupons.push(code, rewardId, expiresAt, memberId, transactionId, at);
      return true;
    }
    case 'coupon_burned':
      rows.burnedCoupons.push(change.rewardId, change.code, change.transactionId, change.at);
      return true;
    case 'coupons_presented': {
      const { codes, orderId, at } = change;
      for (const code of codes) rows.presentedCoupons.push(code, orderId, at);
      return true;
    }
    case 'stock_alerted': {
      const { alert, rewardId, uploaded, issued, at } = change;
      rows.stockAlerts.push(newId(), alert, rewardId, uploaded, issued, at);
      return true;
    }
    default:
      return false;
  }
}
