import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flow, JANUARY, row } from '../../../../tests/support/liability/run-off-by-hand.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import type { Assumption } from './assumptions.ts';
import { balanceOf, makeJournal, type JournalAccount, type JournalMonth } from './make-journal.ts';
import { readMonth, writeMonth, type MonthNumber } from './months.ts';
import type { MonthFlow, RunOff } from './run-off.ts';

const CENTS = { pointsDecimals: 0, currencyDecimals: 2 };
const ACCOUNTS: readonly JournalAccount[] = [
  'revenue_set_aside',
  'deferred_revenue',
  'redemption_revenue',
  'breakage_revenue',
];

function says(said: Partial<Assumption>): Assumption {
  const usual = { version: 1, effectiveFrom: '2026-01', pointValue: '0.01', breakageShare: '0.2' };
  return { ...usual, ...said };
}

function journal(
  runOff: RunOff,
  assumptions: readonly Assumption[],
  more: {
    readonly estimates?: ReadonlyMap<MonthNumber, string>;
    readonly locked?: ReadonlyMap<MonthNumber, JournalMonth>;
  } = {},
): readonly JournalMonth[] {
  const {
    estimates = new Map<MonthNumber, string>(),
    locked = new Map<MonthNumber, JournalMonth>(),
  } = more;
  const outlook = { assumptions, estimates };
  return makeJournal(runOff, { ...CENTS, assumptions, outlook, last: runOff.month, locked });
}

/** The example of docs/operating/liability.md. */
const BY_HAND: RunOff = {
  month: JANUARY + 3,
  rows: [
    row(0, 2, [
      flow(0, { earned: 10_000 }),
      flow(1, { used: 4000 }),
      flow(2, { used: 4000 }),
      flow(3, { expired: 2000 }),
    ]),
  ],
};

const LATE: RunOff = {
  ...BY_HAND,
  rows: [...BY_HAND.rows, row(0, null, [flow(0, { earned: 500 })])],
};

/** What entries move onto an account's own side. */
function moved(months: readonly JournalMonth[], account: JournalAccount): bigint {
  const own = account === 'revenue_set_aside' ? 'debit' : 'credit';
  return months
    .flatMap(({ entries }) => entries)
    .reduce((sum, { debit, credit, amount }) => {
      const added = own === 'debit' ? debit : credit;
      const taken = own === 'debit' ? credit : debit;
      return sum + (added === account ? amount : 0n) - (taken === account ? amount : 0n);
    }, 0n);
}

const anyRunOff = fc
  .array(
    fc.record({
      cohort: fc.nat({ max: 6 }),
      earned: fc.nat({ max: 9999 }),
      steps: fc.array(
        fc.record({
          after: fc.nat({ max: 3 }),
          used: fc.nat({ max: 4000 }),
          expired: fc.nat({ max: 2000 }),
          deducted: fc.nat({ max: 1000 }),
        }),
        { maxLength: 5 },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows): RunOff => {
    const made = rows.map(({ cohort, earned, steps }) => {
      let [month, open] = [cohort, earned];
      const flows = new Map<number, MonthFlow>([[month, flow(month, { earned })]]);
      for (const step of steps) {
        month += 1 + step.after;
        const used = Math.min(step.used, open);
        const expired = Math.min(step.expired, open - used);
        const deducted = Math.min(step.deducted, open - used - expired);
        open -= used + expired + deducted;
        flows.set(month, flow(month, { used, expired, deducted }));
      }
      return { cohort: JANUARY + cohort, lapses: null, flows: [...flows.values()] };
    });
    return { month: JANUARY + 30, rows: made };
  });

describe('the deferred-revenue journal', () => {
  it('books the example that can be followed by hand', () => {
    const months = journal(BY_HAND, [says({})]);
    const told = months.map(({ month, deferred, openPoints, entries }) => [
      month,
      deferred,
      openPoints,
      ...entries.map(({ movement, amount }) => `${movement} ${String(amount)}`),
    ]);
    expect(told).toEqual([
      ['2026-01', 10_000n, 10_000, 'issued 10000'],
      ['2026-02', 5000n, 6000, 'redeemed 4000', 'breakage 1000'],
      ['2026-03', 0n, 2000, 'redeemed 4000', 'breakage 1000'],
      ['2026-04', 0n, 0, 'expired 0'],
    ]);
    expect(months.at(-1)?.entries).toEqual([
      {
        ...{ movement: 'expired', cause: 'month', amount: 0n, points: 2000 },
        ...{ debit: 'deferred_revenue', credit: 'breakage_revenue' },
      },
    ]);
  });

  it('recognises what lapsed where nothing was expected to', () => {
    const months = journal(BY_HAND, [says({ breakageShare: '0' })]);
    expect(months.map(({ deferred }) => deferred)).toEqual([10_000n, 6000n, 2000n, 0n]);
    const [last] = months.at(-1)?.entries ?? [];
    expect(last).toMatchObject({ movement: 'expired', credit: 'breakage_revenue', amount: 2000n });
  });

  it('brings later months into line when something else is assumed', () => {
    const from = says({ version: 2, effectiveFrom: '2026-03', breakageShare: '0' });
    const [, , march] = journal(BY_HAND, [says({}), from]);
    expect(march?.version).toBe(2);
    expect(march?.entries).toEqual([
      {
        ...{ movement: 'breakage', cause: 'changed_share', amount: 1000n, points: 0 },
        ...{ debit: 'breakage_revenue', credit: 'deferred_revenue' },
      },
      {
        ...{ movement: 'redeemed', cause: 'month', amount: 4000n, points: 4000 },
        ...{ debit: 'deferred_revenue', credit: 'redemption_revenue' },
      },
    ]);
  });

  it('values points by what was said for the month in which they were earned', () => {
    const dearer = says({ version: 2, effectiveFrom: '2026-02', pointValue: '0.05' });
    const rows = [...BY_HAND.rows, row(1, null, [flow(1, { earned: 100 })])];
    const [january, february] = journal({ ...BY_HAND, rows }, [says({}), dearer]);
    expect(january?.standing.money.issued).toBe(10_000n);
    expect(february?.standing.money.issued).toBe(10_500n);
  });

  it('takes what is estimated, and nothing before there is an estimate', () => {
    const estimates = new Map([[JANUARY + 2, '0.2']]);
    const months = journal(BY_HAND, [says({ breakageShare: null })], { estimates });
    expect(months.map(({ share }) => share)).toEqual(['0', '0', '0.2', '0.2']);
    expect(months.map(({ deferred }) => deferred)).toEqual([10_000n, 6000n, 0n, 0n]);
  });

  it('never changes a locked month: what is told late is booked in the first open one', () => {
    const booked = journal(BY_HAND, [says({})]);
    const locked = new Map(
      booked.slice(0, 2).map((one) => [readMonth(one.month) ?? 0, one] as const),
    );
    const months = journal(LATE, [says({})], { locked });
    expect(months.slice(0, 2)).toEqual(booked.slice(0, 2));
    expect(months[2]?.entries[0]).toMatchObject({
      ...{ movement: 'issued', cause: 'earlier_months', amount: 500n, points: 500 },
    });
    const open = journal(LATE, [says({})]);
    expect(months.at(-1)?.deferred).toBe(open.at(-1)?.deferred);
  });

  it('is empty without assumptions but for what is locked, and where nothing was earned', () => {
    expect(journal(BY_HAND, [])).toEqual([]);
    expect(journal({ ...BY_HAND, rows: [] }, [says({})])).toEqual([]);
    const [january] = journal(BY_HAND, [says({})]);
    if (january === undefined) throw new Error('a month was earned in');
    const locked = new Map([[JANUARY, january]]);
    expect(journal(BY_HAND, [], { locked })).toEqual([january]);
  });

  it('books what is given back in a later month on the other sides, to the cent', () => {
    const rows = [
      row(0, null, [flow(0, { earned: 1000, used: 300 }), flow(1, { used: -150 })]),
      row(1, null, [flow(1, { earned: 1, used: -3 })]),
    ];
    const [, february] = journal({ month: JANUARY + 1, rows }, [
      says({ pointValue: '0.005', breakageShare: '0' }),
    ]);
    // Redeemed is 75 cents of January's points, less 1.5 of those of February: 73.5, which is 74.
    expect(february?.standing.money).toMatchObject({ issued: 501n, redeemed: 74n });
    expect(
      february?.entries.map(({ movement, debit, amount }) => [movement, debit, amount]),
    ).toEqual([
      ['issued', 'revenue_set_aside', 1n],
      ['redeemed', 'redemption_revenue', 76n],
    ]);
    expect(february?.deferred).toBe(427n);
  });

  it('balances, whatever happens: to the cent and to the point', () => {
    const share = fc.constantFrom('0', '0.1', '0.3333', '0.999', null);
    const value = fc.constantFrom('0.01', '0.005', '0.0333', '1');
    fc.assert(
      fc.property(
        anyRunOff,
        fc.tuple(share, share),
        fc.tuple(value, value),
        (runOff, shares, values) => {
          const assumptions = shares.map((breakageShare, place) =>
            says({
              ...{ version: place + 1, breakageShare, pointValue: values[place] ?? '1' },
              effectiveFrom: writeMonth(JANUARY + place * 4),
            }),
          );
          const months = journal(runOff, assumptions);
          const last = months.at(-1);
          if (last === undefined) throw new Error('there are months');
          for (const account of ACCOUNTS) {
            expect(moved(months, account)).toBe(balanceOf(account, last.standing));
          }
          for (const { entries, deferred, openPoints } of months) {
            expect(entries.every(({ amount }) => amount >= 0n)).toBe(true);
            expect(deferred).toBeGreaterThanOrEqual(0n);
            // Points are worth a unit of money at most.
            expect(deferred).toBeLessThanOrEqual(BigInt(openPoints) * 100n);
          }
          const flows = runOff.rows.flatMap((row) => row.flows);
          const plain = flows.reduce(
            (sum, one) => sum + one.earned - one.used - one.expired - one.deducted,
            0,
          );
          expect(last.openPoints).toBe(plain);
          if (plain === 0) expect(last.deferred).toBe(0n);
        },
      ),
      runs(300),
    );
  });
});
