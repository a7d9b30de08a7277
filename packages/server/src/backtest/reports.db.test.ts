import { compileProgram, type ProgramDocument } from '@fealty/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { TOLD_MEMBERS, TOLD_PROGRAM, toldShop } from '../../../../tests/support/told-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { Programs } from '../store/programs.ts';
import { readSnapshot } from './read-snapshot.ts';
import { runBacktest, type BacktestOutcome, type BacktestReport } from './run-backtest.ts';

/*
 * What reports say, held against a reckoning by hand: the rows that the ledger keeps are read as they
 * are, and added up here without any of the program's code.
 */

const database = useDatabase();
let merchantId = 0;
let happenings: readonly Happening[] = [];
beforeAll(async () => {
  merchantId = await toldShop(database.target);
  happenings = await readHappenings();
}, 120_000);

interface Happening {
  readonly member: string;
  readonly kind: 'join' | 'buy' | 'redeem';
  readonly at: number;
  readonly subtotal: number;
  readonly category: string;
}

/** What members did, out of the rows of transactions and refusals. */
async function readHappenings(): Promise<readonly Happening[]> {
  const rows = await database.rows(
    `select h.member, h.kind, h.at, coalesce(h.command->'order'->>'subtotal', '0') as subtotal,
            coalesce(h.command->'order'->'lines'->0->>'category', '') as category
       from (select t.member_id as member, t.occurred_at as at, t.id,
                    case when t.kind = 'redeem' then 'redeem'
                      when t.activity_id = 'made_a_purchase' then 'buy' else 'join' end as kind,
                    d.details->'command' as command
               from transactions t
               join transaction_details d
                 on d.merchant_id = t.merchant_id and d.transaction_id = t.id
              where t.merchant_id = $1 and t.kind in ('award', 'redeem')
             union all
             select r.member_id, r.at, r.id, 'redeem', '{}' from refusals r
              where r.merchant_id = $1) h
      order by h.at, h.id`,
    [merchantId],
  );
  return rows.map((row) => ({
    member: String(row['member']),
    kind: row['kind'] as Happening['kind'],
    at: Number(row['at']),
    subtotal: Number(row['subtotal']),
    category: String(row['category']),
  }));
}

interface Rules {
  readonly half: number;
  readonly without: string;
  readonly gold: number;
  readonly months: number;
}

const AS_IT_IS: Rules = { half: 2, without: '', gold: 300, months: 6 };

interface Reckoned {
  issued: number;
  redeemed: number;
  expired: number;
  redemptions: number;
  refused: number;
  readonly left: Map<string, number>;
  readonly worth: Map<string, number>;
  readonly tiers: Map<string, string>;
  readonly issuedTo: Map<string, number>;
  readonly byMonth: Map<string, number>;
}

/** Adds it all up, oldest points spent first. */
function reckon({ half, without, gold, months }: Rules): Reckoned {
  const sums: Reckoned = {
    ...{ issued: 0, redeemed: 0, expired: 0, redemptions: 0, refused: 0 },
    left: new Map(),
    worth: new Map(),
    tiers: new Map(),
    issuedTo: new Map(),
    byMonth: new Map(),
  };
  const end = Date.UTC(2025, 9, 15);
  for (const [member, own] of Map.groupBy(happenings, (one) => one.member)) {
    const lots: HandLot[] = [];
    let [earned, expired] = [0, 0];
    const lapse = (at: number): void => {
      for (const lot of lots) {
        if (lot.until > at) continue;
        expired += lot.left;
        lot.left = 0;
      }
    };
    for (const { kind, at, subtotal, category } of own) {
      lapse(at);
      if (kind === 'redeem' && !holds(lots)) {
        sums.refused += 1;
        continue;
      }
      if (kind === 'redeem') {
        spend(lots);
        sums.redemptions += 1;
        continue;
      }
      const points = kind === 'join' ? 20 : category === without ? 0 : (subtotal * half) / 2;
      if (points === 0) continue;
      const day = new Date(at);
      const until = Date.UTC(
        day.getUTCFullYear(),
        day.getUTCMonth() + months,
        day.getUTCDate() + 1,
      );
      lots.push({ left: points, until });
      earned += points;
      const month = day.toISOString().slice(0, 7);
      sums.byMonth.set(month, (sums.byMonth.get(month) ?? 0) + points);
    }
    lapse(end);
    sums.issued += earned;
    sums.expired += expired;
    sums.left.set(
      member,
      lots.reduce((sum, lot) => sum + lot.left, 0),
    );
    sums.worth.set(member, earned - expired);
    sums.issuedTo.set(member, earned);
    sums.tiers.set(member, earned >= gold ? 'gold' : 'silver');
  }
  sums.redeemed = sums.redemptions * 100;
  return sums;
}

interface HandLot {
  left: number;
  readonly until: number;
}

/** A mug out of the oldest points. */
function spend(lots: readonly HandLot[]): void {
  let missing = 100;
  for (const lot of lots) {
    const taken = Math.min(lot.left, missing);
    lot.left -= taken;
    missing -= taken;
  }
}

function holds(lots: readonly HandLot[]): boolean {
  return lots.reduce((sum, lot) => sum + lot.left, 0) >= 100;
}

function sumOf(map: ReadonlyMap<string, number>): number {
  return [...map.values()].reduce((sum, points) => sum + points, 0);
}

async function tried(
  document: ProgramDocument,
  span: { from: number | null; to: number | null } = { from: null, to: null },
): Promise<BacktestReport> {
  const compiled = compileProgram(document, 2, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const wanted = { merchantId, program: compiled.program, ...span };
  const programs = new Programs(database.pool);
  const told: number[] = [];
  const tools = { programs, memoryBytes: 1e9, progress: (part: number) => told.push(part) };
  const outcome: BacktestOutcome = await readSnapshot(database.pool, (client) =>
    runBacktest(client, wanted, tools),
  );
  expect(outcome.selfTest.differences).toEqual([]);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(1000);
  if (outcome.kind === 'differs') throw new Error('the history does not come out as it was');
  return outcome.report;
}

/** Every figure of the report against the two reckonings. */
function hold(report: BacktestReport, before: Reckoned, after: Reckoned): void {
  for (const [side, sums] of [
    ['recorded', before],
    ['changed', after],
  ] as const) {
    const { issued, redeemed, expired } = sums;
    const outstanding = sumOf(sums.left);
    expect(report.total[side], side).toEqual({
      ...{ issued, redeemed, expired, outstanding, deducted: 0, pending: 0, owed: 0 },
    });
    const months = report.months.map((part) => [part.of, part[side].issued] as const);
    expect(new Map(months.filter(([, points]) => points > 0)), side).toEqual(sums.byMonth);
    expect(report.rewards).toHaveLength(1);
    expect(report.rewards[0]?.[side]).toEqual({ count: sums.redemptions, points: redeemed });
  }
  expect(report.members).toBe(TOLD_MEMBERS);
  const differences = [...before.worth].map(([member, had]) => ({
    memberId: member,
    difference: (after.worth.get(member) ?? 0) - had,
  }));
  const more = differences.filter(({ difference }) => difference > 0);
  const less = differences.filter(({ difference }) => difference < 0);
  const points = (all: typeof differences): number =>
    Math.abs(all.reduce((sum, { difference }) => sum + difference, 0));
  expect([report.winners.members, report.winners.points]).toEqual([more.length, points(more)]);
  expect([report.losers.members, report.losers.points]).toEqual([less.length, points(less)]);
  const largest = Math.max(0, ...more.map(({ difference }) => difference));
  expect(report.winners.most[0]?.difference ?? 0).toBe(largest);
  holdTiers(report, before, after);
  holdRefusals(report, before, after);
  holdSamples(report, new Map(differences.map((one) => [one.memberId, one.difference])));
}

function holdTiers(report: BacktestReport, before: Reckoned, after: Reckoned): void {
  const moves = new Map<string, number>();
  for (const [member, from] of before.tiers) {
    const to = after.tiers.get(member) ?? '';
    if (to !== from) moves.set(`${from} ${to}`, (moves.get(`${from} ${to}`) ?? 0) + 1);
  }
  const told = report.tierMoves.map(
    ({ from, to, members }) => [`${String(from)} ${String(to)}`, members] as const,
  );
  expect(new Map(told)).toEqual(moves);
  for (const { of, members, recorded, changed } of report.tiers) {
    const own = [...before.tiers].filter(([, tier]) => tier === of).map(([member]) => member);
    const issued = (sums: Reckoned): number =>
      own.reduce((sum, member) => sum + (sums.issuedTo.get(member) ?? 0), 0);
    expect([of, members, recorded.issued, changed.issued]).toEqual([
      ...[of, own.length, issued(before), issued(after)],
    ]);
  }
}

function holdRefusals(report: BacktestReport, before: Reckoned, after: Reckoned): void {
  const { added, gone } = report.refusals;
  const count = (all: typeof added): number => all.reduce((sum, one) => sum + one.count, 0);
  const ofRedemptions = added.filter(({ command }) => command === 'redeem');
  expect(count(ofRedemptions) - count(gone)).toBe(after.refused - before.refused);
  for (const one of ofRedemptions) {
    expect(one).toMatchObject({ code: 'points_insufficient', points: one.count * 100 });
  }
}

function holdSamples(report: BacktestReport, differences: ReadonlyMap<string, number>): void {
  const { samples } = report;
  const affected = [...differences.values()].filter((one) => one !== 0).sort((a, b) => a - b);
  expect(samples).toHaveLength(Math.min(10, affected.length));
  expect(samples.at(0)?.difference).toBe(affected.at(0));
  expect(samples.at(-1)?.difference).toBe(affected.at(-1));
  for (const { memberId, difference, pairs } of samples) {
    expect(difference).toBe(differences.get(memberId));
    expect(pairs.length).toBeGreaterThan(0);
    for (const { recorded, changed } of pairs) {
      expect((recorded ?? changed)?.why.length).toBeGreaterThan(0);
    }
  }
}

const [joined, bought] = TOLD_PROGRAM.activities;
if (joined === undefined || bought === undefined) throw new Error('the shop has two activities');

describe('a report of what a program would have done', () => {
  it('says that nothing is different under the program that ran', async () => {
    const asItIs = reckon(AS_IT_IS);
    const report = await tried(TOLD_PROGRAM);
    hold(report, asItIs, asItIs);
    expect(report.refusals).toEqual({ added: [], gone: [] });
    expect(asItIs).toMatchObject({ refused: expect.any(Number) as number });
    expect(Math.min(asItIs.redemptions, asItIs.refused, asItIs.expired)).toBeGreaterThan(20);
  });

  it('counts what another multiplier gives, and what members then could redeem', async () => {
    const activities = [joined, { ...bought, earn: { multiplier: '1.5' } }];
    const report = await tried({ ...TOLD_PROGRAM, activities });
    hold(report, reckon(AS_IT_IS), reckon({ ...AS_IT_IS, half: 3 }));
    expect(report.winners.members).toBeGreaterThan(150);
    expect(report.refusals.gone[0]).toMatchObject({
      command: 'redeem',
      code: 'points_insufficient',
    });
  });

  it('counts what an exclusion takes, and redemptions that would not have been possible', async () => {
    const rules = [{ type: 'exclusion' as const, when: { productCategories: ['Cards'] } }];
    const report = await tried({ ...TOLD_PROGRAM, activities: [joined, { ...bought, rules }] });
    hold(report, reckon(AS_IT_IS), reckon({ ...AS_IT_IS, without: 'Cards' }));
    expect(report.losers.members).toBeGreaterThan(100);
  });

  it('tells who would be in another tier if its threshold moved', async () => {
    const tiers = TOLD_PROGRAM.tiers.map((tier) =>
      tier.id === 'gold' ? { ...tier, threshold: '350' } : tier,
    );
    const report = await tried({ ...TOLD_PROGRAM, tiers });
    hold(report, reckon(AS_IT_IS), reckon({ ...AS_IT_IS, gold: 350 }));
    expect(report.tierMoves).toEqual([
      { from: 'gold', to: 'silver', members: expect.any(Number) as number },
    ]);
  });

  it('counts what lapses sooner, in the months in which it lapses', async () => {
    const report = await tried({ ...TOLD_PROGRAM, expiry: { mode: 'after', months: 3 } });
    const after = reckon({ ...AS_IT_IS, months: 3 });
    hold(report, reckon(AS_IT_IS), after);
    const first = report.months.find(({ changed }) => changed.expired > 0);
    expect(first?.of).toBe('2025-04');
    const lapsed = report.months.reduce((sum, { changed }) => sum + changed.expired, 0);
    expect(lapsed).toBe(after.expired);
  });

  it('leaves alone what happened before it begins and after it ends', async () => {
    const activities = [joined, { ...bought, earn: { multiplier: '1.5' } }];
    const span = { from: Date.UTC(2025, 2, 1), to: Date.UTC(2025, 4, 1) };
    const report = await tried({ ...TOLD_PROGRAM, activities }, span);
    for (const { of, recorded, changed } of report.months) {
      const isWithin = of === '2025-03' || of === '2025-04';
      expect([of, changed.issued]).toEqual([
        of,
        isWithin ? recorded.issued * 1.5 : recorded.issued,
      ]);
    }
  });

  it('refuses a history whose books would not fit into memory', async () => {
    const compiled = compileProgram(TOLD_PROGRAM, 2, {});
    if (!compiled.ok) throw new Error('it compiled before');
    const wanted = { merchantId, program: compiled.program, from: null, to: null };
    const programs = new Programs(database.pool);
    const tools = { programs, memoryBytes: 1000, progress: () => undefined };
    await expect(
      readSnapshot(database.pool, (client) => runBacktest(client, wanted, tools)),
    ).rejects.toThrow(/^The history has \d+ commands; .* 1 MB are allowed\.$/);
  });
});
