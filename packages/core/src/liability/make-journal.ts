import type { Points } from '../points/points.ts';
import { toDecimal, type Rational } from '../points/rational.ts';
import { checkedDecimal, termsOf, type Outlook } from './assumptions.ts';
import {
  deferredOf,
  MOVEMENTS,
  NO_SUMS,
  openPointsAt,
  sumsAt,
  type Money,
  type Movement,
  type DeferralSums,
} from './deferral.ts';
import { writeMonth, type MonthNumber } from './months.ts';
import type { RunOff } from './run-off.ts';

/** Accounts of the journal. */
export type JournalAccount =
  /** Revenue of orders that is set aside for points: what points cost while they are earned. */
  | 'revenue_set_aside'
  /** What is owed in points. */
  | 'deferred_revenue'
  /** Revenue of points that were redeemed. */
  | 'redemption_revenue'
  /** Revenue of points that are never redeemed. */
  | 'breakage_revenue';

/**
 * Why an entry stands in its month: because of what happened in it, because of what became known of
 * months that were closed, or because something else is expected than the month before.
 */
export type EntryCause = 'month' | 'earlier_months' | 'changed_share';

/** One amount from one account to another: both sides are always equal. */
export interface JournalEntry {
  readonly movement: Movement;
  readonly cause: EntryCause;
  readonly debit: JournalAccount;
  readonly credit: JournalAccount;
  /** Smallest units of the currency, above zero. */
  readonly amount: bigint;
  /** Points that moved, below zero for what was taken back. */
  readonly points: Points;
}

export interface JournalMonth {
  /** `2026-01`. */
  readonly month: string;
  /** Of the assumptions that were reckoned with. */
  readonly version: number;
  /** The share that is never redeemed, decimal text. */
  readonly share: string;
  readonly entries: readonly JournalEntry[];
  /** Sums from the beginning up to its end, as booked. */
  readonly standing: DeferralSums;
  /** What is deferred at its end. Smallest units. */
  readonly deferred: bigint;
  readonly openPoints: Points;
}

/** Months from the first in which points were earned to `last`; locked ones are as they were booked. */
export function makeJournal(
  runOff: RunOff,
  terms: Money & {
    readonly outlook: Outlook;
    readonly last: MonthNumber;
    readonly locked: ReadonlyMap<MonthNumber, JournalMonth>;
  },
): readonly JournalMonth[] {
  const { locked, last, outlook } = terms;
  const seen = [...runOff.rows.flatMap(({ flows }) => flows.map(({ month }) => month))];
  const first = [...seen, ...locked.keys()].reduce((a, b) => Math.min(a, b), last + 1);
  const months: JournalMonth[] = [];
  let before: { readonly standing: DeferralSums; readonly share: Rational } | null = null;
  for (let month = first; month <= last; month += 1) {
    const said = termsOf(outlook, month);
    const made: JournalMonth | null =
      locked.get(month) ??
      (said === null ? null : makeMonth(runOff, terms, { month, before, ...said }));
    if (made === null) continue;
    months.push(made);
    before = { standing: made.standing, share: checkedDecimal(made.share) };
  }
  return months;
}

function makeMonth(
  runOff: RunOff,
  money: Money,
  asked: {
    readonly month: MonthNumber;
    readonly version: number;
    readonly share: Rational;
    readonly before: { readonly standing: DeferralSums; readonly share: Rational } | null;
  },
): JournalMonth {
  const { month, version, share, before } = asked;
  const booked = before?.standing ?? NO_SUMS;
  const known =
    before === null ? NO_SUMS : sumsAt(runOff, month - 1, { ...money, share: before.share });
  const expected = sumsAt(runOff, month - 1, { ...money, share });
  const standing = sumsAt(runOff, month, { ...money, share });
  return {
    month: writeMonth(month),
    version,
    share: toDecimal(share),
    entries: [
      ...entriesBetween(booked, known, 'earlier_months'),
      ...entriesBetween(known, expected, 'changed_share'),
      ...entriesBetween(expected, standing, 'month'),
    ],
    standing,
    deferred: deferredOf(standing),
    openPoints: openPointsAt(standing),
  };
}

const SIDES: Readonly<Record<Movement, readonly [debit: JournalAccount, credit: JournalAccount]>> =
  {
    issued: ['revenue_set_aside', 'deferred_revenue'],
    deducted: ['deferred_revenue', 'revenue_set_aside'],
    redeemed: ['deferred_revenue', 'redemption_revenue'],
    breakage: ['deferred_revenue', 'breakage_revenue'],
    expired: ['deferred_revenue', 'breakage_revenue'],
  };

/** What leads from one standing to another; what goes back changes sides. */
function entriesBetween(
  from: DeferralSums,
  to: DeferralSums,
  cause: EntryCause,
): readonly JournalEntry[] {
  return MOVEMENTS.flatMap((movement): readonly JournalEntry[] => {
    const money = to.money[movement] - from.money[movement];
    const points = to.points[movement] - from.points[movement];
    if (money === 0n && points === 0) return [];
    const [debit, credit] = SIDES[movement];
    return money < 0n
      ? [{ movement, cause, debit: credit, credit: debit, amount: -money, points }]
      : [{ movement, cause, debit, credit, amount: money, points }];
  });
}

/** What stands on an account when so much was booked; above zero on its own side. Smallest units. */
export function balanceOf(account: JournalAccount, { money }: Pick<DeferralSums, 'money'>): bigint {
  switch (account) {
    case 'revenue_set_aside':
      return money.issued - money.deducted;
    case 'deferred_revenue':
      return deferredOf({ money });
    case 'redemption_revenue':
      return money.redeemed;
    case 'breakage_revenue':
      return money.breakage + money.expired;
  }
}
