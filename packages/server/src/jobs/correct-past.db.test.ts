import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes } from '../../../../tests/support/open-lanes.ts';
import {
  correctionRound,
  ROUND_EXPIRIES,
  ROUND_TIERS,
} from '../../../../tests/faults/corrections/round.ts';
import { stockMembers, stockProgram } from '../../../../tests/faults/corrections/stock.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';

let database: TestDatabase;
let owner: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Pool({ ...database.owner, max: 4, types: columnTypes });
  owner.on('error', () => undefined);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const CASES: readonly { readonly title: string; readonly document: object }[] = [
  {
    title: 'reversed awards, with a budget',
    document: {
      ...{ name: 'Reverse', reason: 'A mistake' },
      select: { transactions: { activity: 'made_a_purchase', recorded_from: '2020-01-01' } },
      act: { reverse: {} },
    },
  },
  {
    title: 'a promotion of last month',
    document: {
      ...{ name: 'Double', reason: 'Double what was earned' },
      select: { transactions: { activity: 'made_a_purchase' } },
      act: { reaward: { multiplier: '2' } },
    },
  },
  {
    title: 'points given to all who joined, which count for the tier',
    document: {
      ...{ name: 'Sorry', reason: 'Sorry' },
      select: { members: { joined_from: '2020-01-01', balance_min: '0' } },
      act: { give: { points: '120', qualifies: true } },
    },
  },
  {
    title: 'points taken from all, as many as there are',
    document: {
      ...{ name: 'Take', reason: 'Given by mistake' },
      select: { members: { tier: 'silver' } },
      act: { take: { at_most: '90' } },
    },
  },
];

describe('a correction of many members', () => {
  it.each(CASES.map((one, index) => ({ ...one, index })))(
    'undone leaves balances, lots, dates, tiers and budgets as they were: $title',
    async ({ document, index }) => {
      const expiry = ROUND_EXPIRIES[index] ?? { mode: 'never' };
      const program = stockProgram(expiry, ROUND_TIERS[index % ROUND_TIERS.length]);
      const merchantId = await makeMerchant(owner, { program }, Date.UTC(2026, 0, 1));
      const ledger = openLanes(database, merchantId);
      await stockMembers(ledger.lanes, merchantId, 60);
      const { pool, lanes } = ledger;
      const round = { pool, lanes, target: database.app, merchantId, document };
      const report = await correctionRound({ ...round, kills: index === 0 });
      if (index === 0) expect(report.kills).toBeGreaterThan(0);
      expect(report.undone).toEqual(report.before);
      expect(report.applied).not.toEqual(report.before);
      expect(Object.keys(report.lines)).toContain('undone');
      expect(report.lines).not.toHaveProperty('kept');
      expect(report.lines).not.toHaveProperty('left_out');
      const client = await ledger.pool.connect();
      expect((await verifyMerchant(client, merchantId)).problems).toEqual([]);
      client.release(true);
      await ledger.close();
    },
  );
});
