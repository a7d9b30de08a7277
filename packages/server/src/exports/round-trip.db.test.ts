import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes } from '../../../../tests/support/open-lanes.ts';
import { anyCommand, mergingCommand } from '../../../../tests/support/random/commands.ts';
import { expire, redeem, settleRedemption } from '../../../../tests/support/random/points.ts';
import { movesOf, type Move } from '../../../../tests/support/random/moves.ts';
import { purchase, returnOrder } from '../../../../tests/support/random/orders.ts';
import { RANDOM_START } from '../../../../tests/support/random/words.ts';
import { EXPIRIES } from '../../../../tests/support/random/any-program.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import { laneDriver } from '../../../../tests/support/scenario/lane-driver.ts';
import { useDatabase, useFolder } from '../../../../tests/support/use-database.ts';
import { mapMember } from '../imports/member-line.ts';
import { readLines } from '../imports/read-lines.ts';
import { mapTransaction } from '../imports/transaction-line.ts';
import { Patience } from '../jobs/patience.ts';
import { sweepMerchant } from '../jobs/sweep-merchant.ts';
import { importLines, type RefusedLine } from '../usecases/import-lines.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import {
  exportMerchant,
  memberColumns,
  transactionColumns,
  type Exported,
} from './export-merchant.ts';
import { LineWriter, type ExportFormat } from './write-lines.ts';

/** Holds a deduction that was recorded long after its day, past a lot that had lapsed meanwhile. */
const SEED = 241_808_753;
const HISTORIES = 12;
const COUPONS = ['A', 'B', 'C', 'D'].map((code) => ({ code }));
const TERMS = { program: crowdedProgram, coupons: { voucher: COUPONS } };

const database = useDatabase();
const inFolder = useFolder();

async function exportTo(merchantId: number, name: string, format: ExportFormat): Promise<Exported> {
  const counts: Exported = {
    ...{ members: 0, transactions: 0, withPending: 0, withDebt: 0, withHeld: 0 },
  };
  const file = (what: string): string => inFolder(`${name}-${what}.${format}`);
  const members = new LineWriter(file('members'), format, memberColumns([]));
  const transactions = new LineWriter(file('transactions'), format, transactionColumns());
  const client = await database.pool.connect();
  await exportMerchant(
    client,
    { merchantId, pointsDecimals: 0 },
    { members, transactions },
    counts,
  );
  client.release();
  await members.close();
  await transactions.close();
  return counts;
}

/** Imports both files into a merchant and answers what was refused. */
async function importFrom(
  merchantId: number,
  name: string,
  format: ExportFormat,
): Promise<RefusedLine[]> {
  const ledger = openLanes(database.target, merchantId);
  const refused: RefusedLine[] = [];
  for (const [what, map] of [
    ['members', mapMember],
    ['transactions', mapTransaction],
  ] as const) {
    await importLines({
      lanes: ledger.lanes,
      merchantId,
      lines: readLines(inFolder(`${name}-${what}.${format}`), { bytes: 0 }),
      map: (line) => map(line, { importId: what, pointsDecimals: 0 }),
      refused: (line) => {
        refused.push(line);
        return Promise.resolve();
      },
      counts: { taken: 0, already: 0, refused: 0, leftOut: 0 },
      signal: new AbortController().signal,
    });
  }
  await ledger.close();
  return refused;
}

async function lapse(merchantId: number): Promise<void> {
  const ledger = openLanes(database.target, merchantId);
  const { pool, files, lanes } = ledger;
  const patience = new Patience(1000, 100);
  await sweepMerchant(
    { pool, files, lanes, patience, signal: new AbortController().signal },
    merchantId,
  );
  await ledger.close();
}

/** What members have and when it lapses, by e-mail. */
function holdings(merchantId: number): Promise<Record<string, unknown>[]> {
  return database.rows(
    `select m.email, m.uid, m.status, m.referral_code, h.available,
            h.idle_points, case when h.idle_points > 0 then h.idle_lapses_at end as idle_lapses_at,
            (select jsonb_agg(jsonb_build_array(s.expires_at, s.points) order by s.expires_at)
               from expiry_sums s
              where s.merchant_id = $1 and s.member_id = m.id and s.points > 0) as lapses
       from members m join member_heads h on h.merchant_id = $1 and h.id = m.id
      where m.merchant_id = $1 and m.status <> 'deleted' order by m.email, m.uid`,
    [merchantId],
  );
}

/** What counts towards tiers, of those who never owed: what their awards paid off stays behind. */
function counted(merchantId: number, original: number): Promise<Record<string, unknown>[]> {
  return database.rows(
    `select m.email, h.qualified
       from members m join member_heads h on h.merchant_id = $1 and h.id = m.id
      where m.merchant_id = $1 and m.status <> 'deleted'
        and not exists (
          select 1 from members o join postings p on p.merchant_id = $2 and p.member_id = o.id
           where o.merchant_id = $2 and o.email = m.email and 'owed' in (p.source, p.target))
      order by m.email`,
    [merchantId, original],
  );
}

/** Everything but merges: those move lots between chains, of which an export tells only the sums. */
const unmerged = anyCommand.filter(
  ({ kind }) => kind !== 'merge_members' && kind !== 'unmerge_members',
);

/** What members can spend, by e-mail, without those for whom others go on. */
function spendable(merchantId: number): Promise<Record<string, unknown>[]> {
  return database.rows(
    `select m.email, h.available
       from members m join member_heads h on h.merchant_id = $1 and h.id = m.id
      where m.merchant_id = $1 and m.status <> 'deleted' and h.merged_into is null
      order by m.email`,
    [merchantId],
  );
}

/** Carts, cancellations and returns of the same few lots, over and over. */
const carts = fc.oneof(
  { weight: 4, arbitrary: purchase },
  { weight: 4, arbitrary: redeem },
  { weight: 4, arbitrary: settleRedemption },
  { weight: 3, arbitrary: returnOrder },
  { weight: 1, arbitrary: expire },
);

/** Plays histories, carries each over to a copy and compares; answers how much was told. */
async function carryOver(
  histories: readonly (readonly Move[])[],
  format: ExportFormat,
): Promise<{ moved: number; compared: number }> {
  let moved = 0;
  let compared = 0;
  for (const [index, history] of histories.entries()) {
    const expiry = EXPIRIES[index % EXPIRIES.length] ?? { mode: 'never' };
    const terms = { ...TERMS, program: { ...crowdedProgram, expiry } };
    const driver = await laneDriver(terms, database.target, RANDOM_START);
    await carryOutMoves(driver, history);
    await driver.close();
    // What is due is done first: it would change the original, and not its copy.
    await lapse(driver.merchantId);
    const name = `${format}-${String(index)}`;
    moved += (await exportTo(driver.merchantId, name, format)).transactions;
    const copy = await makeMerchant(database.pool, terms, RANDOM_START);
    await database.pool.query(
      `update merchants set clock_offset_ms =
         (select clock_offset_ms from merchants where id = $2) where id = $1`,
      [copy, driver.merchantId],
    );
    expect(await importFrom(copy, name, format)).toEqual([]);
    await lapse(copy);
    const expected = await holdings(driver.merchantId);
    expect(await holdings(copy), `history ${String(index)}`).toEqual(expected);
    const original = await counted(driver.merchantId, driver.merchantId);
    expect(await counted(copy, driver.merchantId)).toEqual(original);
    compared += original.length;
    const client = await database.pool.connect();
    expect((await verifyMerchant(client, copy)).problems).toEqual([]);
    client.release();
  }
  return { moved, compared };
}

describe('an export', () => {
  it.each(['csv', 'ndjson'] as const)(
    'imported elsewhere as %s gives the same points that lapse on the same days',
    async (format) => {
      const histories = fc.sample(movesOf(unmerged, 60), { numRuns: HISTORIES, seed: SEED });
      const { moved, compared } = await carryOver(histories, format);
      expect(moved).toBeGreaterThan(HISTORIES);
      expect(compared).toBeGreaterThan(0);
    },
    120_000,
  );

  it('says what redemptions took that were cancelled, and what came back since', async () => {
    // Within days, so that lots do not lapse in carts and orders still come back.
    const quick = movesOf(carts, 120).map((moves) =>
      moves.map((move) => ({ ...move, hours: move.hours % 5 })),
    );
    const histories = fc.sample(quick, { numRuns: HISTORIES, seed: SEED });
    await carryOver(histories, 'ndjson');
    const [refills] = await database.rows(
      `select count(distinct p.lot_id) as lots from postings p
         join transactions t on t.merchant_id = p.merchant_id and t.related_id = p.lot_id
        where p.target = 'available' and p.lot_id <> p.transaction_id and t.kind = 'return'`,
      [],
    );
    expect(refills?.['lots']).toBeGreaterThan(0);
  }, 120_000);

  it('tells what members can spend who were merged and parted, as one line for each lot', async () => {
    // Within hours, so that nothing lapses: a lot that was in another chain may lapse on another day.
    const quick = movesOf(mergingCommand, 60).map((moves) =>
      moves.map((move) => ({ ...move, hours: move.hours % 2 })),
    );
    const histories = fc.sample(quick, { numRuns: HISTORIES, seed: SEED });
    let merged = 0;
    for (const [index, history] of histories.entries()) {
      const driver = await laneDriver(TERMS, database.target, RANDOM_START);
      await carryOutMoves(driver, history);
      await driver.close();
      const name = `merged-${String(index)}`;
      await exportTo(driver.merchantId, name, 'ndjson');
      const copy = await makeMerchant(database.pool, TERMS, RANDOM_START);
      expect(await importFrom(copy, name, 'ndjson')).toEqual([]);
      expect(await spendable(copy)).toEqual(await spendable(driver.merchantId));
      const [merges] = await database.rows(
        'select count(*)::integer as number from member_merges where merchant_id = $1',
        [driver.merchantId],
      );
      merged += Number(merges?.['number']);
    }
    expect(merged).toBeGreaterThan(0);
  }, 120_000);

  it('leaves no half file, and quotes what CSV must', async () => {
    const file = inFolder('quoted.csv');
    const writer = new LineWriter(file, 'csv', ['a', 'b']);
    await writer.write([
      new Map([
        ['a', 'x,"y"\nz'],
        ['b', ' edge '],
      ]),
    ]);
    expect(readdirSync(inFolder(''))).not.toContain('quoted.csv');
    await writer.close();
    expect(readFileSync(file, 'utf8')).toBe('a,b\n"x,""y""\nz"," edge "\n');
    expect(readdirSync(inFolder(''))).not.toContain('quoted.csv.part');
  });
});
