import { randomBytes } from 'node:crypto';
import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { noonOf, type Scenario } from './scenario/driver.ts';

/** Makes a test merchant with a running program and stocked rewards; answers its number. */
export async function makeMerchant(
  pool: pg.Pool,
  scenario: Pick<Scenario, 'program' | 'coupons'>,
  start: Instant,
): Promise<number> {
  const made = await pool.query<{ id: number }>(
    `insert into merchants (partner_id, public_id, name, is_test, running_version)
     values ($1, $2, $3, true, 1) returning id`,
    [randomBytes(5).toString('hex'), randomBytes(16).toString('hex'), scenario.program.name],
  );
  const merchantId = made.rows[0]?.id ?? 0;
  await pool.query(
    `insert into program_versions (merchant_id, version, document, stamps, applied_by)
     values ($1, 1, $2, '{}', 'test')`,
    [merchantId, JSON.stringify(scenario.program)],
  );
  for (const { id } of scenario.program.budgets ?? []) {
    await pool.query('insert into budgets (merchant_id, budget_id) values ($1, $2)', [
      merchantId,
      id,
    ]);
  }
  for (const [rewardId, coupons] of Object.entries(scenario.coupons ?? {})) {
    await pool.query(
      'insert into reward_stocks (merchant_id, reward_id, uploaded) values ($1, $2, $3)',
      [merchantId, rewardId, coupons.length],
    );
    for (const [index, { code, expiresOnDay }] of coupons.entries()) {
      const expiresAt =
        expiresOnDay === undefined ? null : new Date(noonOf({ start }, expiresOnDay));
      await pool.query(
        `insert into coupons (merchant_id, reward_id, number, code, expires_at)
         values ($1, $2, $3, $4, $5)`,
        [merchantId, rewardId, index + 1, code, expiresAt],
      );
    }
  }
  return merchantId;
}
