import type { Logged } from './request-log.ts';

/** A transaction of the ledger, as far as the load is concerned. */
export interface LedgerRow {
  readonly id: string;
  readonly kind: string;
  readonly order_id: string | null;
  readonly email: string;
}

export interface Judgement {
  /** Acknowledged, and not in the ledger. */
  readonly lost: readonly string[];
  /** In the ledger more often than it was asked for. */
  readonly doubled: readonly string[];
  /** A member's balance that is not the sum of what the log says. */
  readonly balances: readonly string[];
}

/** What earlier requests came to, where a log goes on from round to round. */
export interface KeptBooks {
  /** Points of each member; below 0 what he owes. */
  readonly points: Map<string, number>;
  readonly coupons: Set<string>;
  /** How many transactions that took. */
  transactions: number;
}

const NAMED_MAX = 20;

/**
 * Holds the ledger against the log. Every request that ended in `done` must be one transaction,
 * and there must be no transaction that no request accounts for. Unknown endings must have been
 * resolved before. What they come to is added to `kept`.
 */
export function judge(
  requests: Iterable<Logged>,
  ledger: readonly LedgerRow[],
  balances: ReadonlyMap<string, number>,
  kept: KeptBooks = { points: new Map(), coupons: new Set(), transactions: 0 },
): Judgement {
  const lost: string[] = [];
  const doubled: string[] = [];
  const rows = new Map(ledger.map((row) => [row.id, row]));
  const unaccounted = new Map(rows);
  const { coupons, points: expected } = kept;
  for (const { operation, ending } of requests) {
    const name = `${operation.kind} ${String(operation.number)} of ${operation.member}`;
    if (ending.how === 'unknown') throw new Error(`${name} was not resolved`);
    if (ending.how === 'refused') continue;
    const { transactionId, points, coupon } = ending;
    kept.transactions += 1;
    if (!rows.has(transactionId)) lost.push(name);
    // Two requests that share a transaction are one effect for two that were asked for.
    else if (!unaccounted.delete(transactionId)) lost.push(`${name} shares ${transactionId}`);
    if (coupon !== null && coupons.has(coupon)) doubled.push(`${name}: coupon ${coupon}`);
    if (coupon !== null) coupons.add(coupon);
    const sign = operation.kind === 'purchase' || operation.kind === 'award' ? 1 : -1;
    expected.set(operation.member, (expected.get(operation.member) ?? 0) + sign * points);
  }
  for (const row of unaccounted.values()) {
    doubled.push(`${row.kind} ${row.id} of ${row.email} (order ${row.order_id ?? 'none'})`);
  }
  const wrong = [...balances].flatMap(([email, balance]) => {
    // What a return could not take back is owed, and the balance stands at 0 until it is paid.
    const sum = Math.max(expected.get(email) ?? 0, 0);
    return sum === balance ? [] : [`${email} has ${String(balance)}, the log says ${String(sum)}`];
  });
  return {
    lost: lost.slice(0, NAMED_MAX),
    doubled: doubled.slice(0, NAMED_MAX),
    balances: wrong.slice(0, NAMED_MAX),
  };
}
