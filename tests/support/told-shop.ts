import type { Command, ProgramDocument } from '@fealty/core';
import { Patience } from '../../packages/server/src/jobs/patience.ts';
import { sweepMerchant } from '../../packages/server/src/jobs/sweep-merchant.ts';
import type { TestDatabase } from './database.ts';
import { makeMerchant } from './merchant.ts';
import { openLanes } from './open-lanes.ts';

/** A shop whose points can be reckoned by hand: what is bought earns, and one reward costs 100. */
export const TOLD_PROGRAM: ProgramDocument = {
  name: 'Told',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', months: 6 },
  activities: [
    { id: 'created_an_account', name: 'Joined', earn: { points: '20' } },
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
  ],
  rewards: [
    { id: 'mug', name: 'Mug', type: 'product', value: '5', points: '100', coupons: 'none' },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '300' },
  ],
};

export const TOLD_MEMBERS = 200;
const MONTHS = 9;
const actor = 'key:told';

const emailOf = (n: number): string => `m${String(n)}@example.com`;
const memberOf = (n: number) => ({ by: 'email', value: emailOf(n) }) as const;

function joins(n: number): Command {
  const tags = [['vip'], ['web', 'vip'], []][n % 3] ?? [];
  const profile = { email: emailOf(n), firstName: 'M', lastName: String(n), tags };
  return { kind: 'enroll', actor, profile };
}

/** An even amount, so that half of it is whole. */
function buys(n: number, month: number): Command {
  const subtotal = String(2 * ((n * 7 + month * 13) % 45));
  const category = (n + month) % 4 === 0 ? 'Cards' : 'Tea';
  const line = { productId: category, price: subtotal, quantity: '1', category, title: '' };
  const order = {
    id: `O${String(n)}-${String(month)}`,
    ...{ total: subtotal, subtotal, currency: 'USD', coupons: [] },
    lines: [{ ...line, url: '', imageUrl: '', tags: [] }],
  };
  return { kind: 'purchase', actor, member: memberOf(n), activityId: 'made_a_purchase', order };
}

/** A merchant with nine months of history: on every tenth everybody buys, and some redeem or try to. */
export async function toldShop(database: TestDatabase): Promise<number> {
  const start = Date.UTC(2025, 0, 10);
  const opened = openLanes(database, 0);
  const { pool, files, lanes } = opened;
  const merchantId = await makeMerchant(pool, { program: TOLD_PROGRAM }, start);
  const { signal } = new AbortController();
  const deps = { pool, files, lanes, patience: new Patience(1, 1), signal };
  const all = (commandOf: (n: number) => Command | null): Promise<unknown> =>
    Promise.all(
      Array.from({ length: TOLD_MEMBERS }, async (_, n) => {
        const command = commandOf(n);
        if (command === null) return;
        const deadlineMs = performance.now() + 60_000;
        const respond = (): { status: number; body: string } => ({ status: 200, body: '' });
        await lanes.submit({ merchantId, command, respond, key: null, deadlineMs, bulk: true });
      }),
    );
  const setClock = async (at: number): Promise<void> => {
    await pool.query(
      `update merchants
          set clock_offset_ms = $2 - floor(extract(epoch from clock_timestamp()) * 1000)::bigint
        where id = $1`,
      [merchantId, at],
    );
    await sweepMerchant(deps, merchantId);
  };
  await setClock(start);
  await all(joins);
  for (let month = 0; month < MONTHS; month += 1) {
    await setClock(Date.UTC(2025, month, 10, 12));
    await all((n) => buys(n, month));
    await setClock(Date.UTC(2025, month, 20, 12));
    await all((n) =>
      (n + month) % 3 === 0
        ? { kind: 'redeem', actor, member: memberOf(n), rewardId: 'mug' }
        : null,
    );
  }
  await setClock(Date.UTC(2025, MONTHS, 15));
  if (opened.troubles.length > 0) throw new Error(opened.troubles.join());
  await opened.close();
  return merchantId;
}
