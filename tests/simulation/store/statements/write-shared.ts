import type { Steps } from '../transaction.ts';
import { unnest, type Row, type Values } from '../values.ts';
import { byCells, expectRows, merchantIn, type Scene, type Statements } from './statement-steps.ts';
import { inserts, updates } from './write-ledger.ts';

/** Connections add to rows of their own, as many as this. */
const SLOTS = 32;

function* issueCoupons({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const issues = unnest(values, {
    ...{ reward_id: 'text', number: 'number', member_id: 'text', transaction_id: 'text' },
    ...{ issued_at: 'time', expires_at: 'time', issued_moment: 'number', issued_place: 'number' },
  });
  let issued = 0;
  for (const issue of issues) {
    const key = { ...merchantIn(values), ...issue };
    const isFree = (coupon: Row): boolean => coupon['member_id'] === null;
    if (yield* transaction.update('coupons', key, () => issue, isFree)) issued += 1;
  }
  expectRows(issued, values[9]);
  return [];
}

function* burnCoupons({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const burned = unnest(values, {
    ...{ reward_id: 'text', code: 'text', transaction_id: 'text', at: 'time' },
  }).sort(byCells('code'));
  for (const table of ['coupons', 'generated_coupons'] as const) {
    for (const { at, ...one } of burned) {
      const meant = transaction.select(
        table,
        (coupon) =>
          coupon['reward_id'] === one['reward_id'] &&
          coupon['code'] === one['code'] &&
          coupon['transaction_id'] === one['transaction_id'],
      );
      for (const coupon of meant) {
        yield* transaction.update(table, coupon, () => ({ burned_at: at }));
      }
    }
  }
  return [];
}

function* presentCoupons({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const presented = unnest(values, { code: 'text', order_id: 'text', at: 'time' });
  const first = new Map(presented.toReversed().map((one) => [one['code'], one]));
  for (const table of ['coupons', 'generated_coupons'] as const) {
    for (const [code, { order_id, at }] of [...first].sort(([a], [b]) =>
      String(a) < String(b) ? -1 : 1,
    )) {
      const isOpen = (coupon: Row): boolean =>
        coupon['transaction_id'] !== null && coupon['redeemed_at'] === null;
      const meant = transaction.select(
        table,
        (coupon) => coupon['code'] === code && isOpen(coupon),
      );
      for (const coupon of meant) {
        yield* transaction.update(table, coupon, () => ({ redeemed_at: at, order_id }), isOpen);
      }
    }
  }
  return [];
}

function* addFlows({ transaction, session }: Scene, values: Values): Steps<readonly Row[]> {
  const sums = unnest(values, {
    ...{ hour: 'number', activity_id: 'text', awards: 'number', points: 'number' },
    ...{ greatest: 'number', held: 'number', released_awards: 'number' },
    ...{ released_points: 'number' },
  });
  for (const sum of sums.sort(byCells('hour', 'activity_id'))) {
    const row = { ...merchantIn(values), ...sum, slot: session % SLOTS };
    if ((yield* transaction.claim('award_hours', row)) === 'inserted') continue;
    const { hour: _hour, activity_id: _id, greatest, ...added } = sum;
    yield* transaction.update('award_hours', row, (known) => ({
      greatest: Math.max(known['greatest'] as number, greatest as number),
      ...Object.fromEntries(
        Object.entries(added).map(([column, more]) => [
          column,
          (known[column] as number) + (more as number),
        ]),
      ),
    }));
  }
  return [];
}

function* settleHeldAwards({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const settled = unnest(values, { transaction_id: 'text', outcome: 'text', settled_at: 'time' });
  for (const { transaction_id, ...by } of settled) {
    const key = { ...merchantIn(values), transaction_id };
    const isOpen = (held: Row): boolean => held['settled_at'] === null;
    yield* transaction.update('held_awards', key, () => by, isOpen);
  }
  return [];
}

function* openBreakers({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const openings = unnest(values, {
    ...{ id: 'text', activity_id: 'text', reason: 'text', seen: 'number', allowed: 'number' },
    ...{ bound_by: 'text', before_version: 'number', before_points: 'number' },
    ...{ version: 'number', opened_at: 'time' },
  });
  for (const opening of openings.sort(byCells('activity_id'))) {
    const open = transaction.select(
      'breaker_openings',
      (one) => one['activity_id'] === opening['activity_id'] && one['ended_at'] === null,
    );
    if (open.length > 0) continue;
    const row = { ...merchantIn(values), ...opening, ended_at: null };
    yield* transaction.insert('breaker_openings', row);
  }
  return [];
}

export const sharedWrites: Statements = {
  'lane.issueCoupons': issueCoupons,
  'lane.insertGeneratedCoupons': inserts(
    'generated_coupons',
    {
      ...{ code: 'text', reward_id: 'text', expires_at: 'time', member_id: 'text' },
      ...{ transaction_id: 'text', issued_at: 'time' },
    },
    {
      defaults: { burned_at: null, redeemed_at: null, order_id: null },
      by: ['code', 'reward_id'],
    },
  ),
  'lane.burnCoupons': burnCoupons,
  'lane.presentCoupons': presentCoupons,
  'lane.insertStockAlerts': inserts('stock_alerts', {
    ...{ id: 'text', alert: 'text', reward_id: 'text', uploaded: 'number', issued: 'number' },
    ...{ at: 'time' },
  }),
  'lane.lowerStocks': updates(
    'reward_stocks',
    { reward_id: 'text', issued: 'number', told_low_at: 'number' },
    (_row, { issued, told_low_at }) => ({ issued, told_low_at }),
  ),
  'lane.addFlows': addFlows,
  'lane.insertHeldAwards': inserts(
    'held_awards',
    {
      ...{ transaction_id: 'text', member_id: 'text', activity_id: 'text', reason: 'text' },
      ...{ seen: 'number', allowed: 'number', version: 'number', held_at: 'time' },
    },
    { defaults: { outcome: null, settled_at: null } },
  ),
  'lane.settleHeldAwards': settleHeldAwards,
  'lane.openBreakers': openBreakers,
};
