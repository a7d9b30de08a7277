import type { ProgramDocument } from '@fealty/core';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  testDatabase,
  testServers,
  type TestDatabase,
} from '../../../../tests/support/database.ts';
import { EXPIRIES } from '../../../../tests/support/random/any-program.ts';
import { anyCommand, mergingCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { RANDOM_START } from '../../../../tests/support/random/words.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { carryOutMoves } from '../../../../tests/support/random/carry-out-moves.ts';
import {
  driveLanes,
  openDriverLanes,
  type DriverLanes,
} from '../../../../tests/support/scenario/lane-driver.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { verifyMerchant } from './verify-merchant.ts';

const HISTORIES = 25;
/** Every kind of tiers by turns. */
const TIER_RULES: readonly Partial<Pick<ProgramDocument, 'tierRules'>>[] = [
  {},
  { tierRules: { kind: 'period', months: 1, startMonth: 3 } },
  { tierRules: { kind: 'rolling', days: 14, graceDays: 3 } },
  { tierRules: { kind: 'rolling', months: 1, measure: 'spend', steps: 'one' } },
];
const COUPONS = ['A', 'B', 'C', 'D'].map((code) => ({ code }));

/** A checker that finds what is not there is worth no more than one that finds nothing. */
describe.each(testServers())('books that the engine wrote on PostgreSQL $version', (server) => {
  let database: TestDatabase;
  let client: pg.Client;
  let opened: DriverLanes;
  beforeAll(async () => {
    database = await testDatabase(server);
    client = new pg.Client({ ...database.app, types: columnTypes, options: '-c timezone=UTC' });
    await client.connect();
    opened = await openDriverLanes(database);
  });
  afterAll(async () => {
    await opened.close();
    await client.end();
    await database.drop();
  });

  it('fit after random histories of all commands', { timeout: 120_000 }, async () => {
    const parameters = runs(HISTORIES);
    const some = fc.oneof(movesOf(anyCommand, 60), movesOf(mergingCommand, 60));
    const histories = fc.sample(some, parameters);
    let postings = 0;
    for (const [index, history] of histories.entries()) {
      const expiry = EXPIRIES[index % EXPIRIES.length] ?? { mode: 'never' };
      const rules = TIER_RULES[index % TIER_RULES.length];
      const program = { ...crowdedProgram, ...rules, expiry, reminders: [14, 3] };
      const terms = { program, coupons: { voucher: COUPONS } };
      const driver = await driveLanes(terms, opened, RANDOM_START);
      await carryOutMoves(driver, history);
      const verification = await verifyMerchant(client, driver.merchantId);
      postings += verification.postings;
      expect(verification.problems, `seed ${String(parameters.seed)}`).toEqual([]);
    }
    expect(postings).toBeGreaterThan(HISTORIES);
  });
});
